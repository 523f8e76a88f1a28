using System.Text.RegularExpressions;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Conformance;

// The rules of replay, written once more from the contract: an event fits if the operation would have written exactly it. Takes one event
// after the other, keeps what they say in plain dictionaries, and looks for a cycle by walking. To be read and believed. Texts are judged
// by NameRules, which have tests of their own.
internal sealed class NaiveReplay
{
    private readonly SortedDictionary<string, Kept> _milestones = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _plan = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Collection, string Name), SortedDictionary<string, string>> _records = [];

    /// <summary>The sequence number at which the events are refused; nothing where they all fit.</summary>
    public long? Refused { get; private set; }

    public static NaiveReplay Of(IReadOnlyList<AuditEvent> events)
    {
        NaiveReplay replay = new();
        AuditEvent? previous = null;
        foreach (AuditEvent next in events)
        {
            if (!IsInPlace(next, previous) || !replay.Take(next.Data))
            {
                replay.Refused = next.Sequence;
                return replay;
            }

            previous = next;
        }

        if (previous is not null && previous.Index < previous.Count) replay.Refused = previous.Sequence + 1;
        return replay;
    }

    /// <summary>What a snapshot says otherwise; nothing where it says the same.</summary>
    public string? DifferenceFrom(RegistrySnapshot snapshot)
    {
        string[] names = [.. snapshot.Milestones.Select(milestone => milestone.Name)];
        if (!names.SequenceEqual(_milestones.Keys, StringComparer.Ordinal)) return "other milestones";
        foreach (KeyValuePair<string, Kept> pair in _milestones)
        {
            (Milestone found, Kept kept) = (snapshot.GetMilestone(pair.Key)!, pair.Value);
            if (found.Status != kept.Status) return $"another status of '{pair.Key}'";
            if (!found.Components.SequenceEqual(kept.Components, StringComparer.Ordinal)) return $"other components of '{pair.Key}'";
            if (!found.Fields.SequenceEqual(kept.Fields)) return $"other fields of '{pair.Key}'";
            if (!found.Dependencies.SequenceEqual(kept.Needs.Keys, StringComparer.Ordinal)) return $"other dependencies of '{pair.Key}'";
            if (kept.Needs.Any(need => !snapshot.GetDependencyFields(pair.Key, need.Key).SequenceEqual(need.Value)))
                return $"other fields of a dependency of '{pair.Key}'";
        }

        if (!snapshot.PlanFields.SequenceEqual(_plan)) return "other fields of the plan";
        return RecordsOf(snapshot).SequenceEqual(Records(), StringComparer.Ordinal) ? null : "other records";
    }

    private IEnumerable<string> Records() =>
        from record in _records.OrderBy(record => record.Key.Collection, StringComparer.Ordinal)
            .ThenBy(record => record.Key.Name, StringComparer.Ordinal)
        from field in record.Value
        select $"{record.Key} {field}";

    private static IEnumerable<string> RecordsOf(RegistrySnapshot snapshot) =>
        from collection in snapshot.RecordCollections
        from record in snapshot.GetRecords(collection)
        from field in record.Value
        select $"{(collection, record.Key)} {field}";

    private static bool IsInPlace(AuditEvent next, AuditEvent? previous)
    {
        bool isFirst = previous is null || previous.Index == previous.Count;
        return next.Sequence == (previous?.Sequence ?? 0) + 1 && next.Time.Offset == TimeSpan.Zero
            && (isFirst
                ? next.Index == 1 && next.Count >= 1
                : next.Index == previous!.Index + 1 && next.Count == previous.Count && next.Time == previous.Time
                    && next.Context == previous.Context);
    }

    private bool Take(AuditData data) => data switch
    {
        MilestoneRegistered e => Take(e),
        MilestoneStatusChanged e => Take(e),
        MilestoneComponentsChanged e => Take(e),
        MilestoneRemoved e => Take(e),
        DependencyDeclared e => Take(e),
        DependencyWithdrawn e => Take(e),
        PlanFieldChanged e => SetField(_plan, e.FieldKey, e.OldValue, e.NewValue),
        MilestoneFieldChanged e =>
            IsCounted(e.FieldKey, e.NewValue) && Find(e.Milestone) is { } kept && SetField(kept.Fields, e.FieldKey, e.OldValue, e.NewValue),
        DependencyFieldChanged e =>
            Find(e.Milestone)?.FieldsOf(e.Dependency) is { } fields && SetField(fields, e.FieldKey, e.OldValue, e.NewValue),
        RecordFieldChanged e => Take(e),
        _ => false,
    };

    private bool Take(MilestoneRegistered e)
    {
        if (!NameRules.IsValid(e.Milestone, out _) || _milestones.ContainsKey(e.Milestone)) return false;
        if (!AreNames(e.Components) || !IsStatus(e.Status)) return false;
        _milestones.Add(e.Milestone, new Kept(e.Components, e.Status));
        return true;
    }

    private bool Take(MilestoneStatusChanged e)
    {
        if (Find(e.Milestone) is not { } kept || kept.Status != e.OldStatus || e.OldStatus == e.NewStatus
            || !IsStatus(e.NewStatus)) return false;
        kept.Status = e.NewStatus;
        return true;
    }

    private bool Take(MilestoneComponentsChanged e)
    {
        if (Find(e.Milestone) is not { } kept || !AreNames(e.NewComponents)) return false;
        if (!kept.Components.SetEquals(e.OldComponents) || kept.Components.SetEquals(e.NewComponents)) return false;
        kept.Components = new(e.NewComponents, StringComparer.Ordinal);
        return true;
    }

    private bool Take(MilestoneRemoved e)
    {
        if (Find(e.Milestone) is not { } kept || kept.Status != e.Status || !kept.Components.SetEquals(e.Components)) return false;
        return kept.Fields.Count == 0 && kept.Needs.Count == 0 && kept.NeededBy == 0 && _milestones.Remove(e.Milestone);
    }

    private bool Take(DependencyDeclared e)
    {
        if (Find(e.Milestone) is not { } kept || Find(e.Dependency) is not { } needed) return false;
        if (kept.Needs.ContainsKey(e.Dependency) || Reaches(e.Dependency, e.Milestone)) return false;
        kept.Needs.Add(e.Dependency, new(StringComparer.Ordinal));
        needed.NeededBy++;
        return true;
    }

    private bool Take(DependencyWithdrawn e)
    {
        if (Find(e.Milestone) is not { } kept || kept.FieldsOf(e.Dependency) is not { Count: 0 }) return false;
        _milestones[e.Dependency].NeededBy--;
        return kept.Needs.Remove(e.Dependency);
    }

    private bool Take(RecordFieldChanged e)
    {
        if (!NameRules.IsValidKey(e.Collection, out _) || !NameRules.IsValid(e.Name, out _)) return false;
        (string, string) record = (e.Collection, e.Name);
        if (!_records.TryGetValue(record, out SortedDictionary<string, string>? fields)) fields = new(StringComparer.Ordinal);
        if (!SetField(fields, e.FieldKey, e.OldValue, e.NewValue)) return false;
        if (fields.Count == 0) _records.Remove(record);
        else _records[record] = fields;
        return true;
    }

    private static bool SetField(SortedDictionary<string, string> fields, string key, string? old, string? now)
    {
        if (!NameRules.IsValidKey(key, out _) || (now is not null && !NameRules.IsValidValue(now, out _)) || old == now) return false;
        if ((fields.TryGetValue(key, out string? found) ? found : null) != old) return false;
        if (now is null) fields.Remove(key);
        else fields[key] = now;
        return true;
    }

    private static bool IsCounted(string key, string? value) => (key, value) switch
    {
        ("progress", not null) => Regex.IsMatch(value, @"\A(0|1|0\.[0-9]{0,5}[1-9])\z"),
        ("weight", not null) => Regex.IsMatch(value, @"\A([1-9][0-9]{0,2}|1000)\z"),
        _ => true,
    };

    private static bool AreNames(IEnumerable<string>? components) =>
        components is not null && components.All(component => NameRules.IsValid(component, out _));

    private static bool IsStatus(MilestoneStatus status) => status is >= MilestoneStatus.Planned and <= MilestoneStatus.Cancelled;

    private Kept? Find(string? name) => name is not null && _milestones.TryGetValue(name, out Kept? kept) ? kept : null;

    private bool Reaches(string from, string to)
    {
        HashSet<string> seen = new(StringComparer.Ordinal) { from };
        Stack<string> left = new(seen);
        while (left.Count > 0)
        {
            string next = left.Pop();
            if (next == to) return true;
            foreach (string need in _milestones[next].Needs.Keys)
                if (seen.Add(need)) left.Push(need);
        }

        return false;
    }

    private sealed class Kept(IEnumerable<string> components, MilestoneStatus status)
    {
        public SortedSet<string> Components { get; set; } = new(components, StringComparer.Ordinal);

        public MilestoneStatus Status { get; set; } = status;

        public SortedDictionary<string, string> Fields { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<string, SortedDictionary<string, string>> Needs { get; } = new(StringComparer.Ordinal);

        public int NeededBy { get; set; }

        public SortedDictionary<string, string>? FieldsOf(string? dependency) =>
            dependency is not null && Needs.TryGetValue(dependency, out SortedDictionary<string, string>? fields) ? fields : null;
    }
}
