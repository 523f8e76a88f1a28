using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Passes;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning;

// Counts what a quality report says, in one walk over the milestones and one over the links. One unit for all: minutes, and a day of as
// many as the plan works on one, also where the minutes are of elapsed time.
internal static class QualityReport
{
    private const int ManyDays = 44;

    public static ScheduleQuality Of(Times times)
    {
        PlanModel model = times.Model;
        Row[] rows = model.Rows;
        bool[] hasDependents = new bool[rows.Length];
        (int links, int leads, int lags, int notPlain) = (0, 0, 0, 0);
        for (int position = 0; position < rows.Length; position++)
        {
            for (int link = model.Starts[position]; link < model.Starts[position + 1]; link++)
            {
                hasDependents[model.Needs[link]] = true;
                if (!rows[position].IsOpen) continue;
                LinkTerms terms = model.TermsAt(link);
                links++;
                if (terms.Lag < 0) leads++;
                if (terms.Lag > 0) lags++;
                if (terms.Kind != LinkKind.FinishToStart) notPlain++;
            }
        }

        int[] all = [.. model.View.OrdinalPositions.Where(position => !rows[position].IsCancelled)];
        int[] open = [.. all.Where(position => rows[position].IsOpen)];
        int[] due = [.. all.Where(position => rows[position].Dates?.Target?.IsOver(model.Now) == true)];
        long many = ManyDays * (long)model.Inputs.Units.MinutesPerDay;
        return new ScheduleQuality
        {
            Open = open.Length,
            Links = links,
            Leads = leads,
            Lags = lags,
            NotFinishToStart = notPlain,
            WithoutDependencies = Names(position => model.Starts[position] == model.Starts[position + 1]),
            WithoutDependents = Names(position => !hasDependents[position]),
            Pinned = Names(position => rows[position].IsPinned),
            HighSlack = Names(position => Slack(times, position, times.LateFinishOf(position)) > many),
            NegativeSlack = Names(times.IsBehind),
            LongRemaining = Names(position => rows[position].Remaining > many),
            WithoutOwner = Names(position => !rows[position].Has(RowFlags.Owned)),
            Due = due.Length,
            DueAndCompleted = due.Count(position => rows[position].IsCompleted),
            LengthIndex = LengthIndexOf(times, open),
        };

        IReadOnlyList<string> Names(Func<int, bool> isMeant) => Array.AsReadOnly(open.Where(isMeant).Select(model.View.NameAt).ToArray());
    }

    private static long Slack(Times times, int position, long finish) =>
        times.Model.CalendarOf(times.Model.Rows[position]).Work(times.FinishOf(position), finish);

    private static IReadOnlyDictionary<string, double> LengthIndexOf(Times times, int[] open)
    {
        SortedDictionary<string, double> index = new(StringComparer.Ordinal);
        foreach (int position in open)
        {
            ref readonly Row row = ref times.Model.Rows[position];
            if (row.Dates?.Target is not { } target) continue;
            WorkCalendar calendar = times.Model.CalendarOf(row);
            long finish = times.FinishOf(position);
            long length = finish > times.Model.Now ? calendar.Work(times.Model.Now, finish) : 0;
            if (length <= 0) continue;
            index.Add(times.Model.View.NameAt(position), (double)(length + calendar.Work(finish, target.FinishIn(calendar))) / length);
        }

        return index.AsReadOnly();
    }
}
