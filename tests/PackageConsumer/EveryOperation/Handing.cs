using System.Text;
using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;

namespace PackageConsumer.EveryOperation;

// A log given to somebody else, line by line, and what that one can say of it.
internal static class Handing
{
    public static void Play(Telling tell)
    {
        tell.Begin("handing over");
        InMemoryAuditLog log = Plans.Release().Log;
        using MemoryStream lines = new();
        LedgerChain chain = new("example.com/plan");
        LedgerLines.Write(log.Read(), chain, lines);
        Checkpoint checkpoint = new("example.com/plan", chain.Size, chain.Root);
        tell.Say("lines", $"{lines.Length} bytes, {Encoding.UTF8.GetString(lines.ToArray()).Count(unit => unit == '\n')} lines");

        lines.Position = 0;
        tell.Say("read", LedgerLines.Read(lines, new LedgerChain()).SequenceEqual(log.Read()));
        lines.Position = 0;
        Tell(tell, LedgerLines.Verify(lines, checkpoint));
        lines.Position = 0;
        tell.Say("imported", LedgerLines.Import(lines, new InMemoryAuditLog()));
        lines.Position = 0;
        Tell(tell, VerificationResult.Compute(chain => LedgerLines.Read(lines, chain)));

        byte[] changed = lines.ToArray();
        changed[^60] ^= 1;
        Tell(tell, LedgerLines.Verify(new MemoryStream(changed), checkpoint, CancellationToken.None));
    }

    private static void Tell(Telling tell, VerificationResult report) => tell.Say(
        "report",
        $"{report}: {report.IsValid} of {report.Identity}, {report.Events} events, root {report.Root}, plan {report.Plan}, vouched to "
        + $"{report.CoveredUpTo} by {report.Checkpoint?.Size}, fault {report.FailedAt} {report.Fault}");
}
