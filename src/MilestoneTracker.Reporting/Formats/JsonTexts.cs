using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace MilestoneTracker.Reporting.Formats;

// Texts as JSON has them, for formats whose cells and data are single texts. Letters of all scripts stay; whatever HTML or XML could take
// for something else, what is not seen, and every character beyond the first 65,536 is \u and four digits, so that no way of
// carrying it loses it.
internal static class JsonTexts
{
    public static JavaScriptEncoder Encoder { get; } = JavaScriptEncoder.Create(UnicodeRanges.All);

    public static string Text(string text) => $"\"{Encoder.Encode(text)}\"";

    public static string Array(IEnumerable<string> texts) => $"[{string.Join(",", texts.Select(Text))}]";
}
