namespace MilestoneTracker.Reporting.Formats;

// Progress in words, for people: the one place from which every format, every picture and the command has it. The counts and the
// per cent are the
// core's own (Completion); here is only where a word says it better, and what is left out where there is no room. Nothing but
// digits, letters, spaces,
// commas and per cent signs, so no format has to escape it.
internal static class ProgressText
{
    /// <summary>Of a milestone: "12 of 59, 2 cancelled, 20 %", or "completed", or "cancelled".</summary>
    public static string Format(Milestone milestone) =>
        IsSaidByStatus(milestone) ? DisplayText.Format(milestone.Status) : milestone.Completion.ToString();

    /// <summary>Of a roll-up; a milestone that is completed or cancelled has no numbers, but a set of them has.</summary>
    public static string Format(Completion completion) => completion.Percent is null ? DisplayText.NoData : completion.ToString();

    /// <summary>A milestone's status, and how far it is where that does not follow: "in progress, 12 of 59, 20 %", but
    /// "completed".</summary>
    public static string WithStatus(Milestone milestone) =>
        DisplayText.Format(milestone.Status) + (IsSaidByStatus(milestone) ? "" : ", " + Format(milestone));

    /// <summary>The per cent alone, for where the counts stand beside it or have no room.</summary>
    public static string Percent(Completion completion) =>
        completion.Percent is { } percent ? DisplayText.Format(percent) + " %" : DisplayText.NoData;

    /// <summary>Without what was cancelled, for a narrow place whose whole text stands elsewhere: "12 of 59, 20 %".</summary>
    public static string Short(Completion completion) =>
        completion.Percent is null ? DisplayText.NoData : $"{Counts(completion)}, {Percent(completion)}";

    /// <summary>The counts alone: "12 of 59".</summary>
    public static string Counts(Completion completion) =>
        $"{DisplayText.Format(completion.Completed)} of {DisplayText.Format(completion.Counted)}";

    /// <summary>Whether the word for the status says all that there is to say of the progress.</summary>
    public static bool IsSaidByStatus(Milestone milestone) => milestone.Status is MilestoneStatus.Completed or MilestoneStatus.Cancelled;
}
