using MilestoneTracker.State;

namespace MilestoneTracker.Auditing.Kinds;

// What the four kinds that change a field have in common: whatever has the field, it goes from one text to another, of which either
// may be nothing.
internal static class FieldChange
{
    public static AuditDescription Describe(string type, AuditSubject subject, string field, string? oldValue, string? newValue)
    {
        string verb = newValue is null ? "cleared" : oldValue is null ? "set" : "changed";
        return new AuditDescription(type, subject, verb, AuditValue.From(oldValue), AuditValue.From(newValue)) { Field = field };
    }

    /// <summary>Throws where an operation would not have written exactly this, because of its texts or because the field had
    /// another value.</summary>
    public static void CheckFit(AuditEvent recorded, FieldSet fields, string field, string? oldValue, string? newValue)
    {
        NameRules.CheckedKey(field, nameof(field));
        if (newValue is not null) NameRules.CheckedValue(newValue, "value");
        if (Fields.Get(fields, field) is { } now ? now != oldValue : oldValue is not null)
            throw AuditReplayException.Misfit(recorded, "the field had another value");
        if (oldValue == newValue) throw AuditReplayException.Misfit(recorded, "the field had this value already");
    }
}
