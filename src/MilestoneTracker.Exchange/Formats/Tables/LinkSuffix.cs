using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Tables;

// What stands behind the id of a predecessor: a kind (FS, SS, FF, SF) and a lag (+1,5d, -3 days, =P2D as GanttProject writes it, +50%). A
// lag without sign and kind needs white space before it.
internal readonly record struct LinkSuffix(LinkKind Kind, string? Lag, bool IsLagTaken)
{
    /// <summary>The kind and the lag; null where the text is something else.</summary>
    public static LinkSuffix? Parse(ReadOnlySpan<char> text, int hoursPerDay)
    {
        bool isSet = text.Length > 0 && char.IsWhiteSpace(text[0]);
        text = text.Trim();
        LinkKind? kind = TakeKind(ref text);
        text = text.TrimStart();
        LinkKind known = kind ?? LinkKind.FinishToStart;
        if (text.IsEmpty) return new LinkSuffix(known, null, true);
        if (text is ['=' or '>', 'P' or 'p', ..]) return Period(known, text[2..]);
        bool hasSign = text[0] is '+' or '-';
        bool isNegative = text[0] == '-';
        if (hasSign) text = text[1..].TrimStart();
        if (IsPercent(text)) return new LinkSuffix(known, null, false);
        if (!hasSign && kind is null && !isSet) return null;
        if (!CellAmount.TryTenths(ref text, out long tenths)) return null;
        text = text.TrimStart();
        bool isElapsed = text is ['e' or 'E', ..];
        if (isElapsed) text = text[1..];
        if (CellAmount.Size(text, isElapsed, hoursPerDay) is not { } size) return null;
        long minutes = tenths * size / 10 * (isNegative ? -1 : 1);
        if (Math.Abs(minutes) > Amounts.MostMinutes) return new LinkSuffix(known, null, false);
        return new LinkSuffix(known, minutes == 0 ? null : Amounts.Duration(minutes, isElapsed, hoursPerDay), true);
    }

    private static LinkKind? TakeKind(ref ReadOnlySpan<char> text)
    {
        int from = text is ['-', ..] ? 1 : 0;
        if (text.Length < from + 2 || LinkKinds.Of(text.Slice(from, 2)) is not { } kind) return null;
        text = text[(from + 2)..];
        return kind;
    }

    private static LinkSuffix? Period(LinkKind kind, ReadOnlySpan<char> text)
    {
        if (text is not [.., 'D' or 'd'] || text[..^1].Length > 7 || Reading.Texts.Whole(text[..^1]) is not { } days
            || char.IsWhiteSpace(text[0])) return null;
        return new LinkSuffix(kind, days == 0 ? null : FormattableString.Invariant($"{days}d"), true);
    }

    private static bool IsPercent(ReadOnlySpan<char> text)
    {
        if (text is not [.., '%'] || text.Length < 2) return false;
        text = text[..^1];
        if (text[^1] is 'e' or 'E') text = text[..^1];
        text = text.TrimEnd();
        int digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        if (digits == 0 || digits == text.Length) return digits > 0;
        return text[digits] is '.' or ',' && digits + 1 < text.Length && !text[(digits + 1)..].ContainsAnyExceptInRange('0', '9');
    }
}
