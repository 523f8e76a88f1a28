using System.Globalization;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Fields;

// The fixed words and small numbers that fields are written with.
internal static class FieldWords
{
    public const string Retained = "retained";
    public const string Override = "override";
    public const string CalendarRule =
        "Name a calendar of the plan: standard, 24x7, or NAME of a valid field calendar-NAME.";
    public const string LinkRule = "A link is FS, SS, FF or SF.";

    private static readonly string[] Links = ["FS", "SS", "FF", "SF"];

    public static string Of(LinkKind link) => Links[(int)link];

    public static bool TryReadLink(string text, out LinkKind link)
    {
        int place = Array.IndexOf(Links, text);
        link = (LinkKind)Math.Max(place, 0);
        return place >= 0;
    }

    /// <summary>Reads <c>0</c>, <c>1</c> or a fraction with one to six decimals, of which the last is not 0.</summary>
    public static bool TryReadShare(string text, out decimal share)
    {
        share = text == "1" ? 1 : 0;
        if (text is "0" or "1") return true;
        if (text.Length is < 3 or > 8 || text[0] != '0' || text[1] != '.' || text[^1] == '0'
            || PlanMoment.Number(text.AsSpan(2)) < 0) return false;
        share = decimal.Parse(text, CultureInfo.InvariantCulture);
        return true;
    }
}
