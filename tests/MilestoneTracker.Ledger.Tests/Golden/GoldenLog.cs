using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Data;

namespace MilestoneTracker.Ledger.Tests;

// Logs that were written once and lie beside this file as they were written. Every later version must read them as the same
// events and the same plan: a golden log is never written anew. What is added gets a file of its own.
internal sealed record GoldenLog(string Name, Action<MilestoneRegistry, FakeTimeProvider> Script)
{
    public static IReadOnlyList<GoldenLog> All { get; } =
    [
        new("every-kind", GoldenScripts.EveryKind),
        new("every-status", GoldenScripts.EveryStatus),
        new("hostile-texts", GoldenScripts.HostileTexts),
        new("long-history", GoldenScripts.LongHistory),
        new("whole-changes", GoldenScripts.WholeChanges),
        new("fields-and-records", GoldenScripts.FieldsAndRecords),
        new("components-and-turns", GoldenScripts.ComponentsAndTurns),
    ];

    /// <summary>The identity of the log.</summary>
    public string Log => "golden.example/" + Name;

    public byte[] Bytes() => File.ReadAllBytes(PathOf(Name + ".jsonl"));

    public static string PathOf(string file) => Path.Combine(Repository.Root, "tests", "MilestoneTracker.Ledger.Tests", "Golden", file);

    /// <summary>Its script played by today's registry.</summary>
    public (MilestoneRegistry Registry, InMemoryAuditLog Log) Play()
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { TimeProvider = clock });
        Script(registry, clock);
        return (registry, log);
    }
}
