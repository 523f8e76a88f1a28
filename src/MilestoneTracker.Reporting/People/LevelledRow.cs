using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Reporting.Dates;

namespace MilestoneTracker.Reporting.People;

/// <summary>A milestone that is later with the people available: its plain dates, its levelled ones, and why.</summary>
internal sealed class LevelledRow
{
    /// <param name="plain">It in the plain schedule.</param>
    /// <param name="levelled">It in the levelled one.</param>
    /// <param name="why">Why it is later, a sentence for each reason.</param>
    /// <param name="schedule">The plain schedule.</param>
    public LevelledRow(ScheduledMilestone plain, LevelledMilestone levelled, IReadOnlyList<Sentence> why, Schedule schedule)
    {
        (Plain, Levelled, Why) = (plain, levelled, why);
        Days = levelled.FinishDate.DayNumber - plain.FinishDate.DayNumber;
        MakesLate = levelled.MissesTargetForPeople;
        Later = Days > 0 ? DateText.Moved(Days)
            : levelled.DelayMinutes > 0 ? DateText.Work(levelled.DelayMinutes, plain, schedule.Inputs.Units) + " later"
            : levelled.Finish != plain.Finish ? "later on the same day" : "only starts later";
        Target = plain.Target is not { } target ? ""
            : DateText.Target(target) + (MakesLate ? ", missed for lack of people"
                : levelled.Finish > plain.TargetLimit ? ", missed in any case" : ", kept");
    }

    public string Name => Plain.Name;

    public ScheduledMilestone Plain { get; }

    public LevelledMilestone Levelled { get; }

    public IReadOnlyList<Sentence> Why { get; }

    /// <summary>How many days later it is finished.</summary>
    public int Days { get; }

    /// <summary>Whether its target is kept in the plain schedule, and missed with the people available.</summary>
    public bool MakesLate { get; }

    /// <summary>How much later, in words.</summary>
    public string Later { get; }

    /// <summary>What was promised, and what becomes of it; empty without a target.</summary>
    public string Target { get; }

    /// <summary>The plain dates: "2026-03-02 to 2026-03-04".</summary>
    public string PlainDates => Dates(Plain.Start, Plain.Finish, Plain.FinishDate);

    /// <summary>The levelled dates; marked where it depends on what cannot be staffed.</summary>
    public string LevelledDates => Levelled.CannotBeStaffed ? "cannot be staffed"
        : Dates(Levelled.Start, Levelled.Finish, Levelled.FinishDate) + (Levelled.AssumesNobody ? " at best" : "");

    private static string Dates(DateTime start, DateTime finish, DateOnly day) =>
        start == finish ? DateText.Day(day) : $"{DateText.Day(DateOnly.FromDateTime(start))} to {DateText.Day(day)}";
}
