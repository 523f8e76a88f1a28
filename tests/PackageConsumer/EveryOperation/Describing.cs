using System.Collections.Immutable;
using MilestoneTracker;
using MilestoneTracker.Auditing;

namespace PackageConsumer.EveryOperation;

// Fields of everything that has fields, components that change, and what is counted of them.
internal static class Describing
{
    public static void Play(Telling tell)
    {
        tell.Begin("describing");
        (MilestoneRegistry registry, InMemoryAuditLog log) = Plans.Release();
        RegistrySnapshot before = registry.Current;
        ChangeContext context = new() { Actor = "ada" };
        tell.Say("plan", $"{registry.SetPlanField(FieldKeys.Title, "Spring", context)} {registry.SetPlanField(FieldKeys.Title, "Spring")}");
        tell.Say("milestone", registry.SetMilestoneField("API", FieldKeys.Owner, "Ada Lovelace", context));
        tell.Say(
            "milestone", registry.SetMilestoneField("API", FieldKeys.Progress, "0.25")
            && registry.SetMilestoneField("API", FieldKeys.Weight, "3"));
        tell.Say("dependency", registry.SetDependencyField("Release", "API", "lag", "2d", context));
        tell.Say("record", registry.SetRecordField("resources", "Ada Lovelace", "capacity", "0.5", context));
        tell.Say("components", registry.ChangeMilestoneComponents("API", ["backend", "ui"], context));
        Edit(registry.Edit(context), tell);
        tell.Refused<DependencyNotFoundException>(
            "no dependency", () => registry.SetDependencyField("API", "Release", "lag", "1d"), e => $"{e.Milestone} on {e.Dependency}");

        RegistrySnapshot plan = registry.Current;
        tell.Say("plan", Shown(plan.PlanFields));
        tell.Say("milestone", Shown(plan.GetMilestone("API")!.Fields));
        tell.Say("dependency", Shown(plan.GetDependencyFields("Release", "API")));
        foreach (string collection in plan.RecordCollections)
            tell.Say(collection, plan.GetRecords(collection).Select(record => $"{record.Key}: {Shown(record.Value)}"));
        foreach (FieldDifference difference in plan.ChangesSince(before).Fields)
            tell.Say("difference", $"{difference}: {difference.Subject} {difference.Field} from {difference.Before} to {difference.After}");
        tell.Say("differences", plan.ChangesSince(before).Milestones.Select(difference => $"{difference.Name}: {difference.Fields.Count}"));
        tell.Say("progress", plan.ChangesSince(before).Progress.Select(difference => difference.Name));
        tell.Say("risks", plan.ChangesSince(before).RiskLevels.Select(difference => difference.Name));
        tell.Say("affected", plan.ChangesSince(before).Affected.Select(difference => difference.Name));
        Rules(tell);
        Count(tell, registry);
        Ask(tell, log);
        tell.Say("removed", registry.RemoveRecord("resources", "Ada Lovelace", context));
        Made(tell);
    }

    // Written once for whatever can be edited: here each is a change of the registry.
    private static void Edit(PlanEditor editor, Telling tell)
    {
        tell.Say(
            "edited",
            $"{editor.SetPlanField("acme.code", "x")} {editor.SetMilestoneField("Manual", FieldKeys.Notes, "one\ntwo")} "
            + $"{editor.SetDependencyField("API", "Schema", "link", "FS")}");
        tell.Say(
            "edited",
            $"{editor.SetRecordField("calendars", "Bern", FieldKeys.Url, "https://example.org")} "
            + $"{editor.RemoveRecord("calendars", "Bern")} {editor.ChangeMilestoneComponents("Manual", [])}");
    }

    private static void Rules(Telling tell)
    {
        tell.Say("rules", $"{NameRules.CheckedKey("acme.code")} {NameRules.CheckedValue("a value")}");
        tell.Say("no key", $"{NameRules.IsValidKey("Code", out string? key)} {key}");
        tell.Say("no value", $"{NameRules.IsValidValue("", out string? value)} {value}");
    }

    private static void Count(Telling tell, MilestoneRegistry registry)
    {
        CompletionMonitor monitor = CompletionMonitor.Watch(registry, out IDisposable subscription);
        CompletionMonitor byHand = new(registry.Current);
        using (registry.Subscribe(byHand.OnNext))
            registry.UpdateMilestoneStatus("Schema", MilestoneStatus.Completed);
        byHand.OnError(new TimeoutException());
        byHand.OnCompleted();
        tell.Say("monitors", $"{monitor.Version} {monitor.GetCompletion("Release")} {byHand.GetCompletion("Release")}");
        subscription.Dispose();
        Completion completion = registry.GetCompletion("Release");
        tell.Say(
            "completion",
            $"{completion}: {completion.Completed} of {completion.Counted}, {completion.Cancelled} cancelled, {completion.Value:R}, "
            + $"{completion.Percent} %");
        tell.Say("completions", registry.Current.GetCompletions(CancellationToken.None).Select(pair => $"{pair.Key} {pair.Value.Value:R}"));
        tell.Say("milestone", $"{registry.GetMilestone("Release")!.Completion} {registry.Current.GetCompletion("API")}");
        tell.Say("roll-up", Completion.Over(registry.Current.Milestones.Where(milestone => milestone.Components.Contains("ui"))));
        tell.Say(
            "equal", completion.Equals(registry.Current.GetCompletion("Release"))
            && completion.GetHashCode() == registry.GetCompletion("Release").GetHashCode());
        tell.Say(
            "there", $"{registry.TryGetMilestone("API", out Milestone? api)} {api} {registry.Contains("Nobody")} "
                + $"{registry.Current.TryGetMilestone("Nobody", out _)}");
    }

    private static void Ask(Telling tell, InMemoryAuditLog log)
    {
        AuditFilter filter = new() {
            Milestone = "API", Actor = "ada", Type = "milestone.field_changed", Since = DateTimeOffset.UnixEpoch,
                Until = DateTimeOffset.MaxValue };
        tell.Say(
            "filter",
            $"{filter.Milestone} {filter.Actor} {filter.Type} {filter.Since:O} {filter.Until:O}, {filter == filter with { Actor = "ada" }}");
        tell.Say("found", log.Find(filter, CancellationToken.None));
    }

    private static void Made(Telling tell)
    {
        MilestoneComponentsChanged components = new("A", ["x"], ["y"]);
        tell.Say(
            "components",
            $"{components with { Milestone = "B", OldComponents = ["z"], NewComponents = [] }} "
            + $"{components.Equals(new MilestoneComponentsChanged("A", ["x"], ["y"]))} "
                + $"{components.GetHashCode() == new MilestoneComponentsChanged("A", ["x"], ["y"]).GetHashCode()}");
        tell.Say("plan", new PlanFieldChanged("a", null, "1") with { FieldKey = "b", OldValue = "1", NewValue = "2" });
        tell.Say(
            "milestone",
            new MilestoneFieldChanged("A", "a", null, "1") with { Milestone = "B", FieldKey = "b", OldValue = "1", NewValue = null });
        tell.Say(
            "dependency", new DependencyFieldChanged("A", "B", "a", null, "1") with {
            Milestone = "C", Dependency = "D", FieldKey = "b", OldValue = "1", NewValue = "2" });
        tell.Say(
            "record", new RecordFieldChanged("c", "A", "a", null, "1") with {
            Collection = "d", Name = "B", FieldKey = "b", OldValue = "1", NewValue = "2" });
        FieldDifference difference = new(default, "a", null, "1");
        tell.Say("difference", difference with { Subject = default, Field = "b", Before = "1", After = "2" });
    }

    private static string Shown(ImmutableSortedDictionary<string, string> fields) =>
        string.Join(", ", fields.Select(field => $"{field.Key}={field.Value}"));
}
