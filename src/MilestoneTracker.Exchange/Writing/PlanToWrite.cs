using System.Globalization;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Writing;

// A plan as writers see it: milestones in ordinal order with their places, dependencies with their fields. What says where a milestone came
// from (source, source-id, source-values) is of this registry and not written.
internal sealed class PlanToWrite
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public PlanToWrite(RegistrySnapshot snapshot, ExportOptions options, FindingLog findings)
    {
        (Snapshot, Options, Findings) = (snapshot, options, findings);
        Milestones = [.. snapshot.Milestones];
        for (int i = 0; i < Milestones.Count; i++) _places.Add(Milestones[i].Name, i);
        HoursPerDay = snapshot.PlanFields.TryGetValue(Keys.HoursPerDay, out string? text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int hours) && hours is >= 1 and <= 24 ? hours : 8;
    }

    public RegistrySnapshot Snapshot { get; }

    public ExportOptions Options { get; }

    public FindingLog Findings { get; }

    public IReadOnlyList<Milestone> Milestones { get; }

    public int HoursPerDay { get; }

    /// <summary>Which fields of the plan the writer has written.</summary>
    public HashSet<string> WrittenPlanFields { get; } = new(StringComparer.Ordinal);

    public string? PlanField(string key) => Snapshot.PlanFields.GetValueOrDefault(key);

    public int PlaceOf(string name) => _places[name];

    public static IEnumerable<KeyValuePair<string, string>> FieldsOf(Milestone milestone) =>
        milestone.Fields.Where(field => IsWritten(field.Key));

    public IReadOnlyList<KeyValuePair<string, string>> FieldsOf(string milestone, string dependency) =>
        [.. Snapshot.GetDependencyFields(milestone, dependency).Where(field => IsWritten(field.Key))];

    public void Find(string code, string? name, string message) => Findings.Add(code, default(ImportPlace), name, message);

    public void SayWhatNoFormatCarries()
    {
        foreach (string collection in Snapshot.RecordCollections)
            Find("records-not-carried", null, $"The records of '{collection}' have no place in this format. They were left out.");
        foreach (string key in Snapshot.PlanFields.Keys.Where(key => !WrittenPlanFields.Contains(key)))
            Find("plan-field-not-carried", null, $"The field '{key}' of the plan has no place in this format. It was left out.");
    }

    private static bool IsWritten(string key) => key is not (Keys.Source or Keys.SourceId or Keys.SourceValues);
}
