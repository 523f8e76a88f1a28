using System.Text;

namespace MilestoneTracker.Reporting.Tests.Pictures;

// What a text becomes in XML, told another way than by the code under test: rune by rune, by the production of Char in XML 1.0.
internal static class XmlTexts
{
    public static string Expected(string text)
    {
        StringBuilder expected = new();
        foreach (Rune rune in text.EnumerateRunes()) // half a pair comes as U+FFFD
            expected.Append(
                rune.Value is 9 or 10 or 13 or >= 0x20 and <= 0xD7FF or >= 0xE000 and <= 0xFFFD or >= 0x10000 ? rune.ToString() : "\uFFFD");
        return expected.ToString();
    }
}
