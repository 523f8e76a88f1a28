using MilestoneTracker.Changes;
using MilestoneTracker.Counting;
using MilestoneTracker.State;
using MilestoneTracker.Auditing.Kinds;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Auditing;

/// <summary>A field of a milestone was set, changed or cleared.</summary>
/// <param name="Milestone">The milestone.</param>
/// <param name="FieldKey">The key of the field.</param>
/// <param name="OldValue">The value before; <see langword="null"/> if it was not set.</param>
/// <param name="NewValue">The value after; <see langword="null"/> if it was cleared.</param>
public sealed record MilestoneFieldChanged(string Milestone, string FieldKey, string? OldValue, string? NewValue) : AuditData
{
    private protected override AuditDescription Description =>
        FieldChange.Describe("milestone.field_changed", AuditSubject.OfMilestone(Milestone), FieldKey, OldValue, NewValue);

    internal override Edit Fit(RegistryState state, AuditEvent recorded)
    {
        int id = state.Find(Milestone, "milestone");
        FieldChange.CheckFit(recorded, state.DetailsOf(id).Fields, FieldKey, OldValue, NewValue);
        CountedFields.Check(FieldKey, NewValue, "value");
        return new Edit(this, id);
    }

    internal override int Apply(RegistryState state, in Edit edit, Scratch? scratch)
    {
        if (CountedFields.Count(FieldKey)) CountedFields.Apply(ref state.Write(edit.Milestone), FieldKey, NewValue);
        return edit.Milestone;
    }

    internal override void Record(RegistryState state, int milestone, AuditEvent recorded)
    {
        ref Details details = ref state.WriteDetails(milestone);
        details = details.With(state.Family.Shared(FieldKey), NewValue);
    }
}
