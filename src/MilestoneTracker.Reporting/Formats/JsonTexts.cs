using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace MilestoneTracker.Reporting.Formats;

// JSON strings for formats whose cells and data are single texts. Letters of all scripts stay as they are; characters that HTML or XML
// could interpret, invisible ones, and all beyond U+FFFF are escaped as a hexadecimal \u escape, so that they survive any transport.
internal static class JsonTexts
{
    public static JavaScriptEncoder Encoder { get; } = JavaScriptEncoder.Create(UnicodeRanges.All);

    public static string Text(string text) => $"\"{Encoder.Encode(text)}\"";

    public static string Array(IEnumerable<string> texts) => $"[{string.Join(",", texts.Select(Text))}]";
}
