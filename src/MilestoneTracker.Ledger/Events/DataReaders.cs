using System.Collections.Immutable;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Ledger.Events;

// The data of each type of event, version 1: what happened, with the new and the old value. See docs/ledger/format.md.
internal static class DataReaders
{
    private static readonly KeyOrder OfMilestone = new("milestone", "new", "old");
    private static readonly KeyOrder OfDependency = new("dependency", "milestone", "new", "old");
    private static readonly KeyOrder OfStanding = new("components", "status");
    private static readonly KeyOrder OfPlanField = new("field", "new", "old");
    private static readonly KeyOrder OfMilestoneField = new("field", "milestone", "new", "old");
    private static readonly KeyOrder OfDependencyField = new("dependency", "field", "milestone", "new", "old");
    private static readonly KeyOrder OfRecordField = new("collection", "field", "name", "new", "old");
    private static readonly ImmutableSortedSet<string> NoComponents = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public static AuditData Registered(ref CanonicalJsonReader cursor)
    {
        cursor.Key(OfMilestone, 0);
        string milestone = cursor.Text();
        cursor.Key(OfMilestone, 1);
        (ImmutableSortedSet<string> components, MilestoneStatus status) = Standing(ref cursor);
        cursor.Key(OfMilestone, 2);
        cursor.Expect("null"u8);
        cursor.EndObject(OfMilestone);
        return new MilestoneRegistered(milestone, components, status);
    }

    public static AuditData Removed(ref CanonicalJsonReader cursor)
    {
        cursor.Key(OfMilestone, 0);
        string milestone = cursor.Text();
        cursor.Key(OfMilestone, 1);
        cursor.Expect("null"u8);
        cursor.Key(OfMilestone, 2);
        (ImmutableSortedSet<string> components, MilestoneStatus status) = Standing(ref cursor);
        cursor.EndObject(OfMilestone);
        return new MilestoneRemoved(milestone, components, status);
    }

    public static AuditData StatusChanged(ref CanonicalJsonReader cursor)
    {
        cursor.Key(OfMilestone, 0);
        string milestone = cursor.Text();
        cursor.Key(OfMilestone, 1);
        MilestoneStatus newStatus = Status(ref cursor);
        cursor.Key(OfMilestone, 2);
        MilestoneStatus oldStatus = Status(ref cursor);
        cursor.EndObject(OfMilestone);
        return new MilestoneStatusChanged(milestone, oldStatus, newStatus);
    }

    public static AuditData Declared(ref CanonicalJsonReader cursor)
    {
        (string milestone, string dependency) = Ends(ref cursor, "true"u8, "false"u8);
        return new DependencyDeclared(milestone, dependency);
    }

    public static AuditData Withdrawn(ref CanonicalJsonReader cursor)
    {
        (string milestone, string dependency) = Ends(ref cursor, "false"u8, "true"u8);
        return new DependencyWithdrawn(milestone, dependency);
    }

    public static AuditData ComponentsChanged(ref CanonicalJsonReader cursor)
    {
        cursor.Key(OfMilestone, 0);
        string milestone = cursor.Text();
        cursor.Key(OfMilestone, 1);
        ImmutableSortedSet<string> newComponents = Components(ref cursor);
        cursor.Key(OfMilestone, 2);
        ImmutableSortedSet<string> oldComponents = Components(ref cursor);
        cursor.EndObject(OfMilestone);
        return new MilestoneComponentsChanged(milestone, oldComponents, newComponents);
    }

    public static AuditData PlanField(ref CanonicalJsonReader cursor)
    {
        string field = Text(ref cursor, OfPlanField, 0);
        (string? newValue, string? oldValue) = Values(ref cursor, OfPlanField);
        return new PlanFieldChanged(field, oldValue, newValue);
    }

    public static AuditData MilestoneField(ref CanonicalJsonReader cursor)
    {
        string field = Text(ref cursor, OfMilestoneField, 0);
        string milestone = Text(ref cursor, OfMilestoneField, 1);
        (string? newValue, string? oldValue) = Values(ref cursor, OfMilestoneField);
        return new MilestoneFieldChanged(milestone, field, oldValue, newValue);
    }

    public static AuditData DependencyField(ref CanonicalJsonReader cursor)
    {
        string dependency = Text(ref cursor, OfDependencyField, 0);
        string field = Text(ref cursor, OfDependencyField, 1);
        string milestone = Text(ref cursor, OfDependencyField, 2);
        (string? newValue, string? oldValue) = Values(ref cursor, OfDependencyField);
        return new DependencyFieldChanged(milestone, dependency, field, oldValue, newValue);
    }

    public static AuditData RecordField(ref CanonicalJsonReader cursor)
    {
        string collection = Text(ref cursor, OfRecordField, 0);
        string field = Text(ref cursor, OfRecordField, 1);
        string name = Text(ref cursor, OfRecordField, 2);
        (string? newValue, string? oldValue) = Values(ref cursor, OfRecordField);
        return new RecordFieldChanged(collection, name, field, oldValue, newValue);
    }

    private static string Text(ref CanonicalJsonReader cursor, KeyOrder shape, int key)
    {
        cursor.Key(shape, key);
        return cursor.Text();
    }

    /// <summary>The new value and the old one, with which the data of every field ends.</summary>
    private static (string? New, string? Old) Values(ref CanonicalJsonReader cursor, KeyOrder shape)
    {
        cursor.Key(shape, shape.Count - 2);
        string? newValue = cursor.TextOf(cursor.OptionalText());
        cursor.Key(shape, shape.Count - 1);
        string? oldValue = cursor.TextOf(cursor.OptionalText());
        cursor.EndObject(shape);
        return (newValue, oldValue);
    }

    private static (string Milestone, string Dependency) Ends(
        ref CanonicalJsonReader cursor, ReadOnlySpan<byte> isNow, ReadOnlySpan<byte> wasBefore)
    {
        cursor.Key(OfDependency, 0);
        string dependency = cursor.Text();
        cursor.Key(OfDependency, 1);
        string milestone = cursor.Text();
        cursor.Key(OfDependency, 2);
        cursor.Expect(isNow);
        cursor.Key(OfDependency, 3);
        cursor.Expect(wasBefore);
        cursor.EndObject(OfDependency);
        return (milestone, dependency);
    }

    private static (ImmutableSortedSet<string> Components, MilestoneStatus Status) Standing(ref CanonicalJsonReader cursor)
    {
        cursor.Key(OfStanding, 0);
        ImmutableSortedSet<string> components = Components(ref cursor);
        cursor.Key(OfStanding, 1);
        MilestoneStatus status = Status(ref cursor);
        cursor.EndObject(OfStanding);
        return (components, status);
    }

    private static ImmutableSortedSet<string> Components(ref CanonicalJsonReader cursor)
    {
        cursor.Expect("["u8);
        if (cursor.Take((byte)']')) return NoComponents;
        ImmutableSortedSet<string>.Builder components = NoComponents.ToBuilder();
        string? last = null;
        do
        {
            int place = cursor.Place;
            string next = cursor.Text();
            if (last is not null && string.CompareOrdinal(last, next) >= 0)
                throw cursor.Refused(place, "a component is not behind the one before it in ordinal order");
            components.Add(last = next);
        }
        while (cursor.Take((byte)','));

        cursor.Expect("]"u8);
        return components.ToImmutable();
    }

    private static MilestoneStatus Status(ref CanonicalJsonReader cursor)
    {
        int place = cursor.Place;
        return StatusBytes.TryParse(cursor.Word(), out MilestoneStatus status)
            ? status : throw cursor.Refused(place, "the status is none of the six");
    }
}
