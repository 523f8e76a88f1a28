namespace MilestoneTracker.Faults.Fuzz;

/// <summary>Bytes that are being altered, in one buffer that is used again. An edit that would make them longer than is of use is
/// left out.</summary>
internal sealed class Draft
{
    private const int MaxBytes = 1 << 15;

    private readonly byte[] _bytes = new byte[MaxBytes];
    private readonly byte[] _inserted = new byte[MaxBytes];

    public int Length { get; private set; }

    public Span<byte> Bytes => _bytes.AsSpan(0, Length);

    public void Set(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_bytes);
        Length = bytes.Length;
    }

    /// <summary>Puts bytes in the place of others. They may be bytes of this draft.</summary>
    public void Replace(int at, int count, ReadOnlySpan<byte> with)
    {
        if (Length - count + with.Length > MaxBytes) return;
        with.CopyTo(_inserted);
        Bytes[(at + count)..].CopyTo(_bytes.AsSpan(at + with.Length));
        _inserted.AsSpan(0, with.Length).CopyTo(_bytes.AsSpan(at));
        Length += with.Length - count;
    }

    public void Insert(int at, ReadOnlySpan<byte> bytes) => Replace(at, 0, bytes);

    public void Remove(int at, int count) => Replace(at, count, []);
}
