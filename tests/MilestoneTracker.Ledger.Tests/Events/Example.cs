using System.Collections.Immutable;
using System.Text;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Ledger.Tests;

// Events to begin with, and what a chain says of itself.
internal static class Example
{
    public const string Log = "plan.example/alpha";

    public static DateTimeOffset Noon { get; } = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    public static ChangeContext Ada { get; } = new() { Actor = "ada", Reason = "two\nlines", CorrelationId = "42" };

    /// <summary>One event of each kind, the sequence numbers in a row.</summary>
    public static AuditEvent[] EveryKind { get; } =
    [
        Event(1, new MilestoneRegistered("Build", Set("core", "ui"), MilestoneStatus.InProgress), Ada),
        Event(2, new MilestoneStatusChanged("Build", MilestoneStatus.InProgress, MilestoneStatus.OnHold), Ada),
        Event(3, new DependencyDeclared("Build", "Design"), Ada),
        Event(4, new DependencyWithdrawn("Build", "Design"), Ada),
        Event(5, new MilestoneRemoved("Build", Set("core", "ui"), MilestoneStatus.OnHold), Ada),
        Event(6, new MilestoneComponentsChanged("Build", Set(), Set("ui", "core")), Ada),
        Event(7, new PlanFieldChanged("title", null, "Spring\trelease"), Ada),
        Event(8, new MilestoneFieldChanged("Build", "progress", "0.5", "0.75"), Ada),
        Event(9, new DependencyFieldChanged("Build", "Design", "lag", "2d\n\"soon\"", null), Ada),
        Event(10, new RecordFieldChanged("people", "Lovelace", "capacity", "1", "0.5"), Ada),
    ];

    public static ImmutableSortedSet<string> Set(params string[] components) =>
        ImmutableSortedSet.Create(StringComparer.Ordinal, components);

    public static AuditEvent Event(long sequence, AuditData data, ChangeContext? context = null) =>
        new(sequence, Noon, context ?? ChangeContext.None, 1, 1, data);

    /// <summary>So many milestones registered, each by a change of its own.</summary>
    public static AuditEvent[] Registrations(int count) =>
        [.. Enumerable.Range(1, count).Select(
            i => Event(
                i, new MilestoneRegistered(FormattableString.Invariant($"m{i}"), Set("core"), MilestoneStatus.Planned), i % 3 == 0
                ? Ada : null))];

    /// <summary>The bytes of each event, in a chain of their own.</summary>
    public static byte[][] Written(IEnumerable<AuditEvent> events, string log = Log)
    {
        LedgerChain chain = new(log);
        return [.. events.Select(next => chain.Write(next).ToArray())];
    }

    /// <summary>The same as lines.</summary>
    public static byte[] Lines(IEnumerable<byte[]> events) => [.. events.SelectMany(next => (byte[])[.. next, (byte)'\n'])];

    public static byte[] Lines(IEnumerable<AuditEvent> events) => Lines(Written(events));

    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    /// <summary>All that a chain says of itself.</summary>
    public static string StateOf(LedgerChain chain) => FormattableString.Invariant(
        $"{chain.Identity} {chain.Size} {chain.Last} {chain.Root} {string.Join(' ', chain.Completed.ToArray())}");
}
