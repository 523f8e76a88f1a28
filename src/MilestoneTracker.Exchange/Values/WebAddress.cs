namespace MilestoneTracker.Exchange.Values;

// What may become a link that people click: http or https, at most 2,048 units, without white space, controls and what ends an address.
internal static class WebAddress
{
    private const int Most = 2048;

    public static bool IsTaken(string address)
    {
        if (address.Length > Most) return false;
        int rest = address.StartsWith("https://", StringComparison.Ordinal) ? 8 : address.StartsWith("http://", StringComparison.Ordinal)
            ? 7 : 0;
        if (rest == 0 || rest == address.Length) return false;
        foreach (char c in address.AsSpan(rest))
            if (c <= ' ' || c is '\u007F' or '"' or '<' or '>' or '\\' || char.IsWhiteSpace(c)) return false;
        return NameRules.IsValidValue(address, out _);
    }
}
