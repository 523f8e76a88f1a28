using System.Text.Json;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Cli.Verbs;

// What all verbs that make a change have in common: open the log for writing, make one change, report the result. If another program was
// faster, the registry follows it and decides the change again; so the result is returned by the change, and only the last one counts.
internal sealed class ChangeCommand<T>
{
    /// <summary>Makes the change.</summary>
    public required Func<MilestoneRegistry, ChangeContext, T> Change { get; init; }

    /// <summary>Whether anything changed.</summary>
    public required Func<T, bool> HasChanged { get; init; }

    /// <summary>The answer for people: a sentence, or lines that each end with a line feed.</summary>
    public required Func<T, string> Text { get; init; }

    /// <summary>Writes further members of the JSON answer, from the plan after the change.</summary>
    public required Action<Utf8JsonWriter, T, RegistrySnapshot> Json { get; init; }

    public int Run(Invocation call)
    {
        ChangeContext context = call.Context;
        (T result, RegistrySnapshot after) = Make(call, context);
        call.Printer.AnswerDone(
            json =>
            {
                json.WriteBoolean("changed", HasChanged(result));
                json.WriteNumber("version", after.Version);
                Json(json, result, after);
            },
            () => call.Printer.Line(HasChanged(result) ? WithVersion(Text(result), after.Version) : Text(result)));
        return ExitCode.Done;
    }

    private static string WithVersion(string text, long version) =>
        FormattableString.Invariant($"{text}{(text.EndsWith('\n') ? "" : " ")}Version {version}.");

    private (T Result, RegistrySnapshot After) Make(Invocation call, ChangeContext context)
    {
        using SqliteAuditLog log = LogFile.OpenToChange(call);
        MilestoneRegistry registry = LogFile.OpenRegistry(
            log, call, new MilestoneRegistryOptions { TimeProvider = call.Environment.Clock });
        call.Environment.Cancelled.ThrowIfCancellationRequested();
        call.About(registry.Current);
        T result = Change(registry, context);
        if (HasChanged(result)) call.Complete("The change was made");
        if (call.UsesSavedState) SqliteLog.SaveIfWorth(log, registry.Current, call.Environment.Cancelled);
        return (result, registry.Current);
    }
}
