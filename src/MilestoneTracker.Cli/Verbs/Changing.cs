using System.CommandLine;
using System.Text.Json;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Cli.Verbs;

// What all changing verbs do: open the log for writing, make one change, say what became of it. Where somebody else has appended between
// the opening and the change, the log refuses and nothing was kept; the change is then made anew on what the log has now.
internal static class Changing
{
    private const int MostTries = 20;

    /// <summary>The options of every change.</summary>
    public static Option[] Options(Toolbox tools) => [tools.Shared.As, tools.Shared.Reason, tools.Shared.CorrelationId];

    /// <summary>Makes a change.</summary>
    /// <param name="call">The call.</param>
    /// <param name="change">The change; whether anything has changed.</param>
    /// <param name="text">What people are told, by whether anything has changed.</param>
    /// <param name="json">What programs are told beside that, of the plan after it.</param>
    public static int Run(Call call, Func<MilestoneRegistry, ChangeContext, bool> change, Func<bool, string> text, Action<Utf8JsonWriter, RegistrySnapshot> json)
    {
        ChangeContext context = call.Context;
        (bool changed, RegistrySnapshot after) = AlsoWhereOvertaken(() => Make(call, registry => change(registry, context)));
        if (call.IsJson)
        {
            call.Printer.Json(writer =>
            {
                writer.WriteStartObject();
                writer.WriteBoolean("changed", changed);
                writer.WriteNumber("version", after.Version);
                json(writer, after);
                writer.WriteEndObject();
            });
        }
        else
        {
            call.Printer.Line(changed ? FormattableString.Invariant($"{text(true)} Version {after.Version}.") : text(false));
        }

        return ExitCode.Done;
    }

    /// <summary>Tries again where somebody else appended between the opening of the log and the change: then nothing was kept.</summary>
    /// <param name="attempt">Opens the log and makes the change.</param>
    public static T AlsoWhereOvertaken<T>(Func<T> attempt)
    {
        for (int tries = 1; ; tries++)
        {
            try
            {
                return attempt();
            }
            catch (AuditAppendRefusedException e) when (e.InnerException is null && tries < MostTries)
            {
                // Somebody else was faster.
            }
        }
    }

    private static (bool Changed, RegistrySnapshot After) Make(Call call, Func<MilestoneRegistry, bool> change)
    {
        using SqliteAuditLog log = LogFile.OpenToChange(call);
        MilestoneRegistry registry = LogFile.OpenRegistry(log, call, new MilestoneRegistryOptions { TimeProvider = call.Around.Clock });
        call.Around.Cancelled.ThrowIfCancellationRequested();
        bool changed = change(registry);
        if (call.UsesSavedState) SqlitePlan.SaveIfWorth(log, registry.Current);
        return (changed, registry.Current);
    }
}
