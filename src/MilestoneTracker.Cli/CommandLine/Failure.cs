using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Cli.Plans;
using MilestoneTracker.Ledger;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Cli.CommandLine;

// Maps an exception to an exit code and a message. A refusal has the message of the registry, a failure of the log that of the log. If it
// is not known whether a change was saved, the message says so and how to find out.
internal static class Failure
{
    private const string Restore = "\nRun 'milestones verify', and restore the log from a backup.";

    private const string HowToCheck =
        "It is not known whether the change was saved. Fix the cause, then check with 'milestones log --last 5' whether it is there "
        + "before you repeat it.";

    /// <param name="failure">The exception.</param>
    /// <param name="isReading">Whether the verb only reads.</param>
    /// <param name="plan">The plan that it was about, if one was read.</param>
    public static (int ExitCode, string Message) Describe(Exception failure, bool isReading = false, RegistrySnapshot? plan = null) =>
        failure switch
    {
        InvocationException e => (e.ExitCode, e.Message),
        OperationCanceledException => (ExitCode.Interrupted, "Interrupted. No partial change was saved."),
        PlanFileException e =>
        (e.InnerException is MilestoneRegistryException or ArgumentException ? ExitCode.Refused : ExitCode.NoLog, e.Message),
        LogNewerException e => (ExitCode.NoLog, e.Message),
        RegistryFaultedException { InnerException: LogDivergedException e } => (ExitCode.NoLog, e.Message),
        RegistryFaultedException e => (ExitCode.Unknown, (e.InnerException ?? e).Message + "\n" + HowToCheck),
        UnknownOutcomeException e => (ExitCode.Unknown, e.Message + "\n" + HowToCheck),
        AuditAppendRefusedException e => (ExitCode.NoLog, e.Message),
        AuditReplayException e => (ExitCode.NotValid, WithoutOption(e.Message) + Restore),
        LedgerException e => (ExitCode.NotValid, e.Message + Restore),
        NoteException { Problem: NoteProblem.Malformed } e => (ExitCode.NoLog, e.Message),
        NoteException e => (ExitCode.NotValid, e.Message),
        SqliteLogException e => (e.Fault == SqliteLogFault.Damaged ? ExitCode.NotValid : ExitCode.NoLog, e.Message),
        MilestoneNotFoundException e =>
        (ExitCode.Refused,
            (isReading ? NotFound(e.Name) : e.Message) + Nearest.Meant(e.Name, plan?.Milestones.Select(one => one.Name) ?? [])),
        ArgumentException { ParamName: nameof(ChangeContext.Reason) } => (ExitCode.Refused, $"--reason: {WithoutParameter(failure)}"),
        ArgumentException { ParamName: nameof(ChangeContext.CorrelationId) } =>
        (ExitCode.Refused, $"--correlation-id: {WithoutParameter(failure)}"),
        DependencyCycleException e => (ExitCode.Refused, CycleOf(e.Path)),
        MilestoneRegistryException or ArgumentException => (ExitCode.Refused, WithoutParameter(failure)),
        FileNotFoundException or DirectoryNotFoundException =>
        (ExitCode.NoLog, failure.Message + "\nCheck the path; its folder must exist."),
        UnauthorizedAccessException => (ExitCode.NoLog, failure.Message + "\nGet permission to read or write it, or name another file."),
        OutOfMemoryException => (ExitCode.NoLog, "There is not enough memory. No partial change was saved."),
        IOException =>
        (ExitCode.NoLog, failure.Message + "\nCheck that the disk has free space and is writable, then run the command again."),
        _ => (ExitCode.Unknown,
            $"Unexpected error: {failure.GetType().Name}: {failure.Message}\nThis is a bug in the tool; please report it."),
    };

    /// <summary>The result of an invocation that did its work but could not write its answer: the user must not run it again.</summary>
    public static (int ExitCode, string Message) AfterCompletion(string completed, Exception failure) =>
        (ExitCode.Unanswered, $"{completed}, but the answer could not be written: {failure.Message}\nThere is no need to run it again.");

    /// <summary>The whole cycle, however long; the message of the exception leaves out the middle.</summary>
    public static string CycleOf(IReadOnlyList<string> path) =>
        $"'{path[0]}' cannot depend on '{path[1]}', because that would close the cycle\n  {string.Join(" → ", path)}\nWithdraw a "
        + "dependency on it first.";

    /// <summary>The message about an unfinished change, without the option of the library that the command does not have.</summary>
    public static string WithoutOption(string message) =>
        message.Replace(", or open it with DropUnfinishedChange to drop that change", "", StringComparison.Ordinal);

    // Strips what .NET adds to the message of an ArgumentException: parameter names mean nothing on a command line.
    public static string WithoutParameter(Exception failure)
    {
        if (failure is not ArgumentException) return failure.Message;
        string message = failure.Message;
        for (int at; (at = message.IndexOf(" (Parameter '", StringComparison.Ordinal)) >= 0;)
        {
            int end = message.IndexOf("')", at, StringComparison.Ordinal);
            message = message[..at] + (end < 0 ? "" : message[(end + 2)..]);
        }

        return message;
    }

    // Registering the milestone, which the message of the exception suggests, does not help a command that only reads.
    private static string NotFound(string name) =>
        $"There is no milestone '{name}'. Check the spelling: names are case-sensitive, and 'milestones list' shows them.";
}
