using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Pictures;

// The icons of statuses and levels of risk: each has its own shape, so that colour is never the only difference. They are drawn once, as
// symbols of 16 by 16 pixels in the current colour, and used by reference.
internal static class StatusIcons
{
    /// <summary>The symbols, for one copy in a picture or a page.</summary>
    public const string Symbols = """
        <symbol id="mark-planned" viewBox="0 0 16 16">
            <circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" stroke-width="1.75" stroke-dasharray="2.4 2.12"/></symbol>
        <symbol id="mark-progress" viewBox="0 0 16 16">
            <circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" stroke-width="1.75"/>
            <path d="M8 4.4a3.6 3.6 0 0 1 0 7.2z" fill="currentColor"/></symbol>
        <symbol id="mark-blocked" viewBox="0 0 16 16"><path d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3z" fill="currentColor"/>
            <path d="M4.6 8h6.8" class="cut" stroke-width="2"/></symbol>
        <symbol id="mark-hold" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.6" fill="currentColor"/>
            <path d="M6.2 5.2v5.6M9.8 5.2v5.6" class="cut" stroke-width="1.8"/></symbol>
        <symbol id="mark-done" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.6" fill="currentColor"/>
            <path d="M4.9 8.3l2.2 2.2 4.1-4.7" class="cut" stroke-width="1.8"/></symbol>
        <symbol id="mark-cancelled" viewBox="0 0 16 16">
            <circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" stroke-width="1.75"/>
            <path d="M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6" fill="none" stroke="currentColor" stroke-width="1.75"/></symbol>
        <symbol id="mark-low" viewBox="0 0 16 16">
            <path d="M8 3.2l5.6 9.9H2.4z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/></symbol>
        <symbol id="mark-medium" viewBox="0 0 16 16">
            <path d="M8 2.6l6.1 10.8H1.9z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"/>
            <path d="M8 6.4v3.2" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round"/>
                    <circle cx="8" cy="11.6" r=".9" fill="currentColor"/></symbol>
        <symbol id="mark-high" viewBox="0 0 16 16">
            <path d="M8 1.9l6.9 12H1.1z" fill="currentColor" stroke="currentColor" stroke-width="1" stroke-linejoin="round"/>
            <path d="M8 6.3v3.4" class="cut" stroke-width="1.8"/><circle cx="8" cy="11.9" r="1" class="cut-dot"/></symbol>
        <symbol id="mark-critical" viewBox="0 0 16 16"><path d="M8 .8L15.2 8 8 15.2.8 8z" fill="currentColor"/>
            <path d="M8 4.6v4" class="cut" stroke-width="1.9"/><circle cx="8" cy="11" r="1.05" class="cut-dot"/></symbol>

        """;

    public static readonly string Css =
        string.Concat(DisplayText.Statuses.Select(status => $".{For(status)}{{{Palette.Set("color", For(status))}}}\n"))
        + string.Concat(
            new[] { RiskLevel.Medium, RiskLevel.High, RiskLevel.Critical }.Select(
            level => $".{For(level)}{{{Palette.Set("color", For(level))}}}\n"))
        + $".low,.none{{{Palette.Set("color", "muted")}}}\n"
        + $".cut{{fill:none;{Palette.Set("stroke", "box")};stroke-linecap:round;stroke-linejoin:round}}\n"
        + $".cut-dot{{{Palette.Set("fill", "box")}}}\n";

    /// <summary>The word for a status in IDs, classes and colours.</summary>
    public static string For(MilestoneStatus status) => status switch
    {
        MilestoneStatus.Planned => "planned",
        MilestoneStatus.InProgress => "progress",
        MilestoneStatus.Blocked => "blocked",
        MilestoneStatus.OnHold => "hold",
        MilestoneStatus.Completed => "done",
        _ => "cancelled",
    };

    /// <summary>The word for a level of risk in IDs, classes and colours.</summary>
    public static string For(RiskLevel level) => PictureText.Format(level);
}
