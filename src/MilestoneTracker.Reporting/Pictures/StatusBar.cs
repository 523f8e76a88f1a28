using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.Pictures;

// The milestones of a group by status, as one bar: each status has a segment proportional to its share, in the order of every display,
// with gaps.
internal static class StatusBar
{
    private const double Gap = 1.5;

    /// <summary>In a picture, in pixels.</summary>
    public static void Draw(Markup svg, MilestoneGroup group, double x, double y, double width, double height)
    {
        MilestoneStatus[] present = [.. DisplayText.Statuses.Where(status => group.CountOf(status) > 0)];
        double left = width - Gap * (present.Length - 1);
        foreach (MilestoneStatus status in present)
        {
            double segment = left * group.CountOf(status) / group.Count;
            svg.Add($"<rect class=\"fill {StatusIcons.For(status)}\" x=\"{x}\" y=\"{y}\" width=\"{segment}\" "
                + $"height=\"{height}\" rx=\"1\"/>");
            x += segment + Gap;
        }
    }

    /// <summary>On a page: as wide as its container.</summary>
    public static void Write(Markup html, MilestoneGroup group, int height)
    {
        html.Add(
            $"<svg class=\"share\" width=\"100%\" height=\"{height}\" role=\"img\" "
            + $"aria-label=\"{PictureText.Counts(group)}\"><title>{PictureText.Counts(group)}</title>");
        double x = 0;
        foreach (MilestoneStatus status in DisplayText.Statuses.Where(status => group.CountOf(status) > 0))
        {
            double share = 100.0 * group.CountOf(status) / group.Count;
            html.Add($"<rect class=\"fill {StatusIcons.For(status)}\" x=\"{x}%\" width=\"{share}%\" height=\"{height}\"/>");
            x += share;
        }

        html.Literal("</svg>");
    }
}
