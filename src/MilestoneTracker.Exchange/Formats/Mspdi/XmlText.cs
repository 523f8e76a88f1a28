namespace MilestoneTracker.Exchange.Formats.Mspdi;

// Texts as XML can have them: it has no U+FFFE and U+FFFF, which become U+FFFD.
internal static class XmlText
{
    public static string Safe(string text) =>
        text.AsSpan().IndexOfAny('\uFFFE', '\uFFFF') < 0 ? text : text.Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');
}
