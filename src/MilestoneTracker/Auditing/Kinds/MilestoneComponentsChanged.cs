using System.Collections.Immutable;
using MilestoneTracker.Changes;
using MilestoneTracker.State;
using MilestoneTracker.Naming;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Auditing;

/// <summary>The components of a milestone changed.</summary>
/// <param name="Milestone">The milestone.</param>
/// <param name="OldComponents">The components before, in ordinal order; may be empty.</param>
/// <param name="NewComponents">The components after, in ordinal order; may be empty.</param>
public sealed record MilestoneComponentsChanged(
    string Milestone, ImmutableSortedSet<string> OldComponents, ImmutableSortedSet<string> NewComponents) : AuditData
{
    private protected override AuditDescription Description =>
        new("milestone.components_changed", AuditSubject.OfMilestone(Milestone), "components changed", AuditValue.From(OldComponents),
            AuditValue.From(NewComponents));

    /// <summary>Equal by content, components included.</summary>
    /// <param name="other">The event to compare with.</param>
    public bool Equals(MilestoneComponentsChanged? other) =>
        other is not null && Milestone == other.Milestone
        && AuditValue.HaveSame(OldComponents, other.OldComponents) && AuditValue.HaveSame(NewComponents, other.NewComponents);

    /// <inheritdoc/>
    public override int GetHashCode() => (StringComparer.Ordinal.GetHashCode(Milestone) * 31) + (NewComponents?.Count ?? 0);

    internal override Edit Fit(RegistryState state, AuditEvent recorded)
    {
        int id = state.Find(Milestone, "milestone");
        if (OldComponents is null || NewComponents is null) throw AuditReplayException.Misfit(recorded, "it has no set of components");
        ImmutableSortedSet<string> now = state.DetailsOf(id).Components;
        ImmutableSortedSet<string> components = ComponentSet.Create(NewComponents);
        if (!ComponentSet.Create(OldComponents).SetEquals(now))
            throw AuditReplayException.Misfit(recorded, "its components were different");
        if (components.SetEquals(now)) throw AuditReplayException.Misfit(recorded, "it already had these components");
        return new Edit(ReferenceEquals(components, NewComponents) ? this : this with { NewComponents = components }, id);
    }

    internal override int Apply(RegistryState state, in Edit edit, Scratch? scratch) => edit.Milestone;

    internal override void Record(RegistryState state, int milestone, AuditEvent recorded)
    {
        ref Details details = ref state.WriteDetails(milestone);
        details = details with { Components = NewComponents };
    }
}
