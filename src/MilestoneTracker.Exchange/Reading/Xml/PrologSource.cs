using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Reading.Xml;

// The bytes of a document on their way to the reader of XML, watched until its first element for the place of <!DOCTYPE, outside of
// comments and processing instructions: the reader refuses one without saying where it stands. However long the prolog is, it costs no
// memory. Knows UTF-8 and UTF-16 with and without a byte order mark; in other encodings, of which ASCII is a part, columns are bytes.
internal sealed class PrologSource(ByteSource source) : ForwardStream
{
    private const string Opening = "<!DOCTYPE";

    private readonly byte[] _start = new byte[4];
    private int _startLength;
    private int _width = 1;
    private bool _isBigEndian;
    private int _half = -1;
    private string _seen = ""; // since the last < outside of comments and instructions
    private string _last = ""; // the last three characters within one
    private bool _isAfterReturn;
    private bool _isOver;
    private int _line = 1;
    private int _column;
    private Place _begin;

    /// <summary>Where the document type stands; null where none has come.</summary>
    public Place? DocumentType { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        int read = source.Read(buffer);
        for (int i = 0; i < read && !_isOver; i++) Watch(buffer[i]);
        return read;
    }

    private void Watch(byte b)
    {
        if (_startLength < 4)
        {
            _start[_startLength++] = b;
            if (_startLength < 4) return;
            int mark = MarkOf(_start);
            for (int i = mark; i < 4 && !_isOver; i++) Unit(_start[i]);
            return;
        }

        Unit(b);
    }

    // How many bytes the byte order mark has; sets how the others make characters.
    private int MarkOf(ReadOnlySpan<byte> start)
    {
        int mark = start is [0xEF, 0xBB, 0xBF, ..] ? 3 : start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? 2 : 0;
        _isBigEndian = start is [0xFE, 0xFF, ..] or [0, (byte)'<', ..];
        if (_isBigEndian || start is [0xFF, 0xFE, ..] or [(byte)'<', 0, ..]) _width = 2;
        return mark;
    }

    private void Unit(byte b)
    {
        if (_width == 1)
        {
            if ((b & 0xC0) == 0x80) return; // within a character
            if (b >= 0xF0) _column++; // which has two units
            Character((char)b);
        }
        else if (_half < 0)
        {
            _half = b;
        }
        else
        {
            Character((char)(_isBigEndian ? (_half << 8) | b : (b << 8) | _half));
            _half = -1;
        }
    }

    private void Character(char c)
    {
        if (c == '\n' && _isAfterReturn) _isAfterReturn = false;
        else if (c is '\n' or '\r') (_line, _column, _isAfterReturn) = (_line + 1, 0, c == '\r');
        else (_column, _isAfterReturn) = (_column + 1, false);
        if (_seen.StartsWith("<?", StringComparison.Ordinal) || _seen.StartsWith("<!--", StringComparison.Ordinal)) Within(c);
        else if (_seen.Length == 0 && c != '<') return;
        else Open(c);
    }

    private void Within(char c)
    {
        _last = (_last.Length < 3 ? _last : _last[1..]) + c;
        if (!_last.EndsWith(_seen[1] == '?' ? "?>" : "-->", StringComparison.Ordinal)) return;
        (_seen, _last) = ("", "");
    }

    private void Open(char c)
    {
        if (_seen.Length == 0) _begin = new Place(_line, _column);
        _seen += c;
        if (_seen == Opening) DocumentType = _begin;
        bool mayBegin = Opening.StartsWith(_seen, StringComparison.Ordinal) || "<!--".StartsWith(_seen, StringComparison.Ordinal)
            || _seen == "<?";
        _isOver = DocumentType is not null || !mayBegin;
    }
}
