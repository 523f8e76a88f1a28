using System.Buffers;
using System.Text.Unicode;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Exchange.Reading;

namespace MilestoneTracker.Exchange.Formats.ICalendar;

// The content lines of iCalendar (RFC 5545, 3.1), unfolded as bytes and then decoded, because writers fold within characters. Lines end
// with CR LF, LF or CR; CR CR LF, which some writers leave, is one end. Guarantees: no line beyond the limit in memory, strict UTF-8, the
// number of the line of each.
internal sealed class ContentLines(ByteSource source, ImportLimits limits)
{
    private readonly byte[] _window = new byte[1 << 16];
    private byte[] _folded = new byte[1024];
    private char[] _line = new char[1024];
    private int _length;
    private int _at;
    private int _end;
    private int _number = 1;
    private bool _isStarted;

    /// <summary>Where the line begins that was read last.</summary>
    public Place Place { get; private set; } = new(1, 1);

    /// <summary>The line that was read last; valid until the next one is.</summary>
    public ReadOnlySpan<char> Line => _line.AsSpan(0, _length);

    /// <summary>Reads the next line; false at the end.</summary>
    public bool Next()
    {
        if (!_isStarted)
        {
            _isStarted = true;
            if (source.Peek(3).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) source.ReadExactly(_window, 0, 3);
        }

        (_length, Place) = (0, new Place(_number, 1));
        if (Peek(0) < 0) return false;
        if (TakeWhole()) return true;
        while (true)
        {
            ReadOnlySpan<byte> rest = _window.AsSpan(_at.._end);
            int stop = rest.IndexOfAny((byte)'\r', (byte)'\n');
            Append(stop < 0 ? rest : rest[..stop]);
            _at += stop < 0 ? rest.Length : stop;
            if (Peek(0) < 0) break;
            if (stop < 0) continue;
            bool isFoldable = TakeBreak();
            _number++;
            if (!isFoldable || Peek(0) is not (' ' or '\t')) break;
            _at++;
        }

        Decode(_folded.AsSpan(0, _length));
        return true;
    }

    // A line that is not folded and stands in the window with what follows it, as nearly all do, needs no copy of its bytes.
    private bool TakeWhole()
    {
        ReadOnlySpan<byte> rest = _window.AsSpan(_at.._end);
        int stop = rest.IndexOf((byte)'\n');
        if (stop < 0 || stop + 1 >= rest.Length || rest[stop + 1] is (byte)' ' or (byte)'\t') return false;
        ReadOnlySpan<byte> line = rest[..stop];
        if (line is [.., (byte)'\r']) line = line[..^1];
        if (line.Contains((byte)'\r') || line.Length > limits.Text) return false;
        Decode(line);
        _at += stop + 1;
        _number++;
        return true;
    }

    // A lone CR ends a line, but begins no fold.
    private bool TakeBreak()
    {
        if (Peek(0) == '\n')
        {
            _at++;
            return true;
        }

        int breaks = Peek(1) == '\n' ? 2 : Peek(1) == '\r' && Peek(2) == '\n' ? 3 : 1;
        _at += breaks;
        return breaks > 1;
    }

    private int Peek(int ahead)
    {
        while (_at + ahead >= _end)
        {
            int kept = _end - _at;
            _window.AsSpan(_at, kept).CopyTo(_window);
            (_at, _end) = (0, kept);
            int read = source.Read(_window, _end, _window.Length - _end);
            if (read == 0) return -1;
            _end += read;
        }

        return _window[_at + ahead];
    }

    private void Append(ReadOnlySpan<byte> part)
    {
        if (_length + (long)part.Length > 4L * limits.Text) throw TooLong();
        if (_length + part.Length > _folded.Length)
            Array.Resize(ref _folded, Math.Max(_folded.Length * 2, _length + part.Length));
        part.CopyTo(_folded.AsSpan(_length));
        _length += part.Length;
    }

    private void Decode(ReadOnlySpan<byte> bytes)
    {
        if (_line.Length < bytes.Length) _line = new char[Math.Max(_line.Length * 2, bytes.Length)];
        if (Utf8.ToUtf16(bytes, _line, out _, out _length, replaceInvalidSequences: false) != OperationStatus.Done)
            throw new ImportRefusedException("encoding", Place, "This line is not UTF-8. Save the file as UTF-8.");
        if (_length > limits.Text) throw TooLong();
    }

    private ImportRefusedException TooLong() =>
        new("value-too-long", Place,
            FormattableString.Invariant($"A line has more than {limits.Text} units. Shorten it, or raise the limit of texts."));
}
