using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;

namespace MilestoneTracker.Cli.Logs;

// A log as JSON Lines: each line verified as it is read, the whole kept in memory.
internal sealed class LinesPlan(string file, string path, CancellationToken cancelled) : PlanLog(file)
{
    private LedgerChain? _chain;

    public override string Kind => "JSON Lines";

    public override string? Title => LogTitle.Of(Read().Log);

    public override IAuditLog Events
    {
        get
        {
            Read();
            return field!;
        }
    }

    = new InMemoryAuditLog();

    public override RegistrySnapshot Current => field ??= RegistrySnapshot.Replay(Events.Read(1, cancelled), cancelled);

    public override LedgerReport Verify(Checkpoint? checkpoint, CancellationToken cancellationToken)
    {
        using FileStream input = System.IO.File.OpenRead(path);
        return LedgerLines.Verify(input, checkpoint, cancellationToken);
    }

    public override Checkpoint GetCheckpoint()
    {
        LedgerChain chain = Read();
        return new Checkpoint(chain.Log!, chain.Size, chain.Root);
    }

    public override void Export(Stream output, CancellationToken cancellationToken)
    {
        LedgerChain chain = Read();
        LedgerLines.Write(Events.Read(1, cancellationToken), new LedgerChain(chain.Log), output, cancellationToken);
    }

    public override void Dispose()
    {
    }

    private LedgerChain Read()
    {
        if (_chain is not null) return _chain;
        LedgerChain chain = new();
        using FileStream input = System.IO.File.OpenRead(path);
        List<AuditEvent> events = [.. LedgerLines.Read(input, chain, cancelled)];
        _chain = chain;
        if (events.Count > 0) Events.Append(events);
        return chain;
    }
}
