using MilestoneTracker.State;

namespace MilestoneTracker.Auditing.Kinds;

// What the four kinds of field changes have in common: a field goes from one text to another, either of which may be nothing.
internal static class FieldChange
{
    public static AuditDescription Describe(string type, AuditSubject subject, string field, string? oldValue, string? newValue)
    {
        string verb = newValue is null ? "cleared" : oldValue is null ? "set" : "changed";
        return new AuditDescription(type, subject, verb, AuditValue.From(oldValue), AuditValue.From(newValue)) { Field = field };
    }

    /// <summary>Throws if no operation would have written exactly this event, because of its texts or because the field had a different
    /// value.</summary>
    public static void CheckFit(AuditEvent recorded, FieldSet fields, string field, string? oldValue, string? newValue)
    {
        NameRules.CheckedKey(field, nameof(field));
        if (newValue is not null) NameRules.CheckedValue(newValue, "value");
        if (Fields.Get(fields, field) is { } now ? now != oldValue : oldValue is not null)
            throw AuditReplayException.Misfit(recorded, "the field had a different value");
        if (oldValue == newValue) throw AuditReplayException.Misfit(recorded, "the field already had this value");
    }
}
