namespace MilestoneTracker.Reporting.Pictures;

// The places that a picture starts from: those of pictures of earlier plans, each of which starts from the one before.
internal static class EarlierPlaces
{
    /// <summary>A function for the places.</summary>
    /// <param name="options">The options of the report; they are copied.</param>
    /// <param name="snapshot">The snapshot of the report.</param>
    /// <param name="history">The earlier plans in order, if places are kept.</param>
    public static Func<CancellationToken, PicturePlaces?> For(
        PlanReportOptions options, RegistrySnapshot snapshot, Func<CancellationToken, IEnumerable<RegistrySnapshot>>? history)
    {
        (RegistrySnapshot? asked, RegistrySnapshot? compared) = (options.PlacesOf, options.ComparedTo);
        PlanReportOptions alike = new() { Scope = options.Scope.Copy(), AtRiskThreshold = options.AtRiskThreshold };
        return token =>
        {
            PicturePlaces? places = null;
            if (asked is null)
                foreach (RegistrySnapshot plan in history?.Invoke(token) ?? [])
                    if (plan.Version < snapshot.Version) places = After(plan, places, token);
            RegistrySnapshot? single = asked ?? (compared?.Version < snapshot.Version ? compared : null);
            if (places is not null || single is null) return places;
            return After(single, null, token) is { } found ? found with { IsSingle = true } : null;
        };

        // Where the scope is around a milestone that the plan does not have, there is no picture of it.
        PicturePlaces? After(RegistrySnapshot plan, PicturePlaces? places, CancellationToken token) =>
            alike.Scope.Around is { } center && !plan.Contains(center)
                ? places : PlanReport.ForPlaces(plan, alike, places).PictureFor(token).Places;
    }
}
