using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Plans;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Ledger;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Cli.Verbs;

// All or nothing: an import is first played in memory on the current state of the log, then appended in one call, which is one
// transaction. A new log is created only then; if the write is interrupted, it has no events. A plan file has the times of the plan, JSON
// Lines have their own.
internal sealed class Import(Invocation call, string file, bool isDryRun)
{
    public Imported Plan(byte[] bytes, Func<PlanFile, PlanFile>? changed = null)
    {
        PlanFile plan = PlanReader.Read(bytes, file, call.Environment.Cancelled);
        if (changed is not null) plan = changed(plan);
        return Into(plan.Title, registryOf =>
        {
            PlanClock clock = new(call.Environment.Clock.GetUtcNow());
            plan.PlayInto(
                registryOf(clock), clock, call.Context with { Reason = call.Context.Reason ?? PlanFile.WrittenDown },
                call.Environment.Cancelled);
        });
    }

    public Imported List(byte[] bytes, bool isCsv)
    {
        EdgeList list = EdgeList.Read(bytes, file, isCsv, call.Environment.Cancelled);
        return Into(identity: null, registryOf => list.AddTo(registryOf(call.Environment.Clock), call.Context, call.Environment.Cancelled));
    }

    public Imported Lines(byte[] bytes)
    {
        VerificationResult report = ProgressNotice.During(
            call.Environment, "Verifying the lines", () =>
            LedgerLines.Verify(new MemoryStream(bytes), cancellationToken: call.Environment.Cancelled));
        if (!report.IsValid) throw new InvocationException(
            ExitCode.NotValid, $"{file}: {report}\nNothing was imported. Export the lines again from the original log.");
        using SqliteAuditLog? there = Existing();
        if (there is { LastSequence: > 0 }) throw new InvocationException(
            ExitCode.Refused,
            $"A log in JSON Lines can only be imported into a log without events, and '{call.LogFile}' has some. "
            + "Name another file with --log.");
        List<AuditEvent> events = [.. LedgerLines.Read(new MemoryStream(bytes), new LedgerChain(), call.Environment.Cancelled)];
        RegistrySnapshot before = new MilestoneRegistry().Current;
        if (events.Count == 0) return new Imported(0, before, report.Plan!);
        if (!isDryRun) Append(there, report.Identity, events);
        return new Imported(events.Count, before, report.Plan!);
    }

    /// <summary>Makes changes on the current state of the log, and appends them.</summary>
    /// <param name="identity">The identity of the log, if it is created; a random one with <see langword="null"/>.</param>
    /// <param name="play">Makes the changes on a registry that uses the given clock.</param>
    public Imported Into(string? identity, Action<Func<TimeProvider, MilestoneRegistry>> play)
    {
        using SqliteAuditLog? there = Existing();
        RegistrySnapshot before = there is null
            ? new MilestoneRegistry().Current : LogFile.OpenRegistry(there, call, new MilestoneRegistryOptions()).Current;
        StagedLog staged = new(there, before.Version);
        MilestoneRegistry registry = null!;
        play(clock => registry = MilestoneRegistry.Open(staged, before, new MilestoneRegistryOptions { TimeProvider = clock }));
        call.Environment.Cancelled.ThrowIfCancellationRequested();
        if (!isDryRun && (staged.Events.Count > 0 || there is null)) Append(there, identity, staged.Events, registry.Current);
        return new Imported(staged.Events.Count, before, registry.Current);
    }

    private SqliteAuditLog? Existing()
    {
        string path = call.Environment.PathOf(call.LogFile);
        CompanionFiles.Refuse(RealPath.Resolve(path), call.LogFile, "--log");
        return File.Exists(path) || Directory.Exists(path) ? LogFile.OpenToChange(call, readOnly: isDryRun) : null;
    }

    private void Append(SqliteAuditLog? there, string? identity, List<AuditEvent> events, RegistrySnapshot? after = null)
    {
        using SqliteAuditLog? made = there is null
            ? SqliteAuditLog.Open(
                call.Environment.PathOf(call.LogFile), new SqliteAuditLogOptions { Identity = identity },
                call.Environment.Cancelled) : null;
        SqliteAuditLog log = there ?? made!;
        if (events.Count > 0) Write(call.Environment, log, events);
        if (events.Count > 0 || made is not null) call.Complete("The import was made");
        if (after is not null && call.UsesSavedState) SqliteLog.SaveIfWorth(log, after, call.Environment.Cancelled);
    }

    /// <summary>Appends the events in one transaction. Interrupted before the commit, it saves nothing.</summary>
    internal static void Write(CommandEnvironment environment, SqliteAuditLog log, IReadOnlyList<AuditEvent> events)
    {
        try
        {
            ProgressNotice.During(environment, "Writing the log", () => log.Append(events, environment.Cancelled));
        }
        catch (SqliteLogException e)
        {
            throw new UnknownOutcomeException(e);
        }
    }
}
