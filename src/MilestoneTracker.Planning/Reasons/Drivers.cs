using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Passes;

namespace MilestoneTracker.Planning.Reasons;

// Which bounds put a milestone where it is: those whose place is the one that was taken. Found again when it is asked, from the times
// alone, so that the passes keep nothing for it. O(dependencies of the milestone).
internal static class Drivers
{
    /// <summary>Of a milestone that is in the schedule: dependencies first, ordinally, then dates, now, and the start of the
    /// plan.</summary>
    public static IReadOnlyList<Driver> Of(Times times, int position)
    {
        ref readonly Row row = ref times.Model.Rows[position];
        if (row.IsCompleted) return [new Driver(DriverKind.Finished)];
        if (row.IsPinned) return [new Driver(row.Dates!.Pinned >= times.Model.Now ? DriverKind.Pinned : DriverKind.Now)];
        return OfLogic(times, position, times.RemainingStartOf(position));
    }

    /// <summary>What puts the start of what remains there, pins left aside.</summary>
    public static IReadOnlyList<Driver> OfLogic(Times times, int position, long start)
    {
        PlanModel model = times.Model;
        ref readonly Row row = ref model.Rows[position];
        Bounds bounds = new(times, position);
        List<string> names = [];
        if (bounds.HasLinks)
        {
            for (int link = model.Starts[position]; link < model.Starts[position + 1]; link++)
                if (bounds.PlaceOf(link) == start) names.Add(model.View.NameAt(model.Needs[link]));
            names.Sort(StringComparer.Ordinal);
        }

        List<Driver> drivers = [.. names.Select(name => new Driver(DriverKind.Dependency, name))];
        if (row.Dates is { FinishNotBefore: >= 0 } fixedFinish && bounds.PlaceOfFinish(fixedFinish.FinishNotBefore) == start)
            drivers.Add(new Driver(DriverKind.FinishNotBefore));
        if (row.Dates is { NotBefore: >= 0 } fixedStart && !row.IsStarted && fixedStart.NotBefore == start)
            drivers.Add(new Driver(DriverKind.NotBefore));
        if (model.NextNow(row.Calendar) == start) drivers.Add(new Driver(DriverKind.Now));
        if (!row.IsStarted && model.NextStart(row.Calendar) == start) drivers.Add(new Driver(DriverKind.PlanStart));
        return drivers;
    }
}
