using System.Collections.Immutable;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Ledger.Events;

// Readers of the data of each event type, version 1: the subject of the event, its new value and its old value.
// See docs/ledger/format.md.
internal static class DataReaders
{
    private static readonly KeyOrder OfMilestone = new("milestone", "new", "old");
    private static readonly KeyOrder OfDependency = new("dependency", "milestone", "new", "old");
    private static readonly KeyOrder OfState = new("components", "status");
    private static readonly KeyOrder OfPlanField = new("field", "new", "old");
    private static readonly KeyOrder OfMilestoneField = new("field", "milestone", "new", "old");
    private static readonly KeyOrder OfDependencyField = new("dependency", "field", "milestone", "new", "old");
    private static readonly KeyOrder OfRecordField = new("collection", "field", "name", "new", "old");
    private static readonly ImmutableSortedSet<string> NoComponents = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public static AuditData Registered(ref CanonicalJsonReader reader)
    {
        reader.Key(OfMilestone, 0);
        string milestone = reader.Text();
        reader.Key(OfMilestone, 1);
        (ImmutableSortedSet<string> components, MilestoneStatus status) = State(ref reader);
        reader.Key(OfMilestone, 2);
        reader.Expect("null"u8);
        reader.EndObject(OfMilestone);
        return new MilestoneRegistered(milestone, components, status);
    }

    public static AuditData Removed(ref CanonicalJsonReader reader)
    {
        reader.Key(OfMilestone, 0);
        string milestone = reader.Text();
        reader.Key(OfMilestone, 1);
        reader.Expect("null"u8);
        reader.Key(OfMilestone, 2);
        (ImmutableSortedSet<string> components, MilestoneStatus status) = State(ref reader);
        reader.EndObject(OfMilestone);
        return new MilestoneRemoved(milestone, components, status);
    }

    public static AuditData StatusChanged(ref CanonicalJsonReader reader)
    {
        reader.Key(OfMilestone, 0);
        string milestone = reader.Text();
        reader.Key(OfMilestone, 1);
        MilestoneStatus newStatus = Status(ref reader);
        reader.Key(OfMilestone, 2);
        MilestoneStatus oldStatus = Status(ref reader);
        reader.EndObject(OfMilestone);
        return new MilestoneStatusChanged(milestone, oldStatus, newStatus);
    }

    public static AuditData Declared(ref CanonicalJsonReader reader)
    {
        (string milestone, string dependency) = Ends(ref reader, "true"u8, "false"u8);
        return new DependencyDeclared(milestone, dependency);
    }

    public static AuditData Withdrawn(ref CanonicalJsonReader reader)
    {
        (string milestone, string dependency) = Ends(ref reader, "false"u8, "true"u8);
        return new DependencyWithdrawn(milestone, dependency);
    }

    public static AuditData ComponentsChanged(ref CanonicalJsonReader reader)
    {
        reader.Key(OfMilestone, 0);
        string milestone = reader.Text();
        reader.Key(OfMilestone, 1);
        ImmutableSortedSet<string> newComponents = Components(ref reader);
        reader.Key(OfMilestone, 2);
        ImmutableSortedSet<string> oldComponents = Components(ref reader);
        reader.EndObject(OfMilestone);
        return new MilestoneComponentsChanged(milestone, oldComponents, newComponents);
    }

    public static AuditData PlanField(ref CanonicalJsonReader reader)
    {
        string field = Text(ref reader, OfPlanField, 0);
        (string? newValue, string? oldValue) = Values(ref reader, OfPlanField);
        return new PlanFieldChanged(field, oldValue, newValue);
    }

    public static AuditData MilestoneField(ref CanonicalJsonReader reader)
    {
        string field = Text(ref reader, OfMilestoneField, 0);
        string milestone = Text(ref reader, OfMilestoneField, 1);
        (string? newValue, string? oldValue) = Values(ref reader, OfMilestoneField);
        return new MilestoneFieldChanged(milestone, field, oldValue, newValue);
    }

    public static AuditData DependencyField(ref CanonicalJsonReader reader)
    {
        string dependency = Text(ref reader, OfDependencyField, 0);
        string field = Text(ref reader, OfDependencyField, 1);
        string milestone = Text(ref reader, OfDependencyField, 2);
        (string? newValue, string? oldValue) = Values(ref reader, OfDependencyField);
        return new DependencyFieldChanged(milestone, dependency, field, oldValue, newValue);
    }

    public static AuditData RecordField(ref CanonicalJsonReader reader)
    {
        string collection = Text(ref reader, OfRecordField, 0);
        string field = Text(ref reader, OfRecordField, 1);
        string name = Text(ref reader, OfRecordField, 2);
        (string? newValue, string? oldValue) = Values(ref reader, OfRecordField);
        return new RecordFieldChanged(collection, name, field, oldValue, newValue);
    }

    private static string Text(ref CanonicalJsonReader reader, KeyOrder order, int key)
    {
        reader.Key(order, key);
        return reader.Text();
    }

    /// <summary>Reads the new and the old value, which end the data of every field event.</summary>
    private static (string? New, string? Old) Values(ref CanonicalJsonReader reader, KeyOrder order)
    {
        reader.Key(order, order.Count - 2);
        string? newValue = reader.TextOf(reader.OptionalText());
        reader.Key(order, order.Count - 1);
        string? oldValue = reader.TextOf(reader.OptionalText());
        reader.EndObject(order);
        return (newValue, oldValue);
    }

    private static (string Milestone, string Dependency) Ends(
        ref CanonicalJsonReader reader, ReadOnlySpan<byte> isNow, ReadOnlySpan<byte> wasBefore)
    {
        reader.Key(OfDependency, 0);
        string dependency = reader.Text();
        reader.Key(OfDependency, 1);
        string milestone = reader.Text();
        reader.Key(OfDependency, 2);
        reader.Expect(isNow);
        reader.Key(OfDependency, 3);
        reader.Expect(wasBefore);
        reader.EndObject(OfDependency);
        return (milestone, dependency);
    }

    private static (ImmutableSortedSet<string> Components, MilestoneStatus Status) State(ref CanonicalJsonReader reader)
    {
        reader.Key(OfState, 0);
        ImmutableSortedSet<string> components = Components(ref reader);
        reader.Key(OfState, 1);
        MilestoneStatus status = Status(ref reader);
        reader.EndObject(OfState);
        return (components, status);
    }

    private static ImmutableSortedSet<string> Components(ref CanonicalJsonReader reader)
    {
        reader.Expect("["u8);
        if (reader.Take((byte)']')) return NoComponents;
        ImmutableSortedSet<string>.Builder components = NoComponents.ToBuilder();
        string? last = null;
        do
        {
            int place = reader.Place;
            string next = reader.Text();
            if (last is not null && string.CompareOrdinal(last, next) >= 0)
                throw reader.Refused(place, "a component does not follow the one before it in ordinal order");
            components.Add(last = next);
        }
        while (reader.Take((byte)','));

        reader.Expect("]"u8);
        return components.ToImmutable();
    }

    private static MilestoneStatus Status(ref CanonicalJsonReader reader)
    {
        int place = reader.Place;
        return StatusBytes.TryParse(reader.Word(), out MilestoneStatus status)
            ? status : throw reader.Refused(place, "the status is not one of the six");
    }
}
