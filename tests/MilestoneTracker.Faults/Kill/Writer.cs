using MilestoneTracker.Faults.Plans;
using MilestoneTracker.Sqlite;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Faults.Kill;

// The child that is killed: opens the log, and changes the plan from several threads until it dies. It says where it is, and
// of each change, after the call has returned, what it had asked for and which version everybody could see then.
internal static class Writer
{
    public const string Log = "faults/kill";
    public const string Opening = "opening";
    public const string Opened = "opened";
    public const string Appending = "appending";
    public const string Saving = "saving";
    public const string Saved = "saved";
    public const string Kept = "kept";
    public const string Failed = "failed";

    private const int Threads = 3;
    private const int SavesOneIn = 24;
    private const int ChangesOfOneLife = 5_000; // should nobody kill it

    public static int Run(string file, ulong seed)
    {
        using Says says = new();
        try
        {
            says.Word(Opening);
            using SqliteAuditLog log = SqliteAuditLog.Open(file, new SqliteAuditLogOptions { Identity = Log });
            says.Word(Opened);
            MilestoneRegistry registry = log.OpenRegistry();
            says.Word(Appending);
            Thread[] threads = [
                .. Enumerable.Range(1, Threads)
                    .Select(number => new Thread(() => Work(log, registry, number, SplitMix.For(seed, number), says)))];
            foreach (Thread thread in threads) thread.Start();
            foreach (Thread thread in threads) thread.Join();
            return Exit.Held;
        }
        catch (Exception e)
        {
            says.Word(Failed, OneLine(e));
            return Exit.DidNotHold;
        }
    }

    private static void Work(SqliteAuditLog log, MilestoneRegistry registry, int number, SplitMix random, Says says)
    {
        try
        {
            Author author = new(number, random);
            author.Look(registry.Current);
            for (int i = 1; i <= ChangesOfOneLife; i++)
            {
                Change change = author.Next(FormattableString.Invariant($"{Environment.ProcessId}/{number}/{i}"));
                change.Do(registry);
                says.Word(Kept, new Kept(change, random.OneIn(4) ? registry.Current.Version : 0).ToLine());
                if (!random.OneIn(SavesOneIn)) continue;
                RegistrySnapshot plan = registry.Current;
                says.Word(Saving);
                log.SaveState(plan);
                says.Word(Saved);
            }
        }
        catch (Exception e)
        {
            says.Word(Failed, OneLine(e));
        }
    }

    private static string OneLine(Exception e) => e.ToString().ReplaceLineEndings(" ");
}
