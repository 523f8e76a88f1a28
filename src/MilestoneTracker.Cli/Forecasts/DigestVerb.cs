using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting;
using MilestoneTracker.Reporting.Events;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Cli.Forecasts;

// What happened since a moment, as a message in Markdown for a mail or a chat: on a terminal and elsewhere the same.
internal static class DigestVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Option<PointInTime?> since = new("--since")
        {
            Description = "The moment to compare with: a version, a day (its beginning, in UTC) or a time in UTC.", HelpName = "WHEN",
            CustomParser = Values.Since, Required = true,
        };
        return new Verb(
            tools, "digest", "Write what moved since a moment, what became late, and by whose decision, as a message in Markdown.",
            ["milestones digest --since 2026-03-02 --now 2026-03-09", "milestones digest --since 5 --json"],
            call =>
            {
                using PlanLog log = call.Open();
                Digest digest = ProgressNotice.During(
                    call.Environment, "Comparing the plans", () => Digest.Read(call, log, call.Get(since)!.Value));
                call.Printer.Answer(json => Json(json, digest), () => DigestMarkdown.Write(digest, call.Environment.Out));
                return ExitCode.Done;
            }).With(since, tools.Shared.AsOf, tools.Shared.Now);
    }

    private static void Json(System.Text.Json.Utf8JsonWriter json, Digest digest)
    {
        json.WriteString("title", digest.Title);
        json.WriteNumber("from", digest.Dates.Before.Snapshot.Version);
        json.WriteNumber("to", digest.Dates.After.Snapshot.Version);
        json.WriteString("since", TerminalText.Exactly(digest.Since));
        json.WriteBoolean("isEmpty", digest.IsEmpty);
        if (!digest.HasDates) json.WriteNull("dates");
        else json.WriteStartObject("dates");
        if (digest.HasDates)
        {
            json.Moves(digest.Dates);
            json.WriteEndObject();
        }

        json.Objects("becameLate", digest.BecameLate, late =>
        {
            json.WriteString("name", late.Milestone.Name);
            json.WriteString("finish", DateText.Exactly(late.Milestone.Finish));
            json.WriteString("target", late.Milestone.Target?.ToString());
            json.Strings("chain", late.Chain);
            json.WriteStartArray("decidedBy");
            foreach (var e in late.DecidedBy) json.WriteNumberValue(e.Sequence);
            json.WriteEndArray();
        });
        json.Strings("onTimeAgain", digest.OnTimeAgain.Select(milestone => milestone.Name));
        json.Strings("finished", digest.Finished.Select(milestone => milestone.Name));
        json.Objects("worseCauses", digest.WorseCauses, one =>
        {
            CauseJson.Write(json, one.Cause, one.Cause.FindAffected());
            if (one.AffectedBefore is { } count) json.WriteNumber("affectedBefore", count);
            else json.WriteNull("affectedBefore");
        });
        json.Objects("goneCauses", digest.GoneCauses, cause =>
        {
            json.WriteString("milestone", cause.Milestone);
            json.WriteString("code", cause.Code.ToString());
        });
        json.Objects("decisions", digest.Decisions, e => EventJson.Write(json, e));
    }
}
