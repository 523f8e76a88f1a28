using System.Globalization;
using MilestoneTracker.Exchange.Reading.Xml;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// The working times of a day in minutes, sorted, those that touch made one.
internal sealed class WorkingHours
{
    public static readonly WorkingHours None = new("off");

    private WorkingHours(string text) => Text = text;

    /// <summary>The times as the vocabulary of plans has them, such as 08:00-12:00 13:00-17:00, or off; equal where the times
    /// are.</summary>
    public string Text { get; }

    /// <summary>The times; null where one of them cannot be understood, or where two overlap.</summary>
    public static WorkingHours? Read(XmlPull xml)
    {
        List<(int From, int To)> times = [];
        (bool isGood, int depth) = (true, xml.Depth);
        while (xml.NextChild(depth))
        {
            if (xml.Name != "WorkingTime") continue;
            (int? from, int? to) = ReadTime(xml);
            if (to == 0) to = 1440;
            if (from is null || to is null || from >= to) isGood = false;
            else times.Add((from.Value, to.Value));
        }

        times.Sort();
        List<(int From, int To)> merged = [];
        foreach ((int from, int to) in times)
        {
            if (merged.Count > 0 && from < merged[^1].To) return null;
            if (merged.Count > 0 && from == merged[^1].To) merged[^1] = (merged[^1].From, to);
            else merged.Add((from, to));
        }

        if (!isGood) return null;
        return merged.Count == 0 ? None : new WorkingHours(string.Join(' ', merged.Select(time => $"{Clock(time.From)}-{Clock(time.To)}")));
    }

    private static (int? From, int? To) ReadTime(XmlPull xml)
    {
        (int? from, int? to) = (null, null);
        (bool hasFrom, bool hasTo, int depth) = (false, false, xml.Depth);
        while (xml.NextChild(depth))
        {
            if (xml.Name == "FromTime" && !hasFrom) (from, hasFrom) = (Minutes(xml.Text()), true);
            else if (xml.Name == "ToTime" && !hasTo) (to, hasTo) = (Minutes(xml.Text()), true);
        }

        return (from, to);
    }

    private static int? Minutes(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        bool isClock = text.Length >= 5 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]) && text[2] == ':'
            && char.IsAsciiDigit(text[3]) && char.IsAsciiDigit(text[4]);
        if (!isClock || (text.Length > 5 && !IsSeconds(text[5..]))) return null;
        int hour = ((text[0] - '0') * 10) + text[1] - '0';
        int minute = ((text[3] - '0') * 10) + text[4] - '0';
        return hour < 24 && minute < 60 ? (hour * 60) + minute : null;
    }

    private static bool IsSeconds(ReadOnlySpan<char> text) =>
        text.Length >= 3 && text[0] == ':' && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2])
        && (text.Length == 3 || (text.Length > 4 && text[3] == '.' && !text[4..].ContainsAnyExceptInRange('0', '9')));

    private static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:D2}:{minutes % 60:D2}");
}
