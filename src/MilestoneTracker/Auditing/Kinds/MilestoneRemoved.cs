using System.Collections.Immutable;
using MilestoneTracker.Changes;
using MilestoneTracker.State;
using MilestoneTracker.Naming;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Auditing;

/// <summary>A milestone was removed. The events before this one withdrew its dependencies and its dependents' dependencies on it, and
/// cleared its fields.</summary>
/// <param name="Milestone">The milestone.</param>
/// <param name="Components">The components that it spanned.</param>
/// <param name="Status">Its last status.</param>
public sealed record MilestoneRemoved(string Milestone, ImmutableSortedSet<string> Components, MilestoneStatus Status) : AuditData
{
    private protected override AuditDescription Description =>
        new("milestone.removed", AuditSubject.OfMilestone(Milestone), "removed", AuditValue.From(Components, Status), AuditValue.Nothing);

    /// <summary>Equal by content, components included.</summary>
    /// <param name="other">The event to compare with.</param>
    public bool Equals(MilestoneRemoved? other) =>
        other is not null && Milestone == other.Milestone && Status == other.Status && AuditValue.HaveSame(Components, other.Components);

    /// <inheritdoc/>
    public override int GetHashCode() => (StringComparer.Ordinal.GetHashCode(Milestone) * 31) + (int)Status;

    internal override Edit Fit(RegistryState state, AuditEvent recorded)
    {
        int id = state.Find(Milestone, "milestone");
        if (Components is null || !ComponentSet.Create(Components).SetEquals(state.DetailsOf(id).Components) || Status != state[id].Status)
            throw AuditReplayException.Misfit(recorded, "its components or its status were different");
        if (state.Graph[id].Dependencies.Count + (long)state.Graph[id].Dependents.Count > 0)
            throw AuditReplayException.Misfit(recorded, "it still has dependencies or dependents");
        return state.DetailsOf(id).Fields.IsEmpty ? new Edit(this, id) : throw AuditReplayException.Misfit(recorded, "it still has fields");
    }

    internal override int Apply(RegistryState state, in Edit edit, Scratch? scratch)
    {
        state.Remove(edit.Milestone);
        return edit.Milestone;
    }

    internal override void Record(RegistryState state, int milestone, AuditEvent recorded) => state.WriteDetails(milestone) = default;
}
