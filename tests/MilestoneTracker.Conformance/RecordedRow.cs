using System.Collections.Immutable;
using System.Text.Json;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Conformance;

// An event of a log that is to be replayed, as it stands in a trace: sequence, time, index, count, kind, and what the kind says.
//
// The typed events cannot say all that a log in bytes can: a kind that nobody knows, components that are not in order or come twice. Such
// an event is given to the replay as one in the same place that never fits (it registers the empty name). So where all events before it
// fit, and its place in its change is right, the replay refuses just this one; and where one before it does not fit, that one.
internal sealed class RecordedRow
{
    private static readonly AuditData NeverFits = new MilestoneRegistered("", [], MilestoneStatus.Planned);

    private readonly JsonElement[] _items;

    private RecordedRow(JsonElement[] items) => _items = items;

    public static RecordedRow Of(JsonElement row)
    {
        JsonElement[] items = [.. Trace.ItemsOf(row)];
        if (items.Length < 5) throw new BadTraceException($"expected an event, found {Comparison.Elided(row.GetRawText())}.");
        foreach (JsonElement number in items.Take(4)) Trace.WholeOf(number);
        if (Trace.TextOf(items[4]) is null) throw new BadTraceException("expected a kind of event, found null.");
        return new RecordedRow(items);
    }

    /// <summary>The event.</summary>
    /// <param name="before">The events before it, which say what a milestone has that is removed.</param>
    public AuditEvent After(IReadOnlyList<AuditEvent> before)
    {
        DateTimeOffset time = Trace.Beginning.AddSeconds(Trace.WholeOf(_items[1]));
        return new AuditEvent(Trace.WholeOf(_items[0]), time, ChangeContext.None, Number(2), Number(3), DataAfter(before) ?? NeverFits);
    }

    private AuditData? DataAfter(IReadOnlyList<AuditEvent> before) => (Text(4), _items.Length) switch
    {
        ("milestone.registered", 8) => Set(6) is { } components ? new MilestoneRegistered(Text(5), components, Status(7)) : null,
        ("milestone.status_changed", 8) => new MilestoneStatusChanged(Text(5), Status(6), Status(7)),
        ("dependency.declared", 7) => new DependencyDeclared(Text(5), Text(6)),
        ("dependency.withdrawn", 7) => new DependencyWithdrawn(Text(5), Text(6)),
        ("milestone.removed", 6) => Removal(Text(5), before),
        ("milestone.components_changed", 8) =>
            Set(6) is { } old && Set(7) is { } components ? new MilestoneComponentsChanged(Text(5), old, components) : null,
        ("plan.field_changed", 8) => new PlanFieldChanged(Text(5), Text(6), Text(7)),
        ("milestone.field_changed", 9) => new MilestoneFieldChanged(Text(5), Text(6), Text(7), Text(8)),
        ("dependency.field_changed", 10) => new DependencyFieldChanged(Text(5), Text(6), Text(7), Text(8), Text(9)),
        ("record.field_changed", 10) => new RecordFieldChanged(Text(5), Text(6), Text(7), Text(8), Text(9)),
        _ => null,
    };

    // A row of a removal says the name alone; components and status are those that the milestone then has.
    private static MilestoneRemoved Removal(string name, IReadOnlyList<AuditEvent> before)
    {
        (ImmutableSortedSet<string> components, MilestoneStatus status) = ([], MilestoneStatus.Planned);
        foreach (AuditEvent e in before.Where(e => e.Data.Subject.Milestone == name))
        {
            if (e.Data is MilestoneRegistered registered) (components, status) = (registered.Components, registered.Status);
            if (e.Data is MilestoneStatusChanged changed) status = changed.NewStatus;
            if (e.Data is MilestoneComponentsChanged moved) components = moved.NewComponents;
        }

        return new MilestoneRemoved(name, components, status);
    }

    /// <summary>A set of components; nothing where the list is not one as a log has it.</summary>
    private ImmutableSortedSet<string>? Set(int place)
    {
        string[] names = [.. Trace.ItemsOf(_items[place]).Select(item => Trace.TextOf(item) ?? "")];
        for (int i = 1; i < names.Length; i++)
            if (string.CompareOrdinal(names[i - 1], names[i]) >= 0) return null;
        return ImmutableSortedSet.CreateRange(StringComparer.Ordinal, names);
    }

    private MilestoneStatus Status(int place) => Trace.StatusOf(Text(place));

    private int Number(int place) => (int)Trace.WholeOf(_items[place]);

    private string Text(int place) => Trace.TextOf(_items[place])!;
}
