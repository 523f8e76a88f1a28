using System.Collections.Immutable;
using System.Globalization;

namespace MilestoneTracker.Tests.Twin;

// The naive twin: the meaning of every operation, written once more from the contract and sharing nothing with the registry
// but the public words for statuses, levels and codes. Nothing is kept but milestones, dependencies and events, and every
// answer is worked out from these when it is asked for. To be read and believed, not to be fast.
//
// What an operation came to is a line of text, so that a disagreement reads as one.
internal sealed partial class NaivePlan
{
    public SortedDictionary<string, NaiveMilestone> Milestones { get; private init; } = new(StringComparer.Ordinal);

    public HashSet<(string Milestone, string Dependency)> Dependencies { get; private init; } = [];

    public List<NaiveEvent> Events { get; private init; } = [];

    public long Version => Events.Count;

    public NaivePlan Copy() => new()
    {
        Milestones = new(Milestones, StringComparer.Ordinal),
        Dependencies = [.. Dependencies],
        Events = [.. Events],
    };

    /// <summary>Performs one operation as a change of its own, or refuses it. Says what came of it.</summary>
    public string Perform(Edit edit, DateTimeOffset time, ChangeContext context)
    {
        Moment moment = new(time, context);
        return edit.Kind switch
        {
            EditKind.Register => Register(edit, moment),
            EditKind.UpdateStatus => UpdateStatus(edit, moment),
            EditKind.Declare or EditKind.TryDeclare => Declare(edit, moment),
            EditKind.Withdraw => Withdraw(edit, moment),
            _ => Remove(edit, moment),
        };
    }

    /// <summary>Performs many operations as one change: those that are refused are left out.</summary>
    public void PerformTogether(IEnumerable<Edit> edits, DateTimeOffset time, ChangeContext context)
    {
        int start = Events.Count;
        foreach (Edit edit in edits) Perform(edit, time, context);
        for (int i = start; i < Events.Count; i++) Events[i] = Events[i] with { Index = i - start + 1, Count = Events.Count - start };
    }

    public string[] DependenciesOf(string name) => [.. Milestones.Keys.Where(other => Dependencies.Contains((name, other)))];

    public string[] DependentsOf(string name) => [.. Milestones.Keys.Where(other => Dependencies.Contains((other, name)))];

    private string Register(Edit edit, Moment moment)
    {
        if (NaiveText.Refusal(edit.Name, "name") is string refusal) return refusal;
        if (edit.Components.Any(component => component is null || !NaiveText.IsName(component))) return "bad argument: components";
        if (!Enum.IsDefined(edit.Status)) return "out of range: status";
        if (Milestones.ContainsKey(edit.Name)) return $"duplicate: {edit.Name}";
        string[] components = [.. edit.Components.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Happened(moment, $"milestone.registered {edit.Name} {Words.List(components)} {edit.Status}");
        Milestones[edit.Name] = new NaiveMilestone(components, edit.Status, [Words.HistoryEntry(edit.Status, moment.Time, Version, moment.Context)]);
        return "registered " + MilestoneLine(edit.Name);
    }

    private string UpdateStatus(Edit edit, Moment moment)
    {
        if (NaiveText.Refusal(edit.Name, "name") is string refusal) return refusal;
        if (!Enum.IsDefined(edit.Status)) return "out of range: status";
        if (!Milestones.TryGetValue(edit.Name, out NaiveMilestone? milestone)) return $"not found: {edit.Name}";
        if (milestone.Status == edit.Status) return "False";
        bool needsBlocked = DependenciesOf(edit.Name).Any(name => Milestones[name].Status == MilestoneStatus.Blocked);
        if (TransitionRule.Refuses(milestone.Status, edit.Status, needsBlocked)) return $"transition refused: {edit.Name} {milestone.Status} {edit.Status}";
        Happened(moment, $"milestone.status_changed {edit.Name} {milestone.Status} {edit.Status}");
        Milestones[edit.Name] = milestone with
        {
            Status = edit.Status,
            History = milestone.History.Add(Words.HistoryEntry(edit.Status, moment.Time, Version, moment.Context)),
        };
        return "True";
    }

    private string Declare(Edit edit, Moment moment)
    {
        if (RefusalOfTwo(edit) is string refusal) return refusal;
        string verdict = Check(edit.Name, edit.Other);
        if (verdict == nameof(DependencyVerdict.Allowed))
        {
            Happened(moment, $"dependency.declared {edit.Name} {edit.Other}");
            Dependencies.Add((edit.Name, edit.Other));
        }

        if (edit.Kind == EditKind.TryDeclare) return verdict;
        return verdict switch
        {
            nameof(DependencyVerdict.Allowed) => "True",
            nameof(DependencyVerdict.AlreadyDeclared) => "False",
            _ when !Milestones.ContainsKey(edit.Name) => $"not found: {edit.Name}",
            _ when !Milestones.ContainsKey(edit.Other) => $"not found: {edit.Other}",
            _ => $"cycle: {Words.Way(CycleThrough(edit.Name, edit.Other)!)}",
        };
    }

    private string Withdraw(Edit edit, Moment moment)
    {
        if (RefusalOfTwo(edit) is string refusal) return refusal;
        if (!Milestones.ContainsKey(edit.Name)) return $"not found: {edit.Name}";
        if (!Milestones.ContainsKey(edit.Other)) return $"not found: {edit.Other}";
        if (!Dependencies.Remove((edit.Name, edit.Other))) return "False";
        Happened(moment, $"dependency.withdrawn {edit.Name} {edit.Other}");
        return "True";
    }

    private string Remove(Edit edit, Moment moment)
    {
        if (NaiveText.Refusal(edit.Name, "name") is string refusal) return refusal;
        if (!Milestones.TryGetValue(edit.Name, out NaiveMilestone? milestone)) return $"not found: {edit.Name}";
        Happened(moment,
        [
            .. DependenciesOf(edit.Name).Select(dependency => $"dependency.withdrawn {edit.Name} {dependency}"),
            .. DependentsOf(edit.Name).Select(dependent => $"dependency.withdrawn {dependent} {edit.Name}"),
            $"milestone.removed {edit.Name} {Words.List(milestone.Components)} {milestone.Status}",
        ]);
        Dependencies.RemoveWhere(pair => pair.Milestone == edit.Name || pair.Dependency == edit.Name);
        Milestones.Remove(edit.Name);
        return "removed";
    }

    private static string? RefusalOfTwo(Edit edit) => NaiveText.Refusal(edit.Name, "milestone") ?? NaiveText.Refusal(edit.Other, "dependency");

    private void Happened(Moment moment, params string[] what)
    {
        for (int i = 0; i < what.Length; i++) Events.Add(new NaiveEvent(Version + 1, moment.Time, Words.Context(moment.Context), i + 1, what.Length, what[i]));
    }

    private sealed record Moment(DateTimeOffset Time, ChangeContext Context);
}

internal sealed record NaiveMilestone(string[] Components, MilestoneStatus Status, ImmutableList<string> History);

internal sealed record NaiveEvent(long Sequence, DateTimeOffset Time, string Context, int Index, int Count, string What)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence} {Time:O} {Context} {Index}/{Count} {What}");
}
