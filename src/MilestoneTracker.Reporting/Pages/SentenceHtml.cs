using System.Globalization;
using MilestoneTracker.Reporting.Dates;

namespace MilestoneTracker.Reporting.Pages;

// Sentences on a page: names are links to their rows, and a day is never broken at its hyphens.
internal static class SentenceHtml
{
    private const string Day = "yyyy-MM-dd";

    public static void Write(Page page, Sentence sentence)
    {
        foreach ((SentencePartKind kind, string text) in sentence.Parts)
        {
            if (kind == SentencePartKind.Name) page.Name(text);
            else if (kind == SentencePartKind.Quote) page.Html.Add($"<bdi class=\"why\">{text}</bdi>");
            else Words(page, text);
        }
    }

    /// <summary>Words of this library, with every day in one piece.</summary>
    public static void Words(Page page, string text)
    {
        int from = 0;
        for (int i = 0; i + Day.Length <= text.Length; i++)
        {
            string day = text.Substring(i, Day.Length);
            if (!char.IsAsciiDigit(day[0]) || !DateOnly.TryParseExact(day, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                continue;
            page.Html.Add($"{text[from..i]}<time>{day}</time>");
            from = i + Day.Length;
            i = from - 1;
        }

        page.Html.Add($"{text[from..]}");
    }
}
