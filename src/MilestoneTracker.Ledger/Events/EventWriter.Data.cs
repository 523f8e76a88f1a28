using System.Collections.Immutable;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Ledger.Events;

// Writes the data of an event: the names of its subject and the field, then the new and the old value, with keys in order. All kinds are
// written in the same way, because each describes its subject and what changed.
internal sealed partial class EventWriter
{
    private void Data(AuditData data)
    {
        AuditSubject subject = data.Subject;
        Literal("{"u8);
        switch (subject.Kind)
        {
            case AuditSubjectKind.Plan:
                Field(data.Field);
                break;
            case AuditSubjectKind.Milestone:
                Field(data.Field);
                Member("\"milestone\":"u8, subject.Milestone, nameof(subject.Milestone));
                break;
            case AuditSubjectKind.Dependency:
                Member("\"dependency\":"u8, subject.Dependency, nameof(subject.Dependency));
                Field(data.Field);
                Member("\"milestone\":"u8, subject.Milestone, nameof(subject.Milestone));
                break;
            case AuditSubjectKind.Record:
                Member("\"collection\":"u8, subject.Collection, nameof(subject.Collection));
                Field(data.Field);
                Member("\"name\":"u8, subject.Record, nameof(subject.Record));
                break;
            default:
                throw new ArgumentException($"The event has a subject of an unknown kind: {subject.Kind}.", nameof(data));
        }

        Literal("\"new\":"u8);
        Value(data.New);
        Literal(",\"old\":"u8);
        Value(data.Old);
        Literal("}"u8);
    }

    private void Field(string? field)
    {
        if (field is not null) Member("\"field\":"u8, field, nameof(field));
    }

    private void Member(ReadOnlySpan<byte> key, string? text, string part)
    {
        Literal(key);
        Text(text!, part); // throws for null
        Literal(","u8);
    }

    private void Value(in AuditValue value)
    {
        switch (value.Kind)
        {
            case AuditValueKind.Nothing:
                Literal("null"u8);
                break;
            case AuditValueKind.Declared:
                Literal(value.IsDeclared == true ? "true"u8 : "false"u8);
                break;
            case AuditValueKind.Status:
                Status(value);
                break;
            case AuditValueKind.Components:
                Components(value);
                break;
            case AuditValueKind.Milestone:
                Literal("{\"components\":"u8);
                Components(value);
                Literal(",\"status\":"u8);
                Status(value);
                Literal("}"u8);
                break;
            case AuditValueKind.Text:
                Text(value.Text!, nameof(value.Text));
                break;
            default:
                throw new ArgumentException($"The event has a value of an unknown kind: {value.Kind}.", nameof(value));
        }
    }

    private void Status(in AuditValue value)
    {
        Literal("\""u8);
        Literal(StatusBytes.For(value.Status!.Value));
        Literal("\""u8);
    }

    private void Components(in AuditValue value)
    {
        ImmutableSortedSet<string> components = value.Components
            ?? throw new ArgumentException("The milestone has no set of components.", nameof(value));
        Literal("["u8);
        bool isFirst = true;
        foreach (string component in components.WithComparer(StringComparer.Ordinal))
        {
            if (!isFirst) Literal(","u8);
            Text(component, nameof(components));
            isFirst = false;
        }

        Literal("]"u8);
    }
}
