using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Formats;

// The colours of a box that another program draws: the light colours of the palette. The line has the colour of the status, the fill a
// pale one of the same hue, and the text is dark, so that a box is readable on light and dark pages. A word repeats the meaning.
internal readonly record struct StatusColors(string Fill, string Line)
{
    public static readonly string Text = Palette.Light("ink");

    public static readonly string Edge = Palette.Light("edge");

    public static readonly StatusColors Group = new(Palette.Light("track"), Palette.Light("muted"));

    private static readonly StatusColors[] All = [
        .. Enum.GetValues<MilestoneStatus>()
            .Select(status => new StatusColors(Palette.Pale(StatusIcons.For(status)), Palette.Light(StatusIcons.For(status))))];

    public static StatusColors For(MilestoneStatus status) => All[(int)status];
}
