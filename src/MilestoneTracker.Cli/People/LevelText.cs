using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Resources;

namespace MilestoneTracker.Cli.People;

// A levelled schedule in words: what each milestone waits for, whether it could be sooner, what is missed for lack of people. The words of
// a wait and of a finding are those of the library. A date that assumes nobody where something cannot be staffed is never shown as a
// forecast: it is marked, and nothing is said to be proved.
internal sealed class LevelText
{
    private const int MaxNames = 6;

    private readonly LevelledSchedule _levelled;
    private readonly Lazy<ILookup<string, PlanFinding>> _reasons; // why each cannot be staffed

    public LevelText(LevelledSchedule levelled)
    {
        _levelled = levelled;
        Unstaffed = [.. levelled.Milestones.Where(milestone => milestone.CannotBeStaffed).Select(milestone => milestone.Name)];
        _reasons = new(() => levelled.Findings.Where(finding => finding.Code == PlanFindingCode.CannotBeStaffed)
            .ToLookup(finding => finding.Milestone, StringComparer.Ordinal));
    }

    public LevelledSchedule Levelled => _levelled;

    /// <summary>Which milestones cannot be staffed, by name.</summary>
    public string[] Unstaffed { get; }

    /// <summary>The same in a sentence; empty where none is.</summary>
    public string UnstaffedSentence => Named(Unstaffed, "milestone cannot", "milestones cannot", "be staffed");

    /// <summary>Why a milestone is finished when it is, as lines: a summary, then the chain from its root.</summary>
    public static IEnumerable<string> Explained(LevelledSchedule levelled, IReadOnlyList<LevelledStep> chain)
    {
        yield return Headline(chain[^1].Milestone);
        LevelText text = new(levelled);
        foreach (LevelledStep step in chain)
        {
            LevelledMilestone milestone = step.Milestone;
            string dates = milestone.Start == milestone.Finish ? DateText.Finish(milestone.Finish)
                : $"{DateText.Minute(milestone.Start)} to {DateText.Finish(milestone.Finish)}";
            if (milestone.AssumesNobody) dates += milestone.CannotBeStaffed ? " if nobody is assigned" : " at best";
            yield return $"  {milestone.Name}: {dates}, {text.Because(step)}";
        }
    }

    /// <summary>The day of a levelled finish, or that there is none: what cannot be staffed, and with a mark what depends on it.</summary>
    public static string Day(LevelledMilestone milestone) =>
        milestone.CannotBeStaffed ? "cannot be staffed"
        : DateText.Day(milestone.FinishDate) + (milestone.AssumesNobody ? " at best" : "");

    /// <summary>When a plan is finished with the people available, as the end of a sentence.</summary>
    public string Finished => Unstaffed.Length == 0
        ? $"is finished on {DateText.Day(_levelled.FinishDate)}"
        : $"cannot be finished ({DateText.Day(_levelled.FinishDate)} if nobody were assigned to what cannot be staffed)";

    /// <summary>Whether its target is missed in the levelled schedule: also where it, or what it depends on, cannot be staffed.</summary>
    public bool IsLate(LevelledMilestone milestone)
    {
        ScheduledMilestone plain = _levelled.Plain.GetMilestone(milestone.Name)!;
        return plain.IsLate || milestone.MissesTargetForPeople || (milestone.AssumesNobody && plain.Target is not null);
    }

    /// <summary>What makes a milestone later than its dependencies do: what it waits for, how long its people are away, or why it is
    /// without people; empty where nothing does.</summary>
    public string Why(LevelledMilestone milestone)
    {
        if (milestone.CannotBeStaffed)
            return string.Join(
                ' ', _reasons.Value[milestone.Name].Select(finding => finding.Sentence).DefaultIfEmpty("never has its people"));
        return Joined(milestone.WaitSentence, milestone.AwaySentence);
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

        string instead = Unstaffed.Length > 0 ? $"; in the plain schedule it is finished on {DateText.Day(plain.FinishDate)}"
            : _levelled.Finish == plain.Finish ? ", the same as in the plain schedule" : $", instead of {DateText.Day(plain.FinishDate)}";
        yield return $"With the people available, the plan {Finished}{instead}, as of {DateText.Minute(plain.Now)} "
            + $"({plain.Inputs.Zone.Id}).";
        string search = options.Schedules == 1 ? ""
            : $"The best of {TerminalText.Counted(_levelled.Schedules, "schedule", "schedules")}, seed {options.Seed}. ";
        yield return search + Bound(options);
        int waiting = _levelled.Waits.Select(wait => wait.Milestone).Distinct(StringComparer.Ordinal).Count();
        string[] missed =
            [.. _levelled.Milestones.Where(milestone => milestone.MissesTargetForPeople).Select(milestone => milestone.Name)];
        string[] lines =
        [
            waiting == 0 ? "" : $"{TerminalText.Counted(waiting, "milestone waits", "milestones wait")} for people.",
            UnstaffedSentence,
            Named(missed, "target is", "targets are", "missed for lack of people"),
        ];
        foreach (string line in lines.Where(line => line.Length > 0)) yield return line;
    }

    /// <summary>How many there are and the names of the first, in a sentence; empty where there is none.</summary>
    public static string Named(string[] names, string one, string many, string what)
    {
        if (names.Length == 0) return "";
        string more = names.Length > MaxNames ? $" and {TerminalText.Number(names.Length - MaxNames)} more" : "";
        return $"{TerminalText.Counted(names.Length, one, many)} {what}: {string.Join(", ", names.Take(MaxNames))}{more}.";
    }

    private static string Headline(LevelledMilestone asked)
    {
        if (asked.IsCompleted) return $"{asked.Name} was finished on {DateText.Finish(asked.Finish)}.";
        string finish = DateText.Finish(asked.Finish);
        if (asked.CannotBeStaffed) return $"{asked.Name} cannot be staffed. If nobody were assigned, it would be finished on {finish}.";
        string plain = asked.Finish == asked.PlainFinish ? "the same as in the plain schedule"
            : $"instead of {DateText.Finish(asked.PlainFinish)}";
        return asked.AssumesNobody
            ? $"{asked.Name} depends on what cannot be staffed. If nobody were assigned to that, it would be finished on {finish}, {plain}."
            : $"{asked.Name} is finished on {finish} with the people available, {plain}.";
    }

    // Whether it could be finished sooner, as far as that is known.
    private string Bound(LevellingOptions options)
    {
        string search = options.Schedules == 1 ? " Search for a better one with --schedules 1000." : "";
        if (Unstaffed.Length > 0)
            return $"How much sooner it could be finished is not known while something cannot be staffed.{search}";
        if (_levelled.IsOptimal) return "This is the earliest possible finish.";
        return _levelled.LowerBound is { } bound
            ? $"No schedule is finished before {DateText.Finish(bound)}; whether one is finished before this one is not known.{search}"
            : "How much sooner it could be finished is not known: that is computed only where all have one priority and nothing is "
                + $"pinned.{search}";
    }

    private string Because(LevelledStep step)
    {
        LevelledMilestone milestone = step.Milestone;
        if (step.Wait is not null || milestone.CannotBeStaffed) return Why(milestone);
        if (step.Driver is not { } driver) return milestone.AwaySentence;
        Schedule plain = _levelled.Plain;
        ScheduledMilestone plainly = plain.GetMilestone(milestone.Name)!;
        if (plainly.UnpinnedFinish is not null
            && PlanningFields.OfMilestone(plain.Snapshot, milestone.Name).Pinned is { } pinned) // the earliest finish is a plain one
            return $"{DateText.Pinned(pinned)}, earlier than its work and its dependencies allow";
        LinkInputs link = driver.Dependency is { } dependency
            ? PlanningFields.OfDependency(plain.Snapshot, milestone.Name, dependency) : default;
        return Joined(DateText.Because(plain, plainly, driver, link), milestone.AwaySentence);
    }

    private static string Joined(string one, string other) =>
        one.Length == 0 ? other : other.Length == 0 ? one : $"{one}; {other}";
}
