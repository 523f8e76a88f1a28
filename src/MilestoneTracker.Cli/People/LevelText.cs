using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Resources;

namespace MilestoneTracker.Cli.People;

// A levelled schedule in words: what each milestone waits for, whether it could be sooner, what is missed for people. The words of a wait
// and of a finding are those of the library.
internal sealed class LevelText
{
    private const int MaxNames = 6;

    private readonly LevelledSchedule _levelled;
    private readonly ILookup<string, ResourceWait> _waits;
    private readonly ILookup<string, PlanFinding> _unstaffed;
    private readonly HashSet<string> _missed;

    public LevelText(LevelledSchedule levelled)
    {
        _levelled = levelled;
        _waits = levelled.Waits.ToLookup(wait => wait.Milestone, StringComparer.Ordinal);
        _unstaffed = levelled.Findings.Where(finding => finding.Code == PlanFindingCode.CannotBeStaffed)
            .ToLookup(finding => finding.Milestone, StringComparer.Ordinal);
        _missed = new(
            levelled.Findings.Where(finding => finding.Code == PlanFindingCode.TargetMissedForResources)
                .Select(finding => finding.Milestone),
            StringComparer.Ordinal);
    }

    /// <summary>Why a milestone is finished when it is, as lines: a summary, then the chain from its root.</summary>
    public static IEnumerable<string> Explained(LevelledSchedule levelled, IReadOnlyList<LevelledStep> chain)
    {
        LevelledMilestone asked = chain[^1].Milestone;
        string plain = asked.Finish == asked.PlainFinish ? "as without regard to them" : $"instead of {Finish(asked.PlainFinish)}";
        yield return $"{asked.Name} {(asked.IsCompleted ? "was" : "is")} finished on {Finish(asked.Finish)} with the people that there "
            + $"are, {plain}.";
        LevelText text = new(levelled);
        foreach (LevelledStep step in chain)
        {
            LevelledMilestone milestone = step.Milestone;
            string dates = milestone.Start == milestone.Finish ? Finish(milestone.Finish)
                : $"{DateText.Minute(milestone.Start)} to {Finish(milestone.Finish)}";
            yield return $"  {milestone.Name}: {dates}, {text.Because(step)}";
        }
    }

    /// <summary>Whether its target is missed in the levelled schedule.</summary>
    public bool IsLate(ScheduledMilestone plain) => plain.IsLate || _missed.Contains(plain.Name);

    /// <summary>What makes a milestone later than its dependencies do: what it waits for, how long its people are away, or why it is
    /// without people; empty where nothing does.</summary>
    public string Why(LevelledMilestone milestone)
    {
        if (milestone.CannotBeStaffed)
            return string.Join(' ', _unstaffed[milestone.Name].Select(finding => finding.Sentence).DefaultIfEmpty("never has its people"));
        return string.Join(
            "; ", _waits[milestone.Name].Select(wait => wait.Sentence).Append(milestone.AwaySentence).Where(part => part.Length > 0));
    }

    /// <summary>The lines below the table.</summary>
    public IEnumerable<string> Summary(LevellingOptions options)
    {
        Schedule plain = _levelled.Plain;
        if (plain.Snapshot.GetRecords(ResourceKeys.Collection).Count == 0)
        {
            yield return $"The plan has no resources, so nothing waits for people: it is finished on {DateText.Day(plain.FinishDate)}. Add "
                + "one with 'milestones resource NAME'.";
            yield break;
        }

        string instead = _levelled.Finish == plain.Finish ? "as without regard to them"
            : "instead of " + DateText.Day(plain.FinishDate);
        yield return $"With the people that there are, the plan is finished on {DateText.Day(_levelled.FinishDate)}, {instead}, as of "
            + $"{DateText.Minute(plain.Now)} ({plain.Inputs.Zone.Id}).";
        string search = options.Schedules == 1 ? ""
            : $"The best of {TerminalText.Counted(_levelled.Schedules, "schedule", "schedules")}, seed {options.Seed}. ";
        yield return search + Bound(options);
        int waiting = _waits.Count;
        string[] lines =
        [
            waiting == 0 ? "" : $"{TerminalText.Counted(waiting, "milestone waits", "milestones wait")} for people.",
            Named([.. _unstaffed.Select(one => one.Key)], "milestone cannot", "milestones cannot", "be staffed"),
            Named([.. _missed.Order(StringComparer.Ordinal)], "target is", "targets are", "missed for people"),
        ];
        foreach (string line in lines.Where(line => line.Length > 0)) yield return line;
    }

    // Whether it could be finished sooner, as far as that is known.
    private string Bound(LevellingOptions options)
    {
        if (_levelled.IsOptimal) return "No schedule is finished sooner: that is proved.";
        string search = options.Schedules == 1 ? " Search for a better one with --schedules 1000." : "";
        return _levelled.LowerBound is { } bound
            ? $"No schedule is finished before {Finish(bound)}; whether one is finished before this one is not known.{search}"
            : "How much sooner it could be finished is not known: that is computed only where all have one priority, nothing is pinned, "
                + $"and nobody is missing.{search}";
    }

    private string Because(LevelledStep step)
    {
        LevelledMilestone milestone = step.Milestone;
        if (step.Wait is not null || milestone.CannotBeStaffed) return Why(milestone);
        if (step.Driver is not { } driver) return milestone.AwaySentence;
        Schedule plain = _levelled.Plain;
        LinkInputs link = driver.Dependency is { } dependency
            ? PlanningFields.OfDependency(plain.Snapshot, milestone.Name, dependency) : default;
        string because = DateText.Because(plain, plain.GetMilestone(milestone.Name)!, driver, link);
        return milestone.AwaySentence.Length == 0 ? because : $"{because}; {milestone.AwaySentence}";
    }

    private static string Named(string[] names, string one, string many, string what)
    {
        if (names.Length == 0) return "";
        string more = names.Length > MaxNames ? $" and {TerminalText.Number(names.Length - MaxNames)} more" : "";
        return $"{TerminalText.Counted(names.Length, one, many)} {what}: {string.Join(", ", names.Take(MaxNames))}{more}.";
    }

    // At midnight a finish belongs to the day before, whose 24:00 it is.
    private static string Finish(DateTime finish) => finish.TimeOfDay == TimeSpan.Zero && finish > DateTime.MinValue
        ? DateText.Day(DateOnly.FromDateTime(finish.AddDays(-1))) + " 24:00" : DateText.Minute(finish);
}
