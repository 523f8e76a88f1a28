using System.Security.Cryptography;
using MilestoneTracker;
using MilestoneTracker.Ledger;
using MilestoneTracker.Sqlite;

// A plan that is kept, proved, given away, looked back at and opened anew; told line by line.
string folder = Directory.CreateTempSubdirectory("milestones-").FullName;
try
{
    string path = Path.Combine(folder, "plan.db");
    using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    EcdsaNoteSigner signer = new("example.com/plan", key);
    string note;
    using (SqliteAuditLog log = SqliteAuditLog.Open(path, new SqliteAuditLogOptions { Identity = "example.com/plan" }))
    {
        MilestoneRegistry registry = log.OpenRegistry(new MilestoneRegistryOptions { TimeProvider = new StandingClock() });
        registry.RegisterMilestone("Schema", ["database"]);
        registry.RegisterMilestone("API", ["backend"]);
        registry.DeclareMilestoneDependency("API", "Schema");
        log.SaveState(registry.Current);
        registry.UpdateMilestoneStatus("Schema", MilestoneStatus.Completed, new ChangeContext { Actor = "ada", Reason = "it is \"done\"" });
        note = log.GetCheckpoint().Sign(signer);
        Console.Write(note[..note.IndexOf("\n\n", StringComparison.Ordinal)]);
        Console.WriteLine();
        registry.UpdateMilestoneStatus("API", MilestoneStatus.InProgress);
        log.BackUp(Path.Combine(folder, "backup.db"));
    }

    Checkpoint checkpoint = Checkpoint.Open(note, EcdsaNoteVerifier.Parse(signer.Verifier.ToString()));
    foreach (string file in new[] { "plan.db", "backup.db" })
    {
        using SqliteAuditLog log = SqliteAuditLog.Open(Path.Combine(folder, file));
        MilestoneRegistry registry = log.OpenRegistry();
        Console.WriteLine($"{file}: {registry.Current}, API {registry.GetProgress("API")}");
        Console.WriteLine(log.Verify(checkpoint));
        Console.WriteLine(
            MerkleTree.VerifyInclusion(
            log.Tree.LeafAt(1), 1, checkpoint.Size, log.Tree.ProveInclusion(1, checkpoint.Size), checkpoint.Root));
        Console.WriteLine($"as of 3: API {RegistrySnapshot.AsOf(log, 3).GetProgress("API")}");
    }

    using MemoryStream lines = new();
    using (SqliteAuditLog log = SqliteAuditLog.Open(path, new SqliteAuditLogOptions { ReadOnly = true })) log.Export(lines);
    lines.Position = 0;
    using (SqliteAuditLog copy =
        SqliteAuditLog.Open(Path.Combine(folder, "copy.db"), new SqliteAuditLogOptions { Identity = "example.com/plan" }))
    {
        Console.WriteLine($"imported: {LedgerLines.Import(lines, copy)}, {copy.GetCheckpoint().Root}");
    }

    byte[] changed = lines.ToArray();
    changed[Array.IndexOf(changed, (byte)'P')] ^= 1;
    VerificationResult report = LedgerLines.Verify(new MemoryStream(changed), checkpoint);
    Console.WriteLine($"changed: valid {report.IsValid}, at event {report.FailedAt}");
    try
    {
        SqliteAuditLog.Open(path, new SqliteAuditLogOptions { Identity = "another" });
    }
    catch (SqliteLogException refused)
    {
        Console.WriteLine($"refused: {refused.Fault}");
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

internal sealed class StandingClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
}
