namespace MilestoneTracker.Cli.Plans;

/// <summary>The content of a plan file: the milestones, and the changes since. The format is documented in
/// docs/cli/milestones.md.</summary>
internal sealed record PlanFile
{
    public const string WrittenDown = "the plan as it is written down";

    public required string File { get; init; }

    public string? Title { get; init; }

    public DateTimeOffset? Begins { get; init; }

    public IReadOnlyList<PlannedField> Fields { get; init; } = [];

    public required IReadOnlyList<PlannedMilestone> Milestones { get; init; }

    public required IReadOnlyList<PlannedChange> Changes { get; init; }

    /// <summary>Whether fields of the plan itself and of records only count where there are none yet.</summary>
    public bool IsAddition { get; init; }

    /// <summary>Plays the plan: all its milestones, dependencies and fields as one change, then each change on its day.</summary>
    /// <param name="registry">A registry that uses <paramref name="clock"/>.</param>
    /// <param name="clock">The clock, which is set to the days of the plan.</param>
    /// <param name="context">The actor and the reason of the first change.</param>
    /// <param name="cancelled">Cancels playing; the changes made until then stay.</param>
    public void PlayInto(MilestoneRegistry registry, PlanClock clock, ChangeContext context, CancellationToken cancelled)
    {
        clock.Now = Begins ?? (Changes.Count > 0 ? Changes.Min(change => change.Time) : clock.Now);
        registry.Batch(
            proposal =>
            {
                foreach (PlannedMilestone milestone in Milestones)
                    At(milestone.Position, () =>
                        proposal.RegisterMilestone(milestone.Name, milestone.Components, milestone.Status), cancelled);
                foreach (PlannedMilestone milestone in Milestones)
                    foreach (PlannedName dependency in milestone.Needs)
                        At(dependency.Position, () => proposal.DeclareMilestoneDependency(milestone.Name, dependency.Name), cancelled);
                foreach (PlannedField field in Fields)
                    if (!IsAddition || !field.Owner.HasShared(proposal.Base, field.Key)) Set(proposal, field, cancelled);
            },
            context);
        foreach (PlannedChange change in Changes)
        {
            clock.Now = change.Time;
            At(change.Position, () => registry.Batch(proposal => Apply(proposal, change), change.ContextOf(context)), cancelled);
        }
    }

    private void Apply(PlanEditor plan, PlannedChange change)
    {
        if (change.Withdraws is { } withdrawn) plan.WithdrawMilestoneDependency(change.Milestone, withdrawn);
        if (change.Status is { } status) plan.UpdateMilestoneStatus(change.Milestone, status);
        foreach (PlannedField field in change.Fields) Set(plan, field, CancellationToken.None);
    }

    private void Set(PlanEditor plan, PlannedField field, CancellationToken cancelled) =>
        At(field.Position, () => field.Owner.Set(plan, field.Key, field.Value), cancelled);

    // Adds the position in the file to what the registry refuses.
    private void At(TextPosition position, Action change, CancellationToken cancelled)
    {
        cancelled.ThrowIfCancellationRequested();
        try
        {
            change();
        }
        catch (DependencyCycleException e)
        {
            throw new PlanFileException(File, position, CommandLine.Failure.CycleOf(e.Path), e);
        }
        catch (Exception e) when (e is MilestoneRegistryException or ArgumentException)
        {
            throw new PlanFileException(File, position, CommandLine.Failure.Describe(e).Message, e);
        }
    }
}
