namespace MilestoneTracker.Reporting.Pictures;

// What the shapes of a timeline mean: those that it has.
internal static class TimelineLegend
{
    public static IEnumerable<(string Shape, string Words)> Of(TimelinePicture picture)
    {
        yield return ("<rect class=\"past\" y=\"5\" width=\"22\" height=\"10\" rx=\"2\"/>", "finished");
        yield return ("<rect class=\"begun\" y=\"7\" width=\"22\" height=\"6\" rx=\"1\"/>", "begun");
        yield return ("<rect class=\"left\" x=\".5\" y=\"4.5\" width=\"21\" height=\"11\" rx=\"2\"/>", "to come, by forecast");
        yield return (
            "<g class=\"must\"><rect class=\"left\" x=\".5\" y=\"4.5\" width=\"21\" height=\"11\" rx=\"2\"/></g>",
            "critical: it may not slip");
        yield return ("<path class=\"past\" d=\"M0 10L6 4L12 10L6 16Z\"/>", "a moment");
        yield return (
            "<path class=\"promise\" d=\"M4 4H13L8.5 11Z\"/><path class=\"promise-line\" d=\"M8.5 10V17\"/>", "promised (target)");
        yield return ("<path class=\"over\" d=\"M0 10H22\"/>", "later than promised");
        if (picture.Baseline is { } baseline) yield return ("<path class=\"base\" d=\"M1 8V13H21V8\"/>", "baseline " + baseline.Name);
        if (picture.HasChain) yield return ("<path class=\"drive\" d=\"M2 3V15H22\"/>", "drives the finish");
        if (picture.HasNow) yield return ("<g class=\"now\"><path d=\"M10 1V19\"/></g>", "now");
        if (picture.HasDaysOff) yield return ("<rect class=\"off\" y=\"3\" width=\"22\" height=\"14\"/>", "days off");
    }
}
