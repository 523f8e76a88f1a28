using System.Globalization;
using System.Text.RegularExpressions;
using MilestoneTracker.Exchange.Options;

namespace MilestoneTracker.Exchange.Values;

// Dates as trackers and spreadsheets write them: ISO (the date part as written), 25/Jun/26, Jun 25, 2026; numbers alone only in an order
// that the options state. A text of more than 64 units is not a date, so the patterns cost little.
internal static partial class Days
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The date as yyyy-mm-dd; null with the code of the finding where it is none.</summary>
    public static string? Read(string text, DateOrder order, out string problem)
    {
        problem = "date-not-understood";
        text = text.Trim();
        if (text.Length is 0 or > 64) return null;
        if (text.Length == 10 && Moment.TryParse(text, out _)) return text; // what nearly all write
        if (Iso().Match(text) is { Success: true } iso) return Date(Number(iso, "y"), Number(iso, "m"), Number(iso, "d"));
        if (DayMonth().Match(text) is { Success: true } named && Month(named) is > 0 and int month)
            return Date(Year(named), month, Number(named, "d"));
        if (MonthDay().Match(text) is { Success: true } first
            && Month(first) is > 0 and int leading) return Date(Number(first, "y"), leading, Number(first, "d"));
        if (Numbers().Match(text) is not { Success: true } numbers) return null;
        if (order == DateOrder.NotSaid)
        {
            problem = "date-ambiguous";
            return null;
        }

        bool isDayFirst = order == DateOrder.DayMonthYear;
        return Date(Year(numbers), Number(numbers, isDayFirst ? "b" : "a"), Number(numbers, isDayFirst ? "a" : "b"));
    }

    private static string? Date(int year, int month, int day) =>
        year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) ? null
            : new Moment(year, month, day, 0, 0).Date;

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int Year(Match match)
    {
        int year = Number(match, "y");
        return year < 100 ? year + 2000 : year;
    }

    private static int Month(Match match) =>
        Array.FindIndex(Months, month => match.Groups["m"].ValueSpan.Equals(month, StringComparison.OrdinalIgnoreCase)) + 1;

    [GeneratedRegex(
        @"^(?<y>[0-9]{4})[-/.](?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2})"
        + @"([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?\s*(Z|UTC|[+-][0-9]{2}:?[0-9]{2})?)?\z",
        Plain, matchTimeoutMilliseconds: -1)]
    private static partial Regex Iso();

    [GeneratedRegex(
        @"^(?<d>[0-9]{1,2})[-/ .](?<m>[A-Za-z]{3})[a-z]*[-/ .,]+(?<y>[0-9]{2}|[0-9]{4})"
        + @"([ T]+[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?( ?[AaPp][Mm])?)?\z",
        Plain, matchTimeoutMilliseconds: -1)]
    private static partial Regex DayMonth();

    [GeneratedRegex(
        @"^(?<m>[A-Za-z]{3})[a-z]* (?<d>[0-9]{1,2}),? (?<y>[0-9]{4})\z",
        Plain, matchTimeoutMilliseconds: -1)]
    private static partial Regex MonthDay();

    [GeneratedRegex(
        @"^(?<a>[0-9]{1,2})[-/.](?<b>[0-9]{1,2})[-/.](?<y>[0-9]{2}|[0-9]{4})"
        + @"([ T]+[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?( ?[AaPp][Mm])?)?\z",
        Plain, matchTimeoutMilliseconds: -1)]
    private static partial Regex Numbers();
}
