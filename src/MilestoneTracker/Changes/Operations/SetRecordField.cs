using MilestoneTracker.Auditing;
using MilestoneTracker.State;

namespace MilestoneTracker.Changes.Operations;

internal sealed class SetRecordField(string collection, string name, string field, string? value) : Change
{
    public override string Kind => "set_record_field";

    public override void Decide(Decision decision)
    {
        NameRules.CheckedKey(collection, nameof(collection));
        NameRules.Checked(name, nameof(name));
        NameRules.CheckedKey(field, nameof(field));
        if (value is not null) NameRules.CheckedValue(value, nameof(value));
        string? old = Fields.Get(decision.State.Records.FieldsOf(collection, name), field);
        if (old != value) decision.Add(new Edit(new RecordFieldChanged(collection, name, field, old, value)));
    }
}
