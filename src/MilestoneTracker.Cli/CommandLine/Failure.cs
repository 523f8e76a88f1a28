using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.Plans;
using MilestoneTracker.Ledger;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Cli.CommandLine;

// From what was thrown to how the call ends and what is said. A refusal says what the registry says; where the log is the reason, what
// the log says; a change of which nobody knows whether it was kept says so, and how to find out.
internal static class Failure
{
    private const string FindOut =
        "Nobody knows whether the change was kept. Remove the cause, then look with 'milestones log --last 5' whether it is there "
        + "before you make it again.";

    public static (int ExitCode, string Message) Describe(Exception failure) => failure switch
    {
        InvocationException e => (e.ExitCode, e.Message),
        OperationCanceledException => (ExitCode.Interrupted, "Interrupted. Nothing of it was kept that is not whole."),
        PlanFileException e =>
        (e.InnerException is MilestoneRegistryException or ArgumentException ? ExitCode.Refused : ExitCode.NoLog, e.Message),
        RegistryFaultedException e => (ExitCode.Unknown, (e.InnerException ?? e).Message + "\n" + FindOut),
        UnknownOutcomeException e => (ExitCode.Unknown, e.Message + "\n" + FindOut),
        AuditAppendRefusedException e => (ExitCode.NoLog, e.Message),
        AuditReplayException e => (ExitCode.NotValid, e.Message + "\nRun 'milestones verify', and restore the log from a backup."),
        LedgerException e => (ExitCode.NotValid, e.Message + "\nRun 'milestones verify', and restore the log from a backup."),
        NoteException e => (ExitCode.NotValid, e.Message),
        SqliteLogException e => (e.Fault == SqliteLogFault.Damaged ? ExitCode.NotValid : ExitCode.NoLog, e.Message),
        DependencyCycleException e => (ExitCode.Refused, CycleOf(e.Path)),
        MilestoneRegistryException or ArgumentException => (ExitCode.Refused, WithoutParameter(failure)),
        FileNotFoundException or DirectoryNotFoundException =>
        (ExitCode.NoLog, failure.Message + "\nLook whether the path is right; a folder must be there before a file can be."),
        UnauthorizedAccessException => (ExitCode.NoLog, failure.Message + "\nGet the right to read or write it, or name another file."),
        OutOfMemoryException => (ExitCode.NoLog, "There is not enough memory. Nothing was kept that is not whole."),
        IOException => (ExitCode.NoLog, failure.Message + "\nSee that the disk has room and can be written, then run it again."),
        _ => (ExitCode.Unknown,
            $"Not expected: {failure.GetType().Name}: {failure.Message}\nThis is a fault of the tool; please report it."),
    };

    /// <summary>How a call ends that could not say what it has done: running it again is not what is left to do.</summary>
    public static (int ExitCode, string Message) After(string kept, Exception failure) =>
        (ExitCode.Unanswered, $"{kept}, but the answer could not be written: {failure.Message}\nThere is no need to run it again.");

    /// <summary>The whole cycle, however long: the message of the exception leaves out the middle.</summary>
    public static string CycleOf(IReadOnlyList<string> path) =>
        $"'{path[0]}' cannot depend on '{path[1]}', because that would close the cycle\n  {string.Join(" → ", path)}\nWithdraw a "
        + "dependency on it first.";

    // What .NET adds to the message of a bad argument means nothing to who typed it.
    public static string WithoutParameter(Exception failure)
    {
        int end = failure is ArgumentException ? failure.Message.IndexOf(" (Parameter '", StringComparison.Ordinal) : -1;
        return end < 0 ? failure.Message : failure.Message[..end];
    }
}
