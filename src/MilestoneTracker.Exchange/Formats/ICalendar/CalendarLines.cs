using System.Text;

namespace MilestoneTracker.Exchange.Formats.ICalendar;

// Writes content lines (RFC 5545, 3.1): CR LF at the end, folded so that no line has more than 75 octets, and never within a character.
internal sealed class CalendarLines(Stream output)
{
    private const int Most = 75;
    private byte[] _bytes = new byte[1024];

    /// <param name="name">The name, with the parameters.</param>
    /// <param name="value">The value as it is to stand there; texts escaped.</param>
    public void Write(string name, string value)
    {
        string line = $"{name}:{value}\r\n";
        int most = Encoding.UTF8.GetMaxByteCount(line.Length);
        if (_bytes.Length < most) _bytes = new byte[most];
        int length = Encoding.UTF8.GetBytes(line, _bytes) - 2;
        int from = 0;
        int room = Most;
        while (length - from > room)
        {
            int cut = from + room;
            while ((_bytes[cut] & 0xC0) == 0x80) cut--;
            output.Write(_bytes, from, cut - from);
            output.Write("\r\n "u8);
            (from, room) = (cut, Most - 1);
        }

        output.Write(_bytes, from, length + 2 - from);
    }

    public void WriteText(string name, string text) => Write(name, Escaped(text));

    public static string Escaped(string text)
    {
        if (text.AsSpan().IndexOfAny("\\;,\n") < 0) return text;
        StringBuilder escaped = new(text.Length + 8);
        foreach (char c in text)
        {
            if (c is '\\' or ';' or ',') escaped.Append('\\').Append(c);
            else if (c == '\n') escaped.Append("\\n");
            else escaped.Append(c);
        }

        return escaped.ToString();
    }
}
