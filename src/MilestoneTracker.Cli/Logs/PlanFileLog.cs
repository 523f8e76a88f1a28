using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Plans;
using MilestoneTracker.Ledger;

namespace MilestoneTracker.Cli.Logs;

// A plan file, played into a registry in memory with the days of the plan as times.
internal sealed class PlanFileLog : PlanLog
{
    private readonly PlanFile _plan;
    private readonly InMemoryAuditLog _log = new();

    public PlanFileLog(string file, PlanFile plan, DateTimeOffset now, CancellationToken cancelled)
        : base(file)
    {
        _plan = plan;
        PlanClock clock = new(now);
        MilestoneRegistry registry = new(_log, new MilestoneRegistryOptions { TimeProvider = clock });
        plan.PlayInto(registry, clock, ChangeContext.None with { Reason = PlanFile.WrittenDown }, cancelled);
        Current = registry.Current;
    }

    public override string Kind => "plan file";

    public override string? Title => _plan.Title;

    public override string? Identity => _plan.Title ?? Path.GetFileName(File);

    public override bool IsWrittenDown => true;

    public override IAuditLog Events => _log;

    public override RegistrySnapshot Current { get; }

    public override VerificationResult Verify(Checkpoint? checkpoint, CancellationToken cancellationToken)
    {
        using MemoryStream lines = new();
        Export(lines, cancellationToken);
        lines.Position = 0;
        return LedgerLines.Verify(lines, checkpoint, cancellationToken);
    }

    public override Checkpoint GetCheckpoint() =>
        throw new InvocationException(
        ExitCode.NoLog,
        $"'{File}' is a plan file, not a log, so it has no checkpoints. Import it first: milestones import {File} --log plan.db");

    public override void Export(Stream output, CancellationToken cancellationToken) =>
        LedgerLines.Write(
        _log.Read(1, cancellationToken), new LedgerChain(Identity), output, cancellationToken);

    public override void Dispose()
    {
    }
}
