using System.Collections.Immutable;
using MilestoneTracker.Changes;
using MilestoneTracker.State;
using MilestoneTracker.Naming;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Auditing;

/// <summary>A milestone was registered.</summary>
/// <param name="Milestone">Its name.</param>
/// <param name="Components">The components that it spans, in ordinal order; may be empty.</param>
/// <param name="Status">The initial status.</param>
public sealed record MilestoneRegistered(string Milestone, ImmutableSortedSet<string> Components, MilestoneStatus Status) : AuditData
{
    private protected override AuditDescription Description =>
        new("milestone.registered", AuditSubject.OfMilestone(Milestone), "registered as", AuditValue.Nothing,
            AuditValue.From(Components, Status));

    /// <summary>Equal by content, components included.</summary>
    /// <param name="other">The event to compare with.</param>
    public bool Equals(MilestoneRegistered? other) =>
        other is not null && Milestone == other.Milestone && Status == other.Status && AuditValue.HaveSame(Components, other.Components);

    /// <inheritdoc/>
    public override int GetHashCode() => (StringComparer.Ordinal.GetHashCode(Milestone) * 31) + (int)Status;

    internal override Edit Fit(RegistryState state, AuditEvent recorded)
    {
        if (state.FindOrNone(Milestone, "milestone") != 0) throw new DuplicateMilestoneException(Milestone);
        if (Components is null) throw AuditReplayException.Misfit(recorded, "it has no set of components");
        MilestoneStatuses.Checked(Status, "status");
        ImmutableSortedSet<string> components = ComponentSet.Create(Components);
        return new Edit(ReferenceEquals(components, Components) ? this : this with { Components = components });
    }

    internal override int Apply(RegistryState state, in Edit edit, Scratch? scratch) => state.Add(Milestone, Status);

    internal override void Record(RegistryState state, int milestone, AuditEvent recorded) =>
        state.WriteDetails(milestone) = new Details(Components, new StatusHistoryEntry(recorded, Status, null));
}
