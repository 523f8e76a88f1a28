using System.Text;

namespace MilestoneTracker.Exchange.Formats.Detection;

// What format an input is in, as far as its first bytes say it. Never throws; what could be several things is none, but a first line that
// is headings is that of a table.
internal static class FormatDetection
{
    public static ImportFormat? Of(ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> text = Utf8Of(start).TrimStart(" \t\r\n"u8);
        if (text.IsEmpty) return null;
        return text[0] switch
        {
            (byte)'<' => XmlStart.FormatOf(text),
            (byte)'{' or (byte)'[' => JsonStart.FormatOf(text),
            _ => Ascii.EqualsIgnoreCase(text[..Math.Min(text.Length, 15)], "BEGIN:VCALENDAR"u8) ? ImportFormat.ICalendar
                : TableStart.FormatOf(text),
        };
    }

    private static ReadOnlySpan<byte> Utf8Of(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => start[3..],
        [0xFF, 0xFE, ..] => Transcoded(Encoding.Unicode, start[2..]),
        [0xFE, 0xFF, ..] => Transcoded(Encoding.BigEndianUnicode, start[2..]),
        [(byte)'<', 0, ..] => Transcoded(Encoding.Unicode, start),
        [0, (byte)'<', ..] => Transcoded(Encoding.BigEndianUnicode, start),
        _ => start,
    };

    private static byte[] Transcoded(Encoding encoding, ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetBytes(encoding.GetString(bytes));
}
