using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Formats;

// The colours of a box where another program draws it: those of the palette for light pages, the line in that of the status, the
// ground a pale
// one of the same hue, and dark text, so that a box reads the same on a light and on a dark page. A word beside them says the same.
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
