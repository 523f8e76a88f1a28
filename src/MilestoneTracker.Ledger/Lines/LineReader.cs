using MilestoneTracker.Ledger.Events;

namespace MilestoneTracker.Ledger.Lines;

// Reads a stream line by line, in one buffer that grows with the longest line. Each line must end with a line feed and must not be longer
// than an event.
internal sealed class LineReader(Stream input)
{
    private byte[] _bytes = new byte[1 << 16];
    private int _start; // of the line
    private int _next; // after its line feed
    private int _end; // of the bytes read

    /// <summary>The current line, without its line feed. Valid until the next call of <see cref="MoveNext"/>.</summary>
    public ReadOnlySpan<byte> Current => _bytes.AsSpan(_start, _next - 1 - _start);

    /// <summary>Moves to the next line.</summary>
    /// <param name="sequence">The sequence number of the line, for messages.</param>
    /// <param name="cancellationToken">Cancels the reading with <see cref="OperationCanceledException"/>. Checked for each line and for
    /// each read of the stream, because a long line can arrive slowly.</param>
    /// <returns>Whether there is a next line.</returns>
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
                sequence, "the last line does not end with a line feed: a part of it, or everything after it, is missing.");
        }
    }

    /// <summary>Makes room after the bytes read, by dropping the bytes before the line or growing the buffer.</summary>
    private void MakeRoom()
    {
        if (_end < _bytes.Length) return;
        if (_start == 0) Array.Resize(ref _bytes, _bytes.Length * 2);
        else _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
        (_start, _end) = (0, _end - _start);
    }
}
