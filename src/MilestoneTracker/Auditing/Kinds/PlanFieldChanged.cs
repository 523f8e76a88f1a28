using MilestoneTracker.Changes;
using MilestoneTracker.State;
using MilestoneTracker.Auditing.Kinds;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Auditing;

/// <summary>A field of the plan itself was set, changed or cleared.</summary>
/// <param name="FieldKey">The key of the field.</param>
/// <param name="OldValue">The value before; <see langword="null"/> if it was not set.</param>
/// <param name="NewValue">The value after; <see langword="null"/> if it was cleared.</param>
public sealed record PlanFieldChanged(string FieldKey, string? OldValue, string? NewValue) : AuditData
{
    private protected override AuditDescription Description =>
        FieldChange.Describe("plan.field_changed", AuditSubject.Plan, FieldKey, OldValue, NewValue);

    internal override Edit Fit(RegistryState state, AuditEvent recorded)
    {
        FieldChange.CheckFit(recorded, state.PlanFields, FieldKey, OldValue, NewValue);
        return new Edit(this);
    }

    internal override int Apply(RegistryState state, in Edit edit, Scratch? scratch)
    {
        state.PlanFields = Fields.With(state.PlanFields, state.Family.Shared(FieldKey), NewValue);
        return 0;
    }

    internal override void Record(RegistryState state, int milestone, AuditEvent recorded)
    {
        // Nothing to store: actor and time are read from the log only.
    }
}
