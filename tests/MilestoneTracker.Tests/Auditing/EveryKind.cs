using System.Collections.Immutable;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Tests.Auditing;

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
        new DependencyWithdrawn("a", "b"),
        new MilestoneRemoved("a", Set("core", "ui"), MilestoneStatus.OnHold),
    ];

    /// <summary>The same as events, each a change of its own.</summary>
    public static AuditEvent[] Events() => [.. Data.Select((data, i) => new AuditEvent(i + 1, Noon, ChangeContext.None, 1, 1, data))];

    private static ImmutableSortedSet<string> Set(params string[] names) => ImmutableSortedSet.Create(StringComparer.Ordinal, names);
}
