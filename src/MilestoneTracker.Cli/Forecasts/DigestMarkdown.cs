using MilestoneTracker.Auditing;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Reasons;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Events;
using MilestoneTracker.Reporting.Formats;
using DateText = MilestoneTracker.Reporting.Dates.DateText;

namespace MilestoneTracker.Cli.Forecasts;

// A digest as Markdown: headings and lists only, because many mail programs and chats show no tables. Texts of the plan are escaped. The
// worst comes first, and long lists end with how much more there is.
internal sealed class DigestMarkdown
{
    private const int MaxListed = 20;
    private const int MaxDecisions = 3;
    private const int MaxNames = 8;
    private const int MaxOfActor = 10;

    private readonly Digest _digest;
    private readonly TextWriter _output;
    private readonly RegistrySnapshot _before;
    private readonly RegistrySnapshot _after;

    private DigestMarkdown(Digest digest, TextWriter output) =>
        (_digest, _output, _before, _after) = (digest, output, digest.Dates.Before.Snapshot, digest.Dates.After.Snapshot);

    public static void Write(Digest digest, TextWriter output) => new DigestMarkdown(digest, output).Write();

    private void Write()
    {
        Schedule now = _digest.Dates.After;
        string zone = MarkdownText.Escape(now.Inputs.Zone.Id);
        _output.Write($"# {MarkdownText.Escape(_digest.Title)}: since {Time(_digest.Since)}\n\n");
        _output.Write(
            $"As of {Cli.Dates.DateText.Minute(now.Now)} ({zone}), version {Number(_before.Version)} to {Number(_after.Version)}.\n");
        if (_digest.HasDates && _after.Count > 0) _output.Write($"\n**{Finish()}**\n");
        if (_digest.IsEmpty)
        {
            _output.Write("\nNothing has moved, and nothing was decided.\n");
            return;
        }

        List("Became late", _digest.BecameLate, BecameLate);
        List("Worse", _digest.WorseCauses, Worse);
        List("Moved", [.. _digest.Moves.Where(move => !move.Move.MakesLate && !move.WasFinished)], Moved);
        List("On time again", _digest.OnTimeAgain, milestone => Item($"**{Name(milestone.Name)}**: {Forecast(milestone)}"));
        List("Finished", _digest.Finished, milestone => Item(MarkdownText.Milestone(milestone)));
        List("No longer wrong", _digest.GoneCauses, cause => Item($"**{Name(cause.Milestone)}** was {WithoutVerb(RiskText.From(cause))}"));
        Decided();
    }

    private string Finish()
    {
        ScheduleDifference dates = _digest.Dates;
        if (dates.After.IsFinished) return "Nothing is left to do.";
        string day = DateText.Day(dates.After.FinishDate);
        if (_before.Count == 0) return $"The plan is finished on {day}.";
        int days = dates.After.FinishDate.DayNumber - dates.Before.FinishDate.DayNumber;
        return days == 0 ? $"The plan is finished on {day}, as before."
            : $"The plan is finished on {day}, {DateText.Moved(days)} than was forecast then.";
    }

    private void BecameLate(DigestLateness late)
    {
        string waits = late.Milestone.Drivers is [{ Kind: DriverKind.Dependency, Dependency: { } dependency }, ..]
            && !late.Milestone.IsCompleted ? $"; it waits for {Name(dependency)}" : "";
        Item($"**{Name(late.Milestone.Name)}** is {DateText.Late(late.By)}: {Forecast(late.Milestone)}{waits}");
        if (late.DecidedBy.Count == 0) _output.Write("  - nothing of what holds it up was changed: time went by\n");
        foreach (AuditEvent e in late.DecidedBy.Take(MaxDecisions)) _output.Write($"  - {By(e.Context)}: {Sentence(e)}\n");
        if (late.DecidedBy.Count > MaxDecisions)
            _output.Write($"  - and {Number(late.DecidedBy.Count - MaxDecisions)} more changes of what holds it up\n");
    }

    private void Worse(DigestCause one)
    {
        ChangeContext context = one.Cause.Since.Context;
        string reason = string.IsNullOrEmpty(context.Reason) ? "" : $", because: {MarkdownText.Escape(context.Reason)}";
        Item($"**{Name(one.Cause.Milestone)}** {RiskText.From(one.Cause)}, since {Time(one.Cause.Since.Time)} by {By(context)}{reason}");
        string before = one.AffectedBefore is { } count ? $" ({Number(count)} before)" : "";
        _output.Write(
            $"  - {DisplayText.Counted(one.Cause.AffectedCount, "milestone", "milestones")} at risk from it{before}: "
            + $"{MarkdownText.List(one.Cause.FindAffected(), MaxNames)}\n");
    }

    private void Moved(DateMove move)
    {
        string from = move.Move.Before is { } then ? DateText.Day(then.FinishDate) : "";
        string to = move.Move.After is { } now ? DateText.Day(now.FinishDate) : "";
        string dates = from.Length > 0 && to.Length > 0 ? $"{from} → {to}, " : from.Length > 0 ? $"{from}, " : $"{to}, ";
        string meaning = move.Meaning.Length > 0 ? $"; {move.Meaning}" : "";
        Item($"**{Name(move.Name)}**: {dates}{move.InWords}{meaning}");
    }

    // By actor, the last changes of each; who is not named comes last.
    private void Decided()
    {
        if (_digest.Decisions.Count == 0) return;
        _output.Write("\n## Decided\n\n");
        foreach (IGrouping<string?, AuditEvent> actor in _digest.Decisions.GroupBy(e => e.Context.Actor, StringComparer.Ordinal)
            .OrderBy(group => group.Key is null).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            AuditEvent[] events = [.. actor];
            Item($"**{By(events[0].Context)}**, {DisplayText.Counted(ChangesOf(events), "change", "changes")}");
            foreach (AuditEvent e in events.Reverse().Take(MaxOfActor)) _output.Write($"  - {Time(e.Time)}: {Sentence(e)}\n");
            if (events.Length > MaxOfActor) _output.Write($"  - and {Number(events.Length - MaxOfActor)} before\n");
        }
    }

    private void List<T>(string heading, IReadOnlyList<T> all, Action<T> write)
    {
        if (all.Count == 0) return;
        _output.Write($"\n## {heading}\n\n");
        foreach (T one in all.Take(MaxListed)) write(one);
        if (all.Count > MaxListed) Item($"and {Number(all.Count - MaxListed)} more");
    }

    private void Item(string text) => _output.Write($"- {text}\n");

    private static string Forecast(ScheduledMilestone milestone)
    {
        string word = milestone.IsCompleted ? "finished" : "forecast";
        string promised = milestone.Target is { } target ? $", promised {DateText.Target(target)}" : "";
        return $"{word} {DateText.Day(milestone.FinishDate)}{promised}";
    }

    private static string Sentence(AuditEvent e)
    {
        string reason = string.IsNullOrEmpty(e.Context.Reason) ? "" : $" ({MarkdownText.Escape(e.Context.Reason)})";
        return EventText.From(e.Data).Sentence(MarkdownText.Escape) + reason;
    }

    // Events of one change have numbers in a row, and each knows its place among them.
    private static int ChangesOf(AuditEvent[] events) => events.Select(e => e.Sequence - e.Index).Distinct().Count();

    private static string By(ChangeContext context) => context.Actor is { } actor ? MarkdownText.Escape(actor) : "nobody named";

    // "is blocked" without "is".
    private static string WithoutVerb(string phrase) => phrase[(phrase.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    // In the zone of the plan, as the dates are.
    private string Time(DateTimeOffset time) => Cli.Dates.DateText.Minute(_digest.Dates.After.Inputs.ToCivilTime(time));

    private static string Number(long number) => DisplayText.Format(number);

    private string Name(string name) => (_after.GetMilestone(name) ?? _before.GetMilestone(name)) is { } milestone
        ? MarkdownText.Milestone(milestone) : MarkdownText.Escape(name);
}
