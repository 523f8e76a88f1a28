using MilestoneTracker;
using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;
using MilestoneTracker.Sqlite;

namespace PackageConsumer.EveryOperation;

// The log in a file.
internal static class Keeping
{
    public static void Play(Telling tell)
    {
        tell.Begin("keeping");
        string folder = Directory.CreateTempSubdirectory("milestones-").FullName;
        try
        {
            string path = Path.Combine(folder, "plan.db");
            SqliteAuditLogOptions options =
                new() { Identity = "example.com/plan", LockTimeout = TimeSpan.FromSeconds(1), ReadOnly = false };
            tell.Say("options", $"{options.Identity} {options.LockTimeout} {options.ReadOnly}");
            using (SqliteAuditLog log = SqliteAuditLog.Open(path, options)) Keep(tell, log, Path.Combine(folder, "backup.db"));
            using (SqliteAuditLog log =
                SqliteAuditLog.Open(Path.Combine(folder, "backup.db"), new SqliteAuditLogOptions { ReadOnly = true }))
            {
                tell.Say(
                    "from the backup",
                    log.OpenRegistry(new MilestoneRegistryOptions { TimeProvider = new StandingClock() }, CancellationToken.None));
                tell.Refused<AuditAppendRefusedException>(
                    "read only", () => log.OpenRegistry().RegisterMilestone("A"), _ => "nothing is kept");
            }

            SqliteAuditLog closed = SqliteAuditLog.Open(path, options: null, CancellationToken.None);
            closed.Dispose();
            tell.Refused<ObjectDisposedException>("closed", () => tell.Say("last", closed.LastSequence), e => e.ObjectName);
            tell.Refused<SqliteLogException>(
                "another log", () => SqliteAuditLog.Open(path, new SqliteAuditLogOptions { Identity = "example.com/other" }), e =>
                $"{InWords(e.Fault)} {e.ErrorCode}");
            File.WriteAllText(Path.Combine(folder, "text.db"), new string('x', 5000));
            tell.Refused<SqliteLogException>("no log", () => SqliteAuditLog.Open(Path.Combine(folder, "text.db")), e => InWords(e.Fault));
            tell.Refused<SqliteLogException>(
                "no folder", () => SqliteAuditLog.Open(Path.Combine(folder, "none", "plan.db")), e => InWords(e.Fault));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Keep(Telling tell, SqliteAuditLog log, string backup)
    {
        MilestoneRegistry registry = log.OpenRegistry(new MilestoneRegistryOptions { TimeProvider = new StandingClock() });
        registry.RegisterMilestone("Schema", ["database"]);
        registry.RegisterMilestone("API", ["backend"]);
        registry.DeclareMilestoneDependency("API", "Schema");
        log.CheckWritable();
        log.SaveState(registry.Current, CancellationToken.None);
        tell.Say("saved at", log.SavedStateVersion);
        registry.UpdateMilestoneStatus("Schema", MilestoneStatus.Completed);
        Checkpoint checkpoint = log.GetCheckpoint();
        log.Append([ByHand(log.LastSequence + 1)]);

        log.Append(
            [ByHand(log.LastSequence + 1) with { Data = new MilestoneRegistered("Last", [], MilestoneStatus.Planned) }],
            CancellationToken.None);

        using (log.Watch(() => { })) tell.Say("tail", log.ReadTail(log.LastSequence - 1).Count);
        tell.Say("offered", log.AppendOrCatchUp([ByHand(log.LastSequence + 1) with {
            Data = new MilestoneRegistered("Offered", [], MilestoneStatus.Planned) }]).Count);

        tell.Say("kept", $"{log.Identity}: {log.LastSequence} events, {string.Join("; ", log.Read(2))}");
        tell.Say("checkpoint", checkpoint);
        tell.Say("verified", log.Verify(checkpoint, CancellationToken.None));
        tell.Say(
            "the clock went back", log.Verify(checkpoint, CancellationToken.None).ClockSetbacks.Select(
            sequence => sequence.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        tell.Say(
            "tree", MerkleTree.VerifyInclusion(
            log.Tree.LeafAt(1), 1, checkpoint.Size, log.Tree.ProveInclusion(1, checkpoint.Size), checkpoint.Root));
        using MemoryStream lines = new();
        log.Export(lines, CancellationToken.None);
        tell.Say("exported", MerkleTree.HashLeaf(lines.ToArray()));
        log.BackUp(backup, CancellationToken.None);
        lines.Position = 0;
        using SqliteAuditLog copy = SqliteAuditLog.Open(backup + ".copy", new SqliteAuditLogOptions { Identity = log.Identity });
        tell.Say("imported", $"{copy.Import(lines, CancellationToken.None)}, the same root {copy.GetCheckpoint() == log.GetCheckpoint()}");
    }

    private static AuditEvent ByHand(long sequence) =>
        new(sequence, DateTimeOffset.UnixEpoch, ChangeContext.None, 1, 1, new MilestoneRegistered("By hand", [], MilestoneStatus.Planned));

    private static string InWords(SqliteLogFault fault) => fault switch
    {
        SqliteLogFault.CannotOpen => "it cannot be opened",
        SqliteLogFault.NotALog => "it is no log",
        SqliteLogFault.LaterSchema => "a later version wrote it",
        SqliteLogFault.OtherLog => "it is another log",
        SqliteLogFault.ReadOnly => "it can only be read",
        SqliteLogFault.Locked => "somebody else holds it",
        SqliteLogFault.DiskFull => "the disk is full",
        SqliteLogFault.InputOutput => "the disk fails",
        SqliteLogFault.Damaged => "it is damaged",
        SqliteLogFault.Replaced => "another file has its name",
        SqliteLogFault.Other => "something else",
        _ => "another",
    };
}
