namespace MilestoneTracker.Reporting.Formats;

// Progress in words, for people, for every format, picture and the command. The counts and the per cent come from the core (Completion);
// here is only when a word replaces them, and what is left out if there is no room. The text is digits, letters, spaces, commas and per
// cent signs, so no format has to escape it.
internal static class ProgressText
{
    /// <summary>The progress of a milestone: "12 of 59, 2 cancelled, 20 %", "completed" or "cancelled".</summary>
    public static string Format(Milestone milestone) =>
        IsImpliedByStatus(milestone) ? DisplayText.Format(milestone.Status) : milestone.Completion.ToString();

    /// <summary>The progress of a roll-up, always in numbers.</summary>
    public static string Format(Completion completion) => completion.Percent is null ? DisplayText.NoData : completion.ToString();

    /// <summary>The status of a milestone, and its progress unless it follows from the status: "in progress, 12 of 59, 20 %", but
    /// "completed".</summary>
    public static string WithStatus(Milestone milestone) =>
        DisplayText.Format(milestone.Status) + (IsImpliedByStatus(milestone) ? "" : ", " + Format(milestone));

    /// <summary>The per cent alone, if the counts are shown elsewhere or have no room.</summary>
    public static string Percent(Completion completion) =>
        completion.Percent is { } percent ? DisplayText.Format(percent) + " %" : DisplayText.NoData;

    /// <summary>Without the cancelled ones, for a narrow place: "12 of 59, 20 %".</summary>
    public static string Short(Completion completion) =>
        completion.Percent is null ? DisplayText.NoData : $"{Counts(completion)}, {Percent(completion)}";

    /// <summary>The counts alone: "12 of 59".</summary>
    public static string Counts(Completion completion) =>
        $"{DisplayText.Format(completion.Completed)} of {DisplayText.Format(completion.Counted)}";

    /// <summary>Whether the progress follows from the status.</summary>
    public static bool IsImpliedByStatus(Milestone milestone) => milestone.Status is MilestoneStatus.Completed or MilestoneStatus.Cancelled;
}
