using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Plans;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Ledger;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Cli.Verbs;

// All or nothing: what is imported is first played in memory, on what the log holds, and then appended in one call, which is one
// transaction.
// Only then is a log made that was not there; interrupted while it is written, it is left without events. The times of a plan file
// are the plan's, those of JSON Lines what they say.
internal sealed class Import(Invocation call, string file, byte[] bytes, bool isDryRun)
{
    public Imported Plan()
    {
        PlanFile plan = PlanReader.Read(bytes, file, call.Around.Cancelled);
        return Into(plan.Title, registryOf =>
        {
            PlanClock clock = new(call.Around.Clock.GetUtcNow());
            plan.PlayInto(
                registryOf(clock), clock, call.Context with { Reason = call.Context.Reason ?? PlanFile.WrittenDown },
                call.Around.Cancelled);
        });
    }

    public Imported List(bool isCsv)
    {
        EdgeList list = EdgeList.Read(bytes, file, isCsv, call.Around.Cancelled);
        return Into(identity: null, registryOf => list.AddTo(registryOf(call.Around.Clock), call.Context, call.Around.Cancelled));
    }

    public Imported Lines()
    {
        VerificationResult report = ProgressNotice.During(
            call.Around, "Verifying the lines", () =>
            LedgerLines.Verify(new MemoryStream(bytes), cancellationToken: call.Around.Cancelled));
        if (!report.IsValid) throw new InvocationException(
            ExitCode.NotValid, $"{file}: {report}\nNothing was imported. Get the lines again from where they came from.");
        using SqliteAuditLog? there = Existing();
        if (there is { LastSequence: > 0 }) throw new InvocationException(
            ExitCode.Refused,
            $"A log as JSON Lines is imported into a log without events, and '{call.LogFile}' has some. Name another file with --log.");
        List<AuditEvent> events = [.. LedgerLines.Read(new MemoryStream(bytes), new LedgerChain(), call.Around.Cancelled)];
        RegistrySnapshot before = new MilestoneRegistry().Current;
        if (events.Count == 0) return new Imported(0, before, report.Plan!);
        if (!isDryRun) Append(there, report.Identity, events);
        return new Imported(events.Count, before, report.Plan!);
    }

    private Imported Into(string? identity, Action<Func<TimeProvider, MilestoneRegistry>> play)
    {
        using SqliteAuditLog? there = Existing();
        RegistrySnapshot before = there is null
            ? new MilestoneRegistry().Current : LogFile.OpenRegistry(there, call, new MilestoneRegistryOptions()).Current;
        StagedLog staged = new(there, before.Version);
        MilestoneRegistry registry = null!;
        play(clock => registry = MilestoneRegistry.Open(staged, before, new MilestoneRegistryOptions { TimeProvider = clock }));
        call.Around.Cancelled.ThrowIfCancellationRequested();
        if (!isDryRun && (staged.Events.Count > 0 || there is null)) Append(there, identity, staged.Events, registry.Current);
        return new Imported(staged.Events.Count, before, registry.Current);
    }

    private SqliteAuditLog? Existing()
    {
        string path = call.Around.PathOf(call.LogFile);
        BesideLog.Refuse(RealPath.Resolve(path), call.LogFile, "--log");
        return File.Exists(path) || Directory.Exists(path) ? LogFile.OpenToChange(call, readOnly: isDryRun) : null;
    }

    private void Append(SqliteAuditLog? there, string? identity, List<AuditEvent> events, RegistrySnapshot? after = null)
    {
        using SqliteAuditLog? made = there is null
            ? SqliteAuditLog.Open(call.Around.PathOf(call.LogFile), new SqliteAuditLogOptions { Identity = identity }) : null;
        SqliteAuditLog log = there ?? made!;
        if (events.Count > 0) Write(call.Around, log, events);
        if (events.Count > 0 || made is not null) call.Keep("The import was made");
        if (after is not null && call.UsesSavedState) SqliteLog.SaveIfWorth(log, after, call.Around.Cancelled);
    }

    /// <summary>Appends the events in one transaction; until it is committed it can be interrupted, and then nothing is kept.</summary>
    internal static void Write(CommandEnvironment around, SqliteAuditLog log, IReadOnlyList<AuditEvent> events)
    {
        try
        {
            ProgressNotice.During(around, "Writing the log", () => log.Append(events, around.Cancelled));
        }
        catch (SqliteLogException e)
        {
            throw new UnknownOutcomeException(e);
        }
    }
}
