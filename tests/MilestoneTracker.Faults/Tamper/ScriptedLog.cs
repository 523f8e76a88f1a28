using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Auditing;
using MilestoneTracker.Faults.Plans;
using MilestoneTracker.Ledger;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Faults.Tamper;

/// <summary>A log with every kind of event, hostile names and batches, as long as asked for; the same for the same seed.</summary>
internal static class ScriptedLog
{
    public static byte[] Write(string name, ulong seed, int atLeast)
    {
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(
            log, new MilestoneRegistryOptions {
            TimeProvider = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 12, 0, 0, TimeSpan.Zero).AddTicks(10_000_019)) {
                AutoAdvanceAmount = TimeSpan.FromTicks(10_000_019) } });
        Author author = new(1, new SplitMix(seed));
        LedgerChain chain = new(name);
        using MemoryStream lines = new();
        for (int i = 1; lines.Length < atLeast; i++)
        {
            author.Next(FormattableString.Invariant($"change {i}")).Do(registry);
            LedgerLines.Write(log.Read(chain.Size + 1), chain, lines);
        }

        return lines.ToArray();
    }
}
