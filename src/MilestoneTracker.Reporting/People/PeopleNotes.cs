using MilestoneTracker.Planning.Features;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Resources;
using MilestoneTracker.Planning.Usage;
using MilestoneTracker.Reporting.Dates;

namespace MilestoneTracker.Reporting.People;

// What people have to know before they rely on levelled dates: who can never be staffed, what pinned milestones still clash about, and
// which fields of resources and features are ignored. The worst first. O(milestones, records and over-allocations).
internal static class PeopleNotes
{
    private const int MaxNames = 4;

    public static IReadOnlyList<Sentence> Of(LevelledSchedule levelled, CancellationToken cancellationToken)
    {
        List<Sentence> notes = [];
        RegistrySnapshot plan = levelled.Plain.Snapshot;
        Dictionary<string, Resource> resources = ResourceFields.OfPlan(plan).ToDictionary(one => one.Name, StringComparer.Ordinal);
        foreach (LevelledMilestone milestone in levelled.Milestones.WithCancellation(cancellationToken))
        {
            if (!milestone.CannotBeStaffed) continue;
            notes.Add(Unstaffed(milestone.Name, ResourceFields.AssignedTo(plan, milestone.Name), resources, levelled.Plain.Now));
        }

        foreach (OverAllocation load in ResourceUsage.Compute(levelled).OverAllocations)
        {
            notes.Add(new Sentence().Quote(load.Resource).Words($" is still over-allocated, {LoadText.Amount(load)}, "
                + $"{LoadText.When(load)}, because of what is pinned: ").Names(load.Milestones, MaxNames).Words("."));
        }

        notes.AddRange(ResourceFields.Validate(plan).Select(Note));
        return notes;
    }

    /// <summary>What is wrong with features.</summary>
    public static IReadOnlyList<Sentence> OfFeatures(RegistrySnapshot plan) => [.. FeatureRegistry.Validate(plan).Select(Note)];

    // Those of whom there is never as much as it asks for; if there are none, all that it asks for: they never meet for long enough.
    private static Sentence Unstaffed(
        string milestone, IReadOnlyList<Assignment> assigned, Dictionary<string, Resource> resources, DateTime now)
    {
        Sentence note = new Sentence().Name(milestone).Words(" can never be staffed: ");
        Assignment[] known = [.. assigned.Where(one => resources.ContainsKey(one.Resource))];
        Assignment[] few = [.. known.Where(
            one => MostOf(resources[one.Resource].Capacity, now).Hundredths < one.Quantity.Hundredths)];
        Assignment[] shown = few.Length > 0 ? few : known;
        for (int i = 0; i < shown.Length && i < MaxNames; i++)
        {
            note.Words(i == 0 ? few.Length > 0 ? "it asks for " : "" : ", ");
            if (few.Length > 0) note.Words($"{shown[i].Quantity} of ");
            note.Quote(shown[i].Resource);
            if (few.Length > 0) note.Words($", and there is {MostOf(resources[shown[i].Resource].Capacity, now)} at most");
        }

        if (shown.Length > MaxNames) note.Words(" and others");
        string end = few.Length > 0 ? "."
            : shown.Length == 1 ? " never offers enough time for it." : " never offer enough time for it together.";
        return note.Words(end + " Its dates are as if nobody were assigned.");
    }

    private static Quantity MostOf(CapacitySteps capacity, DateTime now)
    {
        DateOnly today = DateOnly.FromDateTime(now);
        return capacity.Steps.Where(step => step.From > today).Select(step => step.Quantity)
            .Append(capacity.On(today)).MaxBy(quantity => quantity.Hundredths);
    }

    private static Sentence Note(PlanFinding finding)
    {
        Sentence note = new();
        if (finding.Milestone.Length > 0) note.Name(finding.Milestone);
        else note.Quote(finding.Owner);
        return note.Words(": ").Quote(finding.Sentence);
    }
}
