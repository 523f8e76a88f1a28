using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Reading;

// The input as every reader gets it: read once and forward, never sought, never closed. Guarantees that at most one buffer beyond the limit
// of bytes is asked for, and that a cancelled import ends at the next read. The first bytes can be
// looked at before they are read.
internal sealed class ByteSource(Stream input, long most, CancellationToken cancellationToken) : ForwardStream
{
    private byte[] _head = [];
    private int _headLength;
    private int _ahead;
    private long _read;

    /// <summary>Where a reader stands, for the error of an input that is too large.</summary>
    public Func<Place>? Where { get; set; }

    /// <summary>The first bytes of the input without taking them, as many as there are of those asked for. Only before anything is
    /// read.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_head.Length < count) Array.Resize(ref _head, count);
        while (_headLength < count)
        {
            int read = Take(_head.AsSpan(_headLength, count - _headLength));
            if (read == 0) break;
            _headLength += read;
        }

        return _head.AsSpan(0, Math.Min(count, _headLength));
    }

    public override int Read(Span<byte> buffer)
    {
        if (_ahead == _headLength) return Take(buffer);
        int kept = Math.Min(buffer.Length, _headLength - _ahead);
        _head.AsSpan(_ahead, kept).CopyTo(buffer);
        _ahead += kept;
        return kept;
    }

    private int Take(Span<byte> buffer)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_read > most)
        {
            throw new ImportRefusedException("too-large", Where?.Invoke() ?? default,
                FormattableString.Invariant($"The input has more than {most} bytes. Split it, or raise the limit of bytes."));
        }

        int read = input.Read(buffer.Length > 1 << 20 ? buffer[..(1 << 20)] : buffer);
        _read += read;
        return read;
    }
}
