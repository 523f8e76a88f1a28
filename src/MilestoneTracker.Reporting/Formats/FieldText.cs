using MilestoneTracker.Planning.Resources;

namespace MilestoneTracker.Reporting.Formats;

// The difference of a field for people: "weight: 1 → 3", of a dependency "on B, lag: 2 → none". Values are on one line, and long ones are
// cut at the end.
internal static class FieldText
{
    private const int MaxLength = 60;

    /// <summary>The difference without the name of the owner.</summary>
    /// <param name="field">The difference.</param>
    /// <param name="escape">Escapes a text of the plan.</param>
    public static string Format(FieldDifference field, Func<string, string> escape) =>
        $"{(field.Subject.Dependency is { } dependency ? $"on {escape(dependency)}, " : "")}{escape(field.Field)}: "
        + $"{Value(OnOneLine(field.Field, field.Before), escape)} → "
        + $"{Value(OnOneLine(field.Field, field.After), escape)}";

    /// <summary>The difference, preceded by the owner of the field.</summary>
    /// <param name="field">The difference.</param>
    /// <param name="escape">Escapes a text of the plan.</param>
    public static string WithSubject(FieldDifference field, Func<string, string> escape) =>
        $"{escape(field.Subject.Name)}, {Format(field, escape)}";

    /// <summary>The value of a field: each assigned resource is a line of it, and people read them in one.</summary>
    public static string? OnOneLine(string? field, string? value) =>
        field == ResourceKeys.Assigned ? value?.Replace("\n", ", ", StringComparison.Ordinal) : value;

    private static string Value(string? value, Func<string, string> escape)
    {
        if (value is null) return "none";
        string line = OneLine.From(value);
        if (line.Length <= MaxLength) return escape(line);
        int cut = char.IsHighSurrogate(line[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        return escape(line[..cut] + "…");
    }
}
