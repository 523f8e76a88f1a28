namespace MilestoneTracker.Cli.Terminal;

// An input that is read once, forward, and whose beginning can be looked at before. Waiting for more ends when the invocation is cancelled,
// because a terminal or a pipe may never answer. The input itself is not closed.
internal sealed class PeekedInput(Stream input, CancellationToken cancelled) : Stream
{
    /// <summary>The number of bytes that can be looked at.</summary>
    public const int Beginning = 1 << 16;

    private readonly byte[] _window = new byte[Beginning];
    private int _at;
    private int _end;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The first bytes of the input, fewer only if it has fewer. Only before anything is read.</summary>
    public ReadOnlySpan<byte> Peek()
    {
        while (_end < _window.Length)
        {
            int read = Fill(_end);
            if (read == 0) break;
            _end += read;
        }

        return _window.AsSpan(0, _end);
    }

    public override int Read(Span<byte> buffer)
    {
        if (_at == _end) (_at, _end) = (0, Fill(0));
        int count = Math.Min(buffer.Length, _end - _at);
        _window.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _at < _end ? new(Read(buffer.Span)) : input.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Fill(int from) =>
        input.ReadAsync(_window.AsMemory(from), cancelled).AsTask().WaitAsync(cancelled).GetAwaiter().GetResult();
}
