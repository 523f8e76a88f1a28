using MilestoneTracker.Ledger;

namespace MilestoneTracker.Faults.Tamper;

/// <summary>A copy of the lines of a log, for one thread.</summary>
internal sealed class LinesBench(Original original, Tampered tampered) : IDisposable
{
    private readonly byte[] _copy = (byte[])original.Bytes.Clone();

    public void Flip(int bit)
    {
        byte mask = (byte)(1 << (bit % 8));
        _copy[bit / 8] ^= mask;
        Judge(_copy, _copy.Length, FormattableString.Invariant($"bit {bit % 8} of byte {bit / 8} flipped"));
        _copy[bit / 8] ^= mask;
    }

    public void Judge(byte[] bytes, int length, string what)
    {
        try
        {
            using MemoryStream stream = new(bytes, 0, length, writable: false);
            if (LedgerLines.Verify(stream, original.Checkpoint).IsValid) tampered.NotReported(what);
        }
        catch (Exception e)
        {
            tampered.NotReported($"{what}, but thrown: {e}");
        }
    }

    public void Judge(byte[] bytes, string what) => Judge(bytes, bytes.Length, what);

    public void Dispose()
    {
        if (!_copy.AsSpan().SequenceEqual(original.Bytes)) throw new InvalidOperationException("A flipped bit was not flipped back.");
    }
}
