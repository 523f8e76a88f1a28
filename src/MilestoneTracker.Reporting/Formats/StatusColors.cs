namespace MilestoneTracker.Reporting.Formats;

// A pale ground, a strong line of the same hue and dark text, so that a box reads the same on a light and on a dark page. The hues are
// those of Okabe and Ito's palette for all kinds of colour vision (Color Universal Design, 2008); a word beside them says the same.
internal readonly record struct StatusColors(string Fill, string Line)
{
    public const string Text = "#1a1a1a";

    public static readonly StatusColors Group = new("#eceff4", "#4c566a");

    public static StatusColors Of(MilestoneStatus status) => status switch
    {
        MilestoneStatus.Planned => new("#f4f4f4", "#767676"),
        MilestoneStatus.InProgress => new("#d9ecf9", "#0072b2"),
        MilestoneStatus.Completed => new("#d3f0e4", "#00775a"),
        MilestoneStatus.Blocked => new("#fbdccb", "#b84a00"),
        MilestoneStatus.OnHold => new("#fbf3c0", "#8a7300"),
        _ => new("#e6e6e6", "#8f8f8f"),
    };
}
