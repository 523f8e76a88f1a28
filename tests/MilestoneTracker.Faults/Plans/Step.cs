using System.Globalization;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Faults.Plans;

internal enum StepKind
{
    Register,
    SetStatus,
    Declare,
    Withdraw,
    Remove,
}

/// <summary>One thing that is asked of a registry, so that the events that it must leave behind are known without asking the
/// registry.</summary>
internal sealed record Step(
    StepKind Kind, string Milestone, string Dependency = "", MilestoneStatus Status = MilestoneStatus.Planned,
    IReadOnlyList<string>? Components = null)
{
    // No name has a control character, so one can stand between them.
    private const char Separator = '\u001F';

    public void Do(MilestoneRegistry registry, ChangeContext context)
    {
        switch (Kind)
        {
            case StepKind.Register: registry.RegisterMilestone(Milestone, Components, Status, context); break;
            case StepKind.SetStatus: registry.UpdateMilestoneStatus(Milestone, Status, context); break;
            case StepKind.Declare: registry.DeclareMilestoneDependency(Milestone, Dependency, context); break;
            case StepKind.Withdraw: registry.WithdrawMilestoneDependency(Milestone, Dependency, context); break;
            default: registry.RemoveMilestone(Milestone, context); break;
        }
    }

    public void Do(ProposedChange batch)
    {
        switch (Kind)
        {
            case StepKind.Register: batch.RegisterMilestone(Milestone, Components, Status); break;
            case StepKind.SetStatus: batch.UpdateMilestoneStatus(Milestone, Status); break;
            case StepKind.Declare: batch.DeclareMilestoneDependency(Milestone, Dependency); break;
            case StepKind.Withdraw: batch.WithdrawMilestoneDependency(Milestone, Dependency); break;
            default: batch.RemoveMilestone(Milestone); break;
        }
    }

    /// <summary>How many of the events from a place on are what this step leaves behind; 0 where they are something else.</summary>
    public int Matched(IReadOnlyList<AuditEvent> events, int from)
    {
        int next = from;
        while (Kind == StepKind.Remove && next < events.Count
            && events[next].Data is DependencyWithdrawn gone && (gone.Milestone == Milestone || gone.Dependency == Milestone)) next++;
        return next < events.Count && IsLeftBehind(events[next].Data) ? next + 1 - from : 0;
    }

    public string ToText() =>
        string.Join(
        Separator, [
        ((int)Kind).ToString(CultureInfo.InvariantCulture), Milestone, Dependency, ((int)Status).ToString(CultureInfo.InvariantCulture),
            .. Components ?? []]);

    public static Step Parse(string text)
    {
        string[] parts = text.Split(Separator);
        return new Step((StepKind)Number(parts[0]), parts[1], parts[2], (MilestoneStatus)Number(parts[3]), parts[4..]);
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private bool IsLeftBehind(AuditData data) => (Kind, data) switch
    {
        (StepKind.Register, MilestoneRegistered e) =>
            e.Milestone == Milestone && e.Status == Status && e.Components.SetEquals(Components ?? []),
        (StepKind.SetStatus, MilestoneStatusChanged e) => e.Milestone == Milestone && e.NewStatus == Status,
        (StepKind.Declare, DependencyDeclared e) => e.Milestone == Milestone && e.Dependency == Dependency,
        (StepKind.Withdraw, DependencyWithdrawn e) => e.Milestone == Milestone && e.Dependency == Dependency,
        (StepKind.Remove, MilestoneRemoved e) => e.Milestone == Milestone,
        _ => false,
    };
}
