using MilestoneTracker.Changes;
using MilestoneTracker.State;
using MilestoneTracker.Auditing.Kinds;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Auditing;

/// <summary>A field of a record was set, changed or cleared. A record exists while it has a field.</summary>
/// <param name="Collection">The collection of the record.</param>
/// <param name="Name">Its name within the collection.</param>
/// <param name="FieldKey">The key of the field.</param>
/// <param name="OldValue">The value before; <see langword="null"/> if it was not set.</param>
/// <param name="NewValue">The value after; <see langword="null"/> if it was cleared.</param>
public sealed record RecordFieldChanged(string Collection, string Name, string FieldKey, string? OldValue, string? NewValue) : AuditData
{
    private protected override AuditDescription Description =>
        FieldChange.Describe("record.field_changed", AuditSubject.OfRecord(Collection, Name), FieldKey, OldValue, NewValue);

    internal override Edit Fit(RegistryState state, AuditEvent recorded)
    {
        NameRules.CheckedKey(Collection, "collection");
        NameRules.Checked(Name, "name");
        FieldChange.CheckFit(recorded, state.Records.FieldsOf(Collection, Name), FieldKey, OldValue, NewValue);
        return new Edit(this);
    }

    internal override int Apply(RegistryState state, in Edit edit, Scratch? scratch)
    {
        state.Records = state.Records.With(Collection, Name, state.Family.Shared(FieldKey), NewValue);
        return 0;
    }

    internal override void Record(RegistryState state, int milestone, AuditEvent recorded)
    {
        // Nothing to store: actor and time are read from the log only.
    }
}
