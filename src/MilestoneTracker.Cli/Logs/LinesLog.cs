using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Ledger;

namespace MilestoneTracker.Cli.Logs;

// A log in JSON Lines: each line is verified as it is read, and the whole log is kept in memory.
internal sealed class LinesLog(string file, Stream input, CancellationToken cancelled) : PlanLog(file)
{
    private LedgerChain? _chain;

    public override string Kind => "JSON Lines";

    public override string? Title => LogTitle.From(Identity);

    public override string? Identity => Read().Identity;

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

    public override VerificationResult Verify(Checkpoint? checkpoint, CancellationToken cancellationToken)
    {
        input.Position = 0;
        VerificationResult report = LedgerLines.Verify(input, checkpoint, cancellationToken);
        if (!report.IsValid) CheckText(lines => LedgerLines.Verify(lines, checkpoint, cancellationToken).IsValid);
        return report is { IsValid: true, Events: 0 } ? throw NoEvents() : report;
    }

    public override Checkpoint GetCheckpoint()
    {
        LedgerChain chain = Read();
        return new Checkpoint(chain.Identity!, chain.Size, chain.Root);
    }

    public override void Export(Stream output, CancellationToken cancellationToken)
    {
        LedgerChain chain = Read();
        LedgerLines.Write(Events.Read(1, cancellationToken), new LedgerChain(chain.Identity), output, cancellationToken);
    }

    public override void Dispose() => input.Dispose();

    private LedgerChain Read()
    {
        if (_chain is not null) return _chain;
        LedgerChain chain = new();
        input.Position = 0;
        List<AuditEvent> events;
        try
        {
            events = [.. LedgerLines.Read(input, chain, cancelled)];
        }
        catch (LedgerException)
        {
            CheckText(lines => LedgerLines.Verify(lines, cancellationToken: cancelled).IsValid);
            throw;
        }

        if (events.Count == 0) throw NoEvents();
        _chain = chain;
        try
        {
            Events.Append(events);
        }
        catch (AuditAppendRefusedException)
        {
            _chain = null;
            RegistrySnapshot.Replay(events, cancelled); // says what is wrong, as a verification does
            throw;
        }

        return chain;
    }

    // Refuses lines of which only the form of the text is wrong: nothing is lost, and there is nothing to restore.
    private void CheckText(Predicate<Stream> isValid)
    {
        if (input.Length > InputFile.MaxOfLog) return;
        input.Position = 0;
        byte[] text = InputFile.Read(input, File, InputFile.MaxOfLog, cancelled);
        if (AddedBytes.Describe(text) is not { } added || !isValid(new MemoryStream(AddedBytes.Remove(text)))) return;
        throw new InvocationException(
            ExitCode.NoLog,
            $"'{File}' has {added}, and the lines of a log have none. Its events are whole: export it again, or take them out.");
    }

    // A log without events has no lines and so no identity: nothing shows that it is a log.
    private InvocationException NoEvents() => new(ExitCode.NoLog, $"'{File}' has no events. Check whether it was written completely.");
}
