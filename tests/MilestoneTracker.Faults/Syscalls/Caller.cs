using MilestoneTracker.Auditing;
using MilestoneTracker.Faults.Kill;
using MilestoneTracker.Faults.Plans;
using MilestoneTracker.Ledger;
using MilestoneTracker.Sqlite;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Faults.Syscalls;

// The child whose system calls fail: opens the log, makes some changes from one thread, reads, saves a state, closes; the same calls
// every time. It says of each what came of it, goes on as a host would, and calls anything that is not documented a crash.
internal static class Caller
{
    public const int Changes = 10;
    public const string NotOpened = "not opened";
    public const string Kept = "kept";
    public const string Refused = "refused";
    public const string Faulted = "faulted";
    public const string NotRead = "not read";
    public const string NotSaved = "not saved";
    public const string Crash = "crash";
    public const string Closed = "closed";

    private const int SavesAt = 4;
    private const int ReadsAt = 7;

    public static int Run(string file, ulong seed)
    {
        using Says says = new();
        try
        {
            Call(file, seed, says);
            return Exit.Held;
        }
        catch (Exception e)
        {
            says.Word(Crash, e.ToString().ReplaceLineEndings(" "));
            return Exit.DidNotHold;
        }
    }

    private static void Call(string file, ulong seed, Says says)
    {
        SqliteAuditLog? log = null;
        using BusyPool pool = new();
        try
        {
            log = SqliteAuditLog.Open(file, new SqliteAuditLogOptions { Identity = Writer.Log, LockTimeout = TimeSpan.Zero });
            MilestoneRegistry registry = log.OpenRegistry();
            Author author = new(2, new SplitMix(seed));
            author.Look(registry.Current);
            for (int i = 1; i <= Changes; i++)
            {
                Attempt(registry, author, i, says);
                if (i == SavesAt) Save(log, registry.Current, says);
                if (i == ReadsAt) Read(log, says);
            }
        }
        catch (Exception e) when (e is SqliteLogException or LedgerException)
        {
            says.Word(NotOpened, e.Message);
        }
        finally
        {
            log?.Dispose();
        }

        says.Word(Closed);
    }

    /// <summary>Makes a change, and says what came of it.</summary>
    public static bool Attempt(MilestoneRegistry registry, Author author, int number, Says says)
    {
        Change change = author.Next(FormattableString.Invariant($"call {number}"));
        try
        {
            change.Do(registry);
            says.Word(Kept, new Kept(change, registry.Current.Version).ToLine());
            return true;
        }
        catch (AuditAppendRefusedException)
        {
            says.Word(Refused, change.Id);
            author.Look(registry.Current);
        }
        catch (RegistryFaultedException)
        {
            says.Word(Faulted, change.Id);
            if (!registry.IsFaulted) says.Word(Crash, "an append had an unknown outcome, and the registry does not say that it is faulted");
            author.Look(registry.Current);
        }

        return false;
    }

    public static void Save(SqliteAuditLog log, RegistrySnapshot plan, Says says)
    {
        try
        {
            log.SaveState(plan);
        }
        catch (Exception e) when (e is IOException or SqliteLogException)
        {
            says.Word(NotSaved, e.GetType().Name);
        }
    }

    private static void Read(SqliteAuditLog log, Says says)
    {
        try
        {
            VerificationResult report = log.Verify();
            if (report.IsValid) return;
            // SQLite says of a read that failed that the file is malformed.
            bool isOfTheFile = report.Fault!.Contains("(SQLite code ", StringComparison.Ordinal);
            says.Word(isOfTheFile ? NotRead : Crash, report.ToString());
        }
        catch (SqliteLogException e)
        {
            says.Word(NotRead, e.Message);
        }
    }
}
