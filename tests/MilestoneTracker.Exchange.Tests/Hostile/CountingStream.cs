namespace MilestoneTracker.Exchange.Tests.Hostile;

// A table without end, which counts what is read of it.
internal sealed class CountingStream : Stream
{
    private static readonly byte[] Start = "id,name\n"u8.ToArray();
    private static readonly byte[] Row = "1,A\n"u8.ToArray();

    public long Taken { get; private set; }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        for (int i = 0; i < buffer.Length; i++, Taken++) buffer[i] = Taken < Start.Length ? Start[Taken]
            : Row[(Taken - Start.Length) % Row.Length];
        return buffer.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
