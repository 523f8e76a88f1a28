using System.Globalization;

namespace MilestoneTracker.Exchange.Values;

// A civil time to the minute as it stands in a file, without a zone: 2026-03-02, 2026-03-02T08:00 or with seconds, which are dropped.
internal readonly record struct Moment(int Year, int Month, int Day, int Hour, int Minute)
{
    public string Date => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}-{Day:D2}");

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}-{Day:D2}T{Hour:D2}:{Minute:D2}");

    public static bool TryParse(ReadOnlySpan<char> text, out Moment moment)
    {
        moment = default;
        text = text.Trim();
        if (text.Length < 10 || !Number(text, 0, 4, out int year) || text[4] != '-' || !Number(text, 5, 2, out int month) || text[7] != '-'
            || !Number(text, 8, 2, out int day)) return false;
        (int hour, int minute) = (0, 0);
        if (text.Length > 10)
        {
            if (text[10] is not ('T' or ' ') || text.Length < 16 || !Number(text, 11, 2, out hour) || text[13] != ':'
                || !Number(text, 14, 2, out minute)) return false;
            if (text.Length > 16 && !IsSeconds(text[16..])) return false;
        }

        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23
            || minute > 59) return false;
        moment = new Moment(year, month, day, hour, minute);
        return true;
    }

    private static bool IsSeconds(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || text[0] != ':' || !Number(text, 1, 2, out _)) return false;
        return text.Length == 3 || (text.Length > 4 && text[3] == '.' && !text[4..].ContainsAnyExceptInRange('0', '9'));
    }

    private static bool Number(ReadOnlySpan<char> text, int at, int length, out int number)
    {
        number = 0;
        for (int i = at; i < at + length; i++)
        {
            if (!char.IsAsciiDigit(text[i])) return false;
            number = (number * 10) + (text[i] - '0');
        }

        return true;
    }
}
