namespace MilestoneTracker.TestSupport.Twin;

/// <summary>What has fields: the plan, a milestone, a dependency or a record.</summary>
internal sealed record NaiveSubject(string Kind, string One = "", string Other = "")
{
    public static NaiveSubject Plan { get; } = new("plan");

    public static NaiveSubject Milestone(string name) => new("milestone", name);

    public static NaiveSubject Dependency(string milestone, string dependency) => new("dependency", milestone, dependency);

    public static NaiveSubject Record(string collection, string name) => new("record", collection, name);

    /// <summary>What it is called in an event.</summary>
    public string Named => Kind == "plan" ? "" : Other.Length == 0 ? $" {One}" : $" {One} {Other}";
}

/// <summary>All fields of a plan, in one heap.</summary>
internal sealed class NaiveFields
{
    private readonly Dictionary<(NaiveSubject Subject, string Key), string> _values;

    public NaiveFields()
        : this([])
    {
    }

    private NaiveFields(Dictionary<(NaiveSubject Subject, string Key), string> values) => _values = values;

    public string? this[NaiveSubject subject, string key]
    {
        get => _values.TryGetValue((subject, key), out string? value) ? value : null;
        set
        {
            if (value is null) _values.Remove((subject, key));
            else _values[(subject, key)] = value;
        }
    }

    public NaiveFields Copy() => new(new(_values));

    public IEnumerable<string> Collections => _values.Keys.Where(at => at.Subject.Kind == "record").Select(at => at.Subject.One)
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    public IEnumerable<string> RecordsOf(string collection) =>
        _values.Keys.Where(at => at.Subject.Kind == "record" && at.Subject.One == collection)
        .Select(at => at.Subject.Other).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>The fields of one thing, in the order of their keys.</summary>
    public KeyValuePair<string, string>[] Of(NaiveSubject subject) => [.. _values.Where(pair => pair.Key.Subject == subject)
        .Select(pair => new KeyValuePair<string, string>(pair.Key.Key, pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal)];

    /// <summary>What differs between the fields of one thing before and after.</summary>
    public IEnumerable<string> DifferencesOf(NaiveSubject subject, NaiveFields earlier) =>
        from key in earlier.Of(subject).Concat(Of(subject)).Select(pair => pair.Key).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
        let was = earlier[subject, key]
        let now = this[subject, key]
        where was != now
        select TwinText.FieldDifference(subject, key, was, now);
}
