using MilestoneTracker.Changes;
using MilestoneTracker.State;
using MilestoneTracker.Auditing.Kinds;
using MilestoneTracker.Naming;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Auditing;

/// <summary>A field of a declared dependency was set, changed or cleared.</summary>
/// <param name="Milestone">The milestone that depends.</param>
/// <param name="Dependency">The milestone that it depends on.</param>
/// <param name="FieldKey">The key of the field.</param>
/// <param name="OldValue">The value before; <see langword="null"/> if it was not set.</param>
/// <param name="NewValue">The value after; <see langword="null"/> if it was cleared.</param>
public sealed record DependencyFieldChanged(string Milestone, string Dependency, string FieldKey, string? OldValue, string? NewValue)
    : AuditData
{
    private protected override AuditDescription Description =>
        FieldChange.Describe("dependency.field_changed", AuditSubject.OfDependency(Milestone, Dependency), FieldKey, OldValue, NewValue);

    internal override Edit Fit(RegistryState state, AuditEvent recorded)
    {
        (ResolvedName milestone, ResolvedName dependency) = state.FindBoth(Milestone, Dependency);
        if (!state.Graph.DependsOn(milestone.Id, dependency.Id))
            throw AuditReplayException.Misfit(recorded, "the dependency was not declared");
        FieldChange.CheckFit(recorded, state.DetailsOf(milestone.Id).OfDependency(dependency.Id), FieldKey, OldValue, NewValue);
        return new Edit(this, milestone.Id, dependency.Id);
    }

    internal override int Apply(RegistryState state, in Edit edit, Scratch? scratch) => edit.Milestone;

    internal override void Record(RegistryState state, int milestone, AuditEvent recorded)
    {
        ref Details details = ref state.WriteDetails(milestone);
        details = details.With(state.IdOf(Dependency), state.Family.Shared(FieldKey), NewValue);
    }
}
