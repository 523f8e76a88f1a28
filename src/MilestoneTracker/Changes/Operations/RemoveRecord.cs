using MilestoneTracker.Auditing;

namespace MilestoneTracker.Changes.Operations;

internal sealed class RemoveRecord(string collection, string name) : Change
{
    public override string Kind => "remove_record";

    public override void Decide(Decision decision)
    {
        NameRules.CheckedKey(collection, nameof(collection));
        NameRules.Checked(name, nameof(name));
        foreach (KeyValuePair<string, string> field in decision.State.Records.FieldsOf(collection, name))
            decision.Add(new Edit(new RecordFieldChanged(collection, name, field.Key, field.Value, null)));
    }
}
