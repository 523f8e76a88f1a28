using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Reading;

// The input as every reader gets it: read once and forward, never sought, never closed. Guarantees that at most one buffer beyond the limit
// of bytes is asked for, and that a cancelled import ends at the next read. Keeps the first bytes, so that the place of a document type can
// be found, which the reader of XML does not say.
internal sealed class ByteSource(Stream input, long most, CancellationToken ct) : Stream
{
    private const int HeadLength = 1 << 16;
    private byte[] _head = new byte[4096];
    private int _headLength;
    private int _ahead;
    private long _read;

    /// <summary>Where a reader stands, for the error of an input that is too large.</summary>
    public Func<Place>? Where { get; set; }

    /// <summary>The first bytes that were read, at most 64 KiB.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headLength);

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The first bytes of the input without taking them, as many as there are of those asked for.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
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
        if (_ahead < _headLength && _read == _headLength)
        {
            int kept = Math.Min(buffer.Length, _headLength - _ahead);
            _head.AsSpan(_ahead, kept).CopyTo(buffer);
            _ahead += kept;
            return kept;
        }

        int read = Take(buffer);
        Remember(buffer[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Take(Span<byte> buffer)
    {
        ct.ThrowIfCancellationRequested();
        if (_read > most)
        {
            throw new ImportRefusedException("too-large", Where?.Invoke() ?? default,
                FormattableString.Invariant($"The input has more than {most} bytes. Split it, or raise the limit of bytes."));
        }

        int read = input.Read(buffer.Length > 1 << 20 ? buffer[..(1 << 20)] : buffer);
        _read += read;
        return read;
    }

    private void Remember(ReadOnlySpan<byte> bytes)
    {
        int kept = Math.Min(bytes.Length, HeadLength - _headLength);
        if (kept <= 0) return;
        if (_headLength + kept > _head.Length) Array.Resize(ref _head, HeadLength);
        bytes[..kept].CopyTo(_head.AsSpan(_headLength));
        _headLength += kept;
        _ahead = _headLength;
    }
}
