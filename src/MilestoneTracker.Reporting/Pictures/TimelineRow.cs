using MilestoneTracker.Planning;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.Pictures;

/// <summary>A row of the timeline: a milestone with its dates.</summary>
/// <param name="Entry">The milestone.</param>
/// <param name="Dates">Its dates.</param>
/// <param name="Late">How late it is, if it is.</param>
internal sealed record TimelineRow(ReportedMilestone Entry, ScheduledMilestone Dates, LateMilestone? Late)
{
    /// <summary>The first moment that the row shows.</summary>
    public DateTime First => Dates.TargetLimit is { } limit && limit < Dates.Start ? limit : Dates.Start;

    /// <summary>The last moment that the row shows.</summary>
    public DateTime Last => Dates.TargetLimit is { } limit && limit > Dates.Finish ? limit : Dates.Finish;

    /// <summary>Whether it is a moment and not a stretch of time.</summary>
    public bool IsMoment => Dates.Finish <= Dates.Start;

    /// <summary>The date, and how late that is: what stands beside the row.</summary>
    public string Text => DateText.Day(Dates.FinishDate) + (Late is null ? "" : ", " + DateText.Late(Late));

    /// <summary>Everything that the row says, one fact per line.</summary>
    public string Title()
    {
        List<string> lines = [Entry.Shown];
        if (Entry.Shown != Entry.Name) lines.Add(Entry.Name);
        lines.Add(DisplayText.Format(Entry.Milestone.Status) + (Dates.IsCritical ? ", critical: it may not slip" : ""));
        string start = DateText.Time(Dates.Start), finish = DateText.Finish(Dates);
        lines.Add(Dates.IsCompleted ? $"finished {finish}" + (Dates.IsStartAssumed ? $", its start assumed: {start}" : "")
            : Dates.ActualStart is not null ? $"started {start}, forecast {finish}" : $"forecast {start} to {finish}");
        if (Dates.Target is { } target)
        {
            string kept = Dates.IsCompleted ? "kept" : "on time";
            lines.Add($"target {DateText.Target(target)}: {(Late is null ? kept : DateText.Late(Late))}");
        }

        return string.Join('\n', lines);
    }
}
