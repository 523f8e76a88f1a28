using System.Collections.Immutable;
using System.Globalization;

namespace MilestoneTracker.TestSupport.Twin;

// The naive twin: the meaning of every operation, written once more from the contract and sharing nothing with the registry
// but the public words for statuses, levels and codes. Nothing is kept but milestones, dependencies and events, and every
// answer is worked out from these when it is asked for. To be read and believed, not to be fast.
//
// What an operation came to is a line of text, so that a disagreement reads as one.
internal sealed partial class NaivePlan
{
    public SortedDictionary<string, NaiveMilestone> Milestones { get; private init; } = new(StringComparer.Ordinal);

    public HashSet<(string Milestone, string Dependency)> Dependencies { get; private init; } = [];

    public NaiveFields Fields { get; private init; } = new();

    public List<NaiveEvent> Events { get; private init; } = [];

    public long Version => Events.Count;

    public NaivePlan Copy() => new()
    {
        Milestones = new(Milestones, StringComparer.Ordinal),
        Dependencies = [.. Dependencies],
        Fields = Fields.Copy(),
        Events = [.. Events],
    };

    /// <summary>Performs one operation as a change of its own, or refuses it. Says what came of it.</summary>
    public string Perform(TwinEdit edit, DateTimeOffset time, ChangeContext context)
    {
        Moment moment = new(time, context);
        return edit.Kind switch
        {
            TwinEditKind.Register => Register(edit, moment),
            TwinEditKind.UpdateStatus => UpdateStatus(edit, moment),
            TwinEditKind.Declare or TwinEditKind.TryDeclare => Declare(edit, moment),
            TwinEditKind.Withdraw => Withdraw(edit, moment),
            TwinEditKind.Remove => Remove(edit, moment),
            TwinEditKind.ChangeComponents => ChangeComponents(edit, moment),
            TwinEditKind.SetPlanField => SetPlanField(edit, moment),
            TwinEditKind.SetMilestoneField => SetMilestoneField(edit, moment),
            TwinEditKind.SetDependencyField => SetDependencyField(edit, moment),
            TwinEditKind.SetRecordField => SetRecordField(edit, moment),
            _ => RemoveRecord(edit, moment),
        };
    }

    /// <summary>Performs many operations as one change: those that are refused are left out.</summary>
    public void PerformTogether(IEnumerable<TwinEdit> edits, DateTimeOffset time, ChangeContext context)
    {
        int start = Events.Count;
        foreach (TwinEdit edit in edits) Perform(edit, time, context);
        for (int i = start; i < Events.Count; i++) Events[i] = Events[i] with { Index = i - start + 1, Count = Events.Count - start };
    }

    public string[] DependenciesOf(string name) => [.. Milestones.Keys.Where(other => Dependencies.Contains((name, other)))];

    public string[] DependentsOf(string name) => [.. Milestones.Keys.Where(other => Dependencies.Contains((other, name)))];

    private string Register(TwinEdit edit, Moment moment)
    {
        if (NaiveText.Refusal(edit.Name, "name") is string refusal) return refusal;
        if (edit.Components.Any(component => component is null || !NaiveText.IsName(component))) return "bad argument: components";
        if (!Enum.IsDefined(edit.Status)) return "out of range: status";
        if (Milestones.ContainsKey(edit.Name)) return $"duplicate: {edit.Name}";
        string[] components = [.. edit.Components.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Happened(moment, $"milestone.registered {edit.Name} {TwinText.List(components)} {edit.Status}");
        Milestones[edit.Name] =
            new NaiveMilestone(components, edit.Status, [TwinText.HistoryEntry(edit.Status, moment.Time, Version, moment.Context)]);
        return "registered " + MilestoneLine(edit.Name);
    }

    private string UpdateStatus(TwinEdit edit, Moment moment)
    {
        if (NaiveText.Refusal(edit.Name, "name") is string refusal) return refusal;
        if (!Enum.IsDefined(edit.Status)) return "out of range: status";
        if (!Milestones.TryGetValue(edit.Name, out NaiveMilestone? milestone)) return $"not found: {edit.Name}";
        if (milestone.Status == edit.Status) return "False";
        bool needsBlocked = DependenciesOf(edit.Name).Any(name => Milestones[name].Status == MilestoneStatus.Blocked);
        if (TransitionRule.Refuses(milestone.Status, edit.Status, needsBlocked))
            return $"transition refused: {edit.Name} {milestone.Status} {edit.Status}";
        Happened(moment, $"milestone.status_changed {edit.Name} {milestone.Status} {edit.Status}");
        Milestones[edit.Name] = milestone with
        {
            Status = edit.Status,
            History = milestone.History.Add(TwinText.HistoryEntry(edit.Status, moment.Time, Version, moment.Context)),
        };
        return "True";
    }

    private string Declare(TwinEdit edit, Moment moment)
    {
        if (RefusalOfTwo(edit) is string refusal) return refusal;
        string verdict = Check(edit.Name, edit.Other);
        if (verdict == nameof(DependencyVerdict.Allowed))
        {
            Happened(moment, $"dependency.declared {edit.Name} {edit.Other}");
            Dependencies.Add((edit.Name, edit.Other));
        }

        if (edit.Kind == TwinEditKind.TryDeclare) return verdict;
        return verdict switch
        {
            nameof(DependencyVerdict.Allowed) => "True",
            nameof(DependencyVerdict.AlreadyDeclared) => "False",
            _ when !Milestones.ContainsKey(edit.Name) => $"not found: {edit.Name}",
            _ when !Milestones.ContainsKey(edit.Other) => $"not found: {edit.Other}",
            _ => $"cycle: {TwinText.Path(CycleThrough(edit.Name, edit.Other)!)}",
        };
    }

    private string Withdraw(TwinEdit edit, Moment moment)
    {
        if (RefusalOfTwo(edit) is string refusal) return refusal;
        if (!Milestones.ContainsKey(edit.Name)) return $"not found: {edit.Name}";
        if (!Milestones.ContainsKey(edit.Other)) return $"not found: {edit.Other}";
        if (!Dependencies.Contains((edit.Name, edit.Other))) return "False";
        Happened(moment, [.. Withdrawal(edit.Name, edit.Other)]);
        Dependencies.Remove((edit.Name, edit.Other));
        return "True";
    }

    private string Remove(TwinEdit edit, Moment moment)
    {
        if (NaiveText.Refusal(edit.Name, "name") is string refusal) return refusal;
        if (!Milestones.TryGetValue(edit.Name, out NaiveMilestone? milestone)) return $"not found: {edit.Name}";
        Happened(moment,
        [
            .. DependenciesOf(edit.Name).SelectMany(dependency => Withdrawal(edit.Name, dependency)),
            .. DependentsOf(edit.Name).SelectMany(dependent => Withdrawal(dependent, edit.Name)),
            .. Clearing(NaiveSubject.Milestone(edit.Name)),
            $"milestone.removed {edit.Name} {TwinText.List(milestone.Components)} {milestone.Status}",
        ]);
        Dependencies.RemoveWhere(pair => pair.Milestone == edit.Name || pair.Dependency == edit.Name);
        Milestones.Remove(edit.Name);
        return "removed";
    }

    private string ChangeComponents(TwinEdit edit, Moment moment)
    {
        if (NaiveText.Refusal(edit.Name, "name") is string refusal) return refusal;
        if (edit.Components is null) return "null: components";
        if (edit.Components.Any(component => component is null || !NaiveText.IsName(component))) return "bad argument: components";
        if (!Milestones.TryGetValue(edit.Name, out NaiveMilestone? milestone)) return $"not found: {edit.Name}";
        string[] components = [.. edit.Components.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (components.SequenceEqual(milestone.Components, StringComparer.Ordinal)) return "False";
        Happened(moment, $"milestone.components_changed {edit.Name} {TwinText.List(milestone.Components)} {TwinText.List(components)}");
        Milestones[edit.Name] = milestone with { Components = components };
        return "True";
    }

    private string SetPlanField(TwinEdit edit, Moment moment) => RefusalOfField(edit) ?? SetField(NaiveSubject.Plan, edit, moment);

    private string SetMilestoneField(TwinEdit edit, Moment moment)
    {
        if ((NaiveText.Refusal(edit.Name, "name") ?? RefusalOfField(edit)) is string refusal) return refusal;
        if (!NaiveText.IsCounted(edit.Field, edit.Value)) return "bad argument: value";
        return Milestones.ContainsKey(edit.Name) ? SetField(NaiveSubject.Milestone(edit.Name), edit, moment) : $"not found: {edit.Name}";
    }

    private string SetDependencyField(TwinEdit edit, Moment moment)
    {
        if ((RefusalOfTwo(edit) ?? RefusalOfField(edit)) is string refusal) return refusal;
        if (!Milestones.ContainsKey(edit.Name)) return $"not found: {edit.Name}";
        if (!Milestones.ContainsKey(edit.Other)) return $"not found: {edit.Other}";
        if (!Dependencies.Contains((edit.Name, edit.Other))) return $"no dependency: {edit.Name} {edit.Other}";
        return SetField(NaiveSubject.Dependency(edit.Name, edit.Other), edit, moment);
    }

    private string SetRecordField(TwinEdit edit, Moment moment) =>
        RefusalOfRecord(edit) ?? RefusalOfField(edit) ?? SetField(NaiveSubject.Record(edit.Other, edit.Name), edit, moment);

    private string RemoveRecord(TwinEdit edit, Moment moment)
    {
        if (RefusalOfRecord(edit) is string refusal) return refusal;
        string[] cleared = [.. Clearing(NaiveSubject.Record(edit.Other, edit.Name))];
        Happened(moment, cleared);
        return (cleared.Length > 0).ToString();
    }

    private string SetField(NaiveSubject subject, TwinEdit edit, Moment moment)
    {
        string? old = Fields[subject, edit.Field];
        if (old == edit.Value) return "False";
        Happened(moment, FieldChanged(subject, edit.Field, old, edit.Value));
        Fields[subject, edit.Field] = edit.Value;
        return "True";
    }

    /// <summary>What happens when a dependency is withdrawn: its fields are gone already.</summary>
    private IEnumerable<string> Withdrawal(string milestone, string dependency) =>
        [.. Clearing(NaiveSubject.Dependency(milestone, dependency)), $"dependency.withdrawn {milestone} {dependency}"];

    /// <summary>Clears all fields of one thing, and says so.</summary>
    private List<string> Clearing(NaiveSubject subject)
    {
        List<string> cleared = [];
        foreach ((string key, string value) in Fields.Of(subject))
        {
            cleared.Add(FieldChanged(subject, key, value, null));
            Fields[subject, key] = null;
        }

        return cleared;
    }

    private static string FieldChanged(NaiveSubject subject, string key, string? old, string? now) =>
        $"{subject.Kind}.field_changed{subject.Named} {key} {TwinText.Text(old)} {TwinText.Text(now)}";

    private static string? RefusalOfField(TwinEdit edit) =>
        NaiveText.RefusalOfKey(edit.Field, "field") ?? NaiveText.RefusalOfValue(edit.Value);

    private static string? RefusalOfRecord(TwinEdit edit) => NaiveText.RefusalOfKey(edit.Other, "collection")
        ?? NaiveText.Refusal(edit.Name, "name");

    private static string? RefusalOfTwo(TwinEdit edit) =>
        NaiveText.Refusal(edit.Name, "milestone") ?? NaiveText.Refusal(edit.Other, "dependency");

    private void Happened(Moment moment, params string[] what)
    {
        for (int i = 0; i < what.Length; i++)
            Events.Add(new NaiveEvent(Version + 1, moment.Time, TwinText.Context(moment.Context), i + 1, what.Length, what[i]));
    }

    private sealed record Moment(DateTimeOffset Time, ChangeContext Context);
}

internal sealed record NaiveMilestone(string[] Components, MilestoneStatus Status, ImmutableList<string> History);

internal sealed record NaiveEvent(long Sequence, DateTimeOffset Time, string Context, int Index, int Count, string What)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Sequence} {Time:O} {Context} {Index}/{Count} {What}");
}
