namespace MilestoneTracker.Exchange.Reading;

// Texts that come again and again in a file, such as days, people and words for statuses: the same string is given for what was among the
// last ones, so the text costs no memory each time. A fixed number of places, one for each of the texts that meet there.
internal sealed class RecentTexts
{
    private const int Places = 256;
    private const int Longest = 64;
    private readonly string?[] _texts = new string?[Places];

    public string Of(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > Longest) return text.ToString();
        ref string? recent = ref _texts[((text.Length * 31) + (text[0] * 7) + (text[text.Length / 2] * 17) + text[^1]) % Places];
        if (recent is null || !text.SequenceEqual(recent)) recent = text.ToString();
        return recent;
    }
}
