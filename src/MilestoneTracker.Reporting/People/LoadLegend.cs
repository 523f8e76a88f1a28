namespace MilestoneTracker.Reporting.People;

// What the shapes of load charts mean.
internal static class LoadLegend
{
    public static IEnumerable<(string Shape, string Words)> Of(bool hasDaysOff)
    {
        yield return ("<path class=\"demand\" d=\"M0 17V6H22V17Z\"/>", "demand, at its peak");
        yield return ("<path class=\"capacity\" d=\"M0 10H22\"/>", "capacity");
        yield return ("<path class=\"excess\" d=\"M0 16V5H22V16Z\"/>", "excess, with the amount (+1)");
        yield return ("<g class=\"now\"><path d=\"M10 1V19\"/></g>", "now");
        if (hasDaysOff) yield return ("<rect class=\"off\" y=\"3\" width=\"22\" height=\"14\"/>", "days off");
    }
}
