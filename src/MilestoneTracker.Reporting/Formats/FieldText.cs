namespace MilestoneTracker.Reporting.Formats;

// How a field moved, for people: "weight: 1 → 3", of a dependency "on B, lag: 2 → none". Values stand on one line, and long ones
// lose their end.
internal static class FieldText
{
    private const int Most = 60;

    /// <summary>Of something whose name is said elsewhere.</summary>
    /// <param name="field">The difference.</param>
    /// <param name="escape">What becomes of a text that is not ours.</param>
    public static string Format(FieldDifference field, Func<string, string> escape) =>
        $"{(field.Subject.Dependency is { } dependency ? $"on {escape(dependency)}, " : "")}{escape(field.Field)}: "
        + $"{Value(field.Before, escape)} → {Value(field.After, escape)}";

    /// <summary>The same with what has the field before it.</summary>
    /// <param name="field">The difference.</param>
    /// <param name="escape">What becomes of a text that is not ours.</param>
    public static string WithSubject(FieldDifference field, Func<string, string> escape) =>
        $"{escape(field.Subject.Name)}, {Format(field, escape)}";

    private static string Value(string? value, Func<string, string> escape)
    {
        if (value is null) return "none";
        string line = OneLine.From(value);
        if (line.Length <= Most) return escape(line);
        int cut = char.IsHighSurrogate(line[Most - 1]) ? Most - 1 : Most;
        return escape(line[..cut] + "…");
    }
}
