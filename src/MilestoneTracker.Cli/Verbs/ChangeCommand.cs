using System.Text.Json;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Cli.Verbs;

// What all changing verbs do: open the log for writing, make one change, say what became of it. The change may be made several
// times, each time on what the
// log has then, until nobody else was faster; so what is said of it comes out of the change, and only that of the last time counts.
internal sealed class ChangeCommand<T>
{
    /// <summary>Makes the change.</summary>
    public required Func<MilestoneRegistry, ChangeContext, T> Change { get; init; }

    /// <summary>Whether anything has changed.</summary>
    public required Func<T, bool> HasChanged { get; init; }

    /// <summary>What people are told: a sentence, or lines that each end with a line feed.</summary>
    public required Func<T, string> Text { get; init; }

    /// <summary>What programs are told beside that, of the plan after it.</summary>
    public required Action<Utf8JsonWriter, T, RegistrySnapshot> Json { get; init; }

    public int Run(Invocation call)
    {
        ChangeContext context = call.Context;
        (T result, RegistrySnapshot after) = OvertakenChange.AlsoWhereOvertaken(() => Make(call, context));
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
        MilestoneRegistry registry = LogFile.OpenRegistry(log, call, new MilestoneRegistryOptions { TimeProvider = call.Around.Clock });
        call.Around.Cancelled.ThrowIfCancellationRequested();
        T result = Change(registry, context);
        if (HasChanged(result)) call.Keep("The change was made");
        if (call.UsesSavedState) SqliteLog.SaveIfWorth(log, registry.Current, call.Around.Cancelled);
        return (result, registry.Current);
    }
}
