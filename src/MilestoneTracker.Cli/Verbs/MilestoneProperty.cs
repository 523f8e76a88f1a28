using System.Globalization;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.Verbs;

// A property of a milestone for columns and conditions: a built-in one, by its JSON name, or a field. Names and values are parsed once
// and then read from each milestone: O(1), a field O(log fields).
internal sealed class MilestoneProperty
{
    /// <summary>The prefix of a key that is always a field.</summary>
    public const string FieldPrefix = "field:";

    private static readonly Dictionary<string, MilestoneProperty> BuiltIn = new MilestoneProperty[]
    {
        new("name", (milestone, _) => milestone.Name, (_, _) => true, value => (milestone, _) => milestone.Name == value),
        new("status", (milestone, _) => TerminalText.CellOf(milestone.Status), (_, _) => true, StatusIs),
        new("risk", (_, level) => TerminalText.CellOf(level), (_, level) => level > RiskLevel.None, RiskIs),
        Number("progress", milestone => milestone.Completion.Value),
        Number("percent", milestone => milestone.Completion.Percent),
        Number("completed", milestone => milestone.Completion.Completed),
        Number("counted", milestone => milestone.Completion.Counted),
        Number("cancelled", milestone => milestone.Completion.Cancelled),
        Names("components", milestone => milestone.Components),
        Names("dependencies", milestone => milestone.Dependencies),
        Names("dependents", milestone => milestone.Dependents),
    }.ToDictionary(property => property.Key, StringComparer.Ordinal);

    private readonly Func<string, Test> _equals;

    private MilestoneProperty(string key, Func<Milestone, RiskLevel, Cell> cell, Test isSet, Func<string, Test> equals) =>
        (Key, CellOf, IsSet, _equals) = (key, cell, isSet, equals);

    /// <summary>A condition on a milestone and its level of risk.</summary>
    public delegate bool Test(Milestone milestone, RiskLevel risk);

    /// <summary>The names of the built-in properties.</summary>
    public static IEnumerable<string> BuiltInKeys => BuiltIn.Keys;

    public string Key { get; }

    /// <summary>The key of the field, if the property is one.</summary>
    public string? Field { get; private init; }

    /// <summary>Whether it needs the progress.</summary>
    public bool CountsProgress { get; private init; }

    public Func<Milestone, RiskLevel, Cell> CellOf { get; }

    /// <summary>Whether there is a value: a field that is set, a name in a list, a known number, a risk.</summary>
    public Test IsSet { get; }

    /// <summary>The name of a field as a property.</summary>
    public static string NameOfField(string field) => BuiltIn.ContainsKey(field) ? FieldPrefix + field : field;

    /// <summary>Parses the name of a property.</summary>
    public static MilestoneProperty Parse(string key)
    {
        if (BuiltIn.TryGetValue(key, out MilestoneProperty? builtIn)) return builtIn;
        bool isMarked = key.StartsWith(FieldPrefix, StringComparison.Ordinal);
        string field = isMarked ? key[FieldPrefix.Length..] : key;
        if (!NameRules.IsValidKey(field, out string? problem))
        {
            throw Usage($"'{key}' is neither the key of a field nor one of {string.Join(", ", BuiltIn.Keys)}. {problem}");
        }

        if (!isMarked && Vocabulary.ProblemOf(AuditSubjectKind.Milestone, field) is { } unknown)
        {
            string builtInMeant = Nearest.To(key, BuiltIn.Keys) is { } near ? $" Or did you mean '{near}'?" : "";
            throw Usage($"{unknown}{builtInMeant} To use that field anyway, write field:{field}.");
        }

        return new MilestoneProperty(
            key,
            (milestone, _) => TerminalText.OnOneLine(milestone.Fields.GetValueOrDefault(field)),
            (milestone, _) => milestone.Fields.ContainsKey(field),
            value => (milestone, _) => milestone.Fields.GetValueOrDefault(field) == value) { Field = field };
    }

    /// <summary>Parses a condition: KEY (is set), KEY=VALUE, or KEY= (is not set).</summary>
    public static (MilestoneProperty Property, Test Holds) Condition(string typed)
    {
        int end = typed.IndexOf('=', StringComparison.Ordinal);
        MilestoneProperty property = Parse(end < 0 ? typed : typed[..end]);
        if (end < 0) return (property, property.IsSet);
        if (end == typed.Length - 1) return (property, (milestone, risk) => !property.IsSet(milestone, risk));
        return (property, property._equals(typed[(end + 1)..]));
    }

    private static MilestoneProperty Number(string key, Func<Milestone, double?> number) => new(
        key,
        (milestone, _) => number(milestone) is { } value ? value.ToString("R", CultureInfo.InvariantCulture) : "",
        (milestone, _) => number(milestone) is not null,
        typed => double.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)
            ? (milestone, _) => number(milestone) == value
            : throw Usage($"'{typed}' is not a number. Write {key}= and a number, such as {key}=1.")) { CountsProgress = true };

    private static MilestoneProperty Names(string key, Func<Milestone, IReadOnlyCollection<string>> names) => new(
        key,
        (milestone, _) => string.Join(", ", names(milestone)),
        (milestone, _) => names(milestone).Count > 0,
        value => (milestone, _) => names(milestone).Contains(value, StringComparer.Ordinal));

    private static Test StatusIs(string typed) => MilestoneStatuses.TryParse(typed, out MilestoneStatus status)
        ? (milestone, _) => milestone.Status == status
        : throw Usage(Values.NotAStatus(typed));

    private static Test RiskIs(string typed) =>
        Values.TryRisk(typed) is { } level ? (_, risk) => risk == level : throw Usage(Values.NotARisk(typed));

    private static InvocationException Usage(string what) => new(ExitCode.Usage, what);
}
