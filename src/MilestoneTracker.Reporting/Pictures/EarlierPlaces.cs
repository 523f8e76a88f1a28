namespace MilestoneTracker.Reporting.Pictures;

// The places that a picture starts from: those of pictures of earlier plans, each of which starts from the one before.
internal static class EarlierPlaces
{
    /// <summary>A function for the places.</summary>
    /// <param name="options">The options of the report; they are copied.</param>
    /// <param name="snapshot">The snapshot of the report.</param>
    /// <param name="history">The earlier plans in order, if places are kept.</param>
    public static Func<CancellationToken, PicturePlaces?> For(
        PlanReportOptions options, RegistrySnapshot snapshot, Func<CancellationToken, IReadOnlyList<RegistrySnapshot>>? history)
    {
        (RegistrySnapshot? asked, RegistrySnapshot? compared) = (options.PlacesOf, options.ComparedTo);
        PlanReportOptions alike = new() { Scope = options.Scope.Copy(), AtRiskThreshold = options.AtRiskThreshold };
        return token =>
        {
            IReadOnlyList<RegistrySnapshot> plans = asked is not null ? [asked] : history?.Invoke(token) ?? [];
            if (asked is null && plans.Count == 0 && compared is not null) plans = [compared];
            PicturePlaces? places = null;
            foreach (RegistrySnapshot plan in plans)
            {
                if (plan.Version >= snapshot.Version && !ReferenceEquals(plan, asked)) continue; // the plan itself
                if (alike.Scope.Around is { } center && !plan.Contains(center)) continue;
                places = PlanReport.ForPlaces(plan, alike, places).PictureFor(token).Places;
            }

            return places;
        };
    }
}
