using MilestoneTracker.Auditing;
using MilestoneTracker.Reporting;
using MilestoneTracker.Reporting.History;
using MilestoneTracker.Reporting.Layout;
using MilestoneTracker.Reporting.Pictures;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Benchmarks;

// The pictures of a plan from edit to edit, each from the places of the one before, beside pictures from nothing. With a block every
// picture is drawn as a report with a log draws it: from the log alone, with an anchor after each block.
internal sealed class PictureWalk
{
    /// <summary>A block without an end: no anchor follows the first.</summary>
    public const long OneBlock = long.MaxValue;

    private readonly InMemoryAuditLog _log = new();
    private readonly EditedPlan _plan;
    private readonly long? _block;
    private GraphPicture _kept;
    private GraphPicture _fresh;

    public PictureWalk(int seed, int milestones, long? block = null)
    {
        (_plan, _block) = (new EditedPlan(seed, milestones, new MilestoneRegistry(_log)), block);
        _kept = _fresh = FromNothing();
    }

    public PictureStep Next()
    {
        string kind = _plan.Edit();
        (GraphPicture kept, GraphPicture fresh) = (_block is { } block ? FromLog(block) : Picture(_kept.Places), FromNothing());
        PictureStep step = new(
            kind, Moved(_kept.Places, kept.Places), Moved(_fresh.Places, fresh.Places), Crossings(kept.Places.Layout),
            Crossings(fresh.Places.Layout));
        (_kept, _fresh) = (kept, fresh);
        return step;
    }

    public GraphPicture FromNothing() => Picture(null);

    public GraphPicture FromLog(long block)
    {
        RegistrySnapshot plan = _plan.Registry.Current;
        return Picture(EarlierPlaces.For(Options, plan, token => PlaceHistory.Read(_log, plan, block, token))(CancellationToken.None));
    }

    /// <summary>Whether a picture has the places of the last one.</summary>
    public bool IsLast(GraphPicture picture) => picture.Places.Layout.Corners.SequenceEqual(_kept.Places.Layout.Corners);

    private static PlanReportOptions Options => new() { Scope = new PlanScope { MaxNodes = 1_000, ByComponent = false } };

    private GraphPicture Picture(PicturePlaces? earlier) => PlanReport.ForPlaces(_plan.Registry.Current, Options, earlier).Picture;

    // Of the boxes that are in both pictures.
    private static double Moved(PicturePlaces before, PicturePlaces after)
    {
        int[] was = before.IndicesOf([.. after.Keys]);
        int[] both = [.. Enumerable.Range(0, was.Length).Where(box => was[box] >= 0)];
        return (double)both.Count(box => IsAway(before.Layout.Corners[was[box]], after.Layout.Corners[box])) / both.Length;
    }

    private static bool IsAway(Point a, Point b) => Math.Abs(a.X - b.X) > 1 || Math.Abs(a.Y - b.Y) > 1;

    // Every pair of pieces of two routes.
    private static long Crossings(GraphLayout layout)
    {
        long count = 0;
        for (int i = 0; i < layout.Routes.Count; i++)
            for (int j = 0; j < i; j++)
                count += Crossings(layout.Routes[i], layout.Routes[j]);
        return count;
    }

    private static int Crossings(IReadOnlyList<Point> a, IReadOnlyList<Point> b)
    {
        if (a[^1].X <= b[0].X || b[^1].X <= a[0].X) return 0;
        int count = 0;
        for (int i = 0; i + 1 < a.Count; i++)
            for (int j = 0; j + 1 < b.Count; j++)
                if (Cross(a[i], a[i + 1], b[j], b[j + 1])) count++;
        return count;
    }

    private static bool Cross(Point a, Point b, Point c, Point d) =>
        Side(a, b, c) * Side(a, b, d) < 0 && Side(c, d, a) * Side(c, d, b) < 0;

    private static int Side(Point a, Point b, Point c)
    {
        double area = (b.X - a.X) * (c.Y - a.Y) - (c.X - a.X) * (b.Y - a.Y);
        return Math.Abs(area) < 1e-3 ? 0 : Math.Sign(area);
    }
}
