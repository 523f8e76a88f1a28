using System.Collections.Immutable;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.TestSupport.Contracts;

// Events that fit one after the other, among them at least one of each kind. Whoever adds a kind is told by KindsTests to add one here.
internal static class EveryKind
{
    public static DateTimeOffset Noon { get; } = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    public static AuditData[] Data { get; } =
    [
        new MilestoneRegistered("a", Set("core", "ui"), MilestoneStatus.Planned),
        new MilestoneRegistered("b", Set(), MilestoneStatus.Planned),
        new MilestoneStatusChanged("a", MilestoneStatus.Planned, MilestoneStatus.OnHold),
        new DependencyDeclared("a", "b"),
        new DependencyFieldChanged("a", "b", "lag", null, "2d"),
        new DependencyFieldChanged("a", "b", "lag", "2d", null),
        new DependencyWithdrawn("a", "b"),
        new MilestoneComponentsChanged("a", Set("core", "ui"), Set("ops")),
        new MilestoneFieldChanged("a", "weight", null, "7"),
        new MilestoneFieldChanged("a", "weight", "7", "1000"),
        new MilestoneFieldChanged("a", "weight", "1000", null),
        new PlanFieldChanged("title", null, "Spring\nrelease"),
        new RecordFieldChanged("resources", "Ada Lovelace", "capacity", null, "0.5"),
        new MilestoneRemoved("a", Set("ops"), MilestoneStatus.OnHold),
    ];

    /// <summary>The same as events, each a change of its own.</summary>
    public static AuditEvent[] Events() => [.. Data.Select((data, i) => new AuditEvent(i + 1, Noon, ChangeContext.None, 1, 1, data))];

    private static ImmutableSortedSet<string> Set(params string[] names) => ImmutableSortedSet.Create(StringComparer.Ordinal, names);
}
