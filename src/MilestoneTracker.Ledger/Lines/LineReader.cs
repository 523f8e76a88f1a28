using MilestoneTracker.Ledger.Events;

namespace MilestoneTracker.Ledger.Lines;

// The lines of a stream, one at a time in one buffer that grows with the longest: each must end with a line feed, and none may
// be longer than an event.
internal sealed class LineReader(Stream input)
{
    private byte[] _bytes = new byte[1 << 16];
    private int _start; // of the line
    private int _next; // behind its line feed
    private int _end; // of what was read

    /// <summary>The line, without its line feed. Valid until the next is asked for.</summary>
    public ReadOnlySpan<byte> Current => _bytes.AsSpan(_start, _next - 1 - _start);

    /// <summary>Goes to the next line, if there is one.</summary>
    /// <param name="sequence">The sequence number that belongs there: for what is said where there is only a part of one.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>: looked at for each line, and each time that
    /// the stream is read from, because a long line may come slowly.</param>
    public bool MoveNext(long sequence, CancellationToken cancellationToken = default)
    {
        _start = _next;
        int searched = _start;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int length = _bytes.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                _next = searched + length + 1;
                return true;
            }

            if (_end - _start > EventWriter.MaximumLength) throw new LedgerException(
                sequence, FormattableString.Invariant($"its line has more than {EventWriter.MaximumLength} bytes."));
            MakeRoom();
            searched = _end;
            int read = input.Read(_bytes, _end, _bytes.Length - _end);
            if (read > 0)
            {
                _end += read;
                continue;
            }

            if (_end == _start) return false;
            throw new LedgerException(
                sequence, "the last line is not ended by a line feed: a part of it, or all that follows it, is missing.");
        }
    }

    /// <summary>Room behind what was read; what lies before the line is let go.</summary>
    private void MakeRoom()
    {
        if (_end < _bytes.Length) return;
        if (_start == 0) Array.Resize(ref _bytes, _bytes.Length * 2);
        else _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
        (_start, _end) = (0, _end - _start);
    }
}
