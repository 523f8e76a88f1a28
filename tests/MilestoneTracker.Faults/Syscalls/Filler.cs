using MilestoneTracker.Faults.Kill;
using MilestoneTracker.Faults.Plans;
using MilestoneTracker.Sqlite;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Faults.Syscalls;

// The child that fills its disk: makes changes until one is not kept, waits to be told whether there is more room now, and goes on.
internal static class Filler
{
    public const string Waiting = "waiting";
    public const string MoreRoom = "more room";
    public const string NoMoreRoom = "no more room";

    private const int Most = 5_000; // changes: more than any of the disks takes
    private const int Afterwards = 20;

    public static int Run(string file, ulong seed)
    {
        using Says says = new();
        try
        {
            Fill(file, seed, says);
            says.Word(Caller.Closed);
            return Exit.Held;
        }
        catch (Exception e)
        {
            says.Word(Caller.Crash, e.ToString().ReplaceLineEndings(" "));
            return Exit.DidNotHold;
        }
    }

    private static void Fill(string file, ulong seed, Says says)
    {
        SqliteAuditLog? log = null;
        try
        {
            log = SqliteAuditLog.Open(file, new SqliteAuditLogOptions { Identity = Writer.Log });
            MilestoneRegistry registry = log.OpenRegistry();
            Author author = new(2, new SplitMix(seed));
            int number = 1;
            while (number < Most && Caller.Attempt(registry, author, number, says)) number++;
            Caller.Save(log, registry.Current, says);
            says.Word(Waiting);
            bool hasRoom = Console.ReadLine() == MoreRoom;
            for (int i = 1; i <= Afterwards; i++)
                if (!Caller.Attempt(registry, author, number + i, says) && hasRoom && !registry.IsFaulted)
                    says.Word(Caller.Crash, "there is room again, and a change is refused");
        }
        catch (SqliteLogException e)
        {
            says.Word(Caller.NotOpened, e.Message);
        }
        finally
        {
            log?.Dispose();
        }
    }
}
