using System.Globalization;

namespace MilestoneTracker.Planning.Tests.Simulations;

// A simulation as anybody would write it: for each iteration the remaining work that was drawn is set as reported on a proposal, which is
// scheduled as any plan is; every value is kept, and the statistics are read from sorted lists.
internal sealed class NaiveSimulation
{
    private readonly Schedule _schedule;
    private readonly Dictionary<string, List<long>> _works = [];
    private readonly Dictionary<string, List<DateTime>> _finishes = [];
    private readonly Dictionary<string, int> _critical = [];
    private readonly List<DateTime> _ends = [];
    private readonly string? _toward;

    public NaiveSimulation(MilestoneRegistry registry, DateTime now, int iterations, string? toward, Func<string, int, long> draw)
    {
        (_schedule, _toward) = (Schedule.Compute(registry.Current, now), toward);
        ScheduledMilestone[] open = [.. _schedule.Milestones.Where(milestone => !milestone.IsCompleted)];
        foreach (ScheduledMilestone milestone in open)
            (_works[milestone.Name], _finishes[milestone.Name], _critical[milestone.Name]) = ([], [], 0);
        for (int iteration = 0; iteration < iterations; iteration++)
        {
            using ProposedChange proposal = registry.Propose();
            foreach (ScheduledMilestone milestone in open)
            {
                long work = draw(milestone.Name, iteration);
                _works[milestone.Name].Add(work);
                bool isElapsed = registry.Current.GetMilestone(milestone.Name)!.Fields
                    .TryGetValue("duration", out string? duration) && duration.Contains('e', StringComparison.Ordinal);
                proposal.SetMilestoneField(
                    milestone.Name, "remaining", work.ToString(CultureInfo.InvariantCulture) + (isElapsed ? "em" : "m"));
            }

            Take(Schedule.Compute(proposal.Staged, now));
        }
    }

    public string Tell()
    {
        int n = _ends.Count;
        List<string> lines = [];
        DateTime[] ends = [.. _ends.Order()];
        var calendar = _toward is null ? _schedule.Inputs.Calendar : CalendarOf(_toward);
        DateTime forecast = _toward is null ? _schedule.Finish : _schedule.GetMilestone(_toward)!.Finish;
        double[] slips = [.. _ends.Select(end => (double)calendar.Work(forecast, end))];
        lines.Add($"{Dates(ends)} {Number(slips.Average())} {Number(Deviation(slips))}");
        foreach (string name in _works.Keys.Order(StringComparer.Ordinal))
        {
            ScheduledMilestone milestone = _schedule.GetMilestone(name)!;
            DateTime[] finishes = [.. _finishes[name].Order()];
            double[] works = [.. _works[name].Select(work => (double)work)];
            double[] slip = [.. _finishes[name].Select(finish => (double)CalendarOf(name).Work(milestone.Finish, finish))];
            DateTime? limit = milestone.Target is { } target ? target.IsDay ? target.Time.AddDays(1) : target.Time : null;
            double criticality = (double)_critical[name] / n;
            double sensitivity = Deviation(slips) == 0 ? 0 : criticality * Deviation(works) / Deviation(slips);
            lines.Add($"{name} {Dates(finishes)} {Number(slip.Average())} {Number(Deviation(slip))} "
                + $"{Number(limit is null ? -1 : (double)finishes.Count(finish => finish <= limit) / n)} "
                + $"{Number((double)finishes.Count(finish => finish <= milestone.Finish) / n)} {Number(criticality)} "
                + $"{Number(works.Average())} {Number(Deviation(works))} {Number(sensitivity)} "
                + Number(Correlation(Ranks(works), Ranks([.. _ends.Select(end => (double)end.Ticks)]))));
        }

        return string.Join('\n', lines);
    }

    public static string Number(double value) => (Math.Round(value, 7) + 0.0).ToString("0.000000", CultureInfo.InvariantCulture);

    private static string Dates(DateTime[] sorted)
    {
        int n = sorted.Length;
        double half = 1.959963984540054 * Math.Sqrt(0.16 * n);
        return string.Join(' ', new[]
        {
            Nth(Math.Ceiling(10 * n / 100m)), Nth(Math.Ceiling(50 * n / 100m)), Nth((decimal)Math.Max(1, Math.Ceiling((0.8 * n) - half))),
            Nth(Math.Ceiling(80 * n / 100m)), Nth((decimal)Math.Min(n, Math.Ceiling((0.8 * n) + half))), Nth(Math.Ceiling(90 * n / 100m)),
        });

        string Nth(decimal number) => sorted[(int)number - 1].ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
    }

    private void Take(Schedule schedule)
    {
        _ends.Add(_toward is null ? schedule.Finish : schedule.GetMilestone(_toward)!.Finish);
        IReadOnlyDictionary<string, long>? toward = _toward is null ? null : schedule.SlackTo(_toward);
        foreach (string name in _works.Keys)
        {
            ScheduledMilestone milestone = schedule.GetMilestone(name)!;
            _finishes[name].Add(milestone.Finish);
            long? slack = toward is null ? milestone.TotalSlack : toward.TryGetValue(name, out long known) ? known : null;
            if (slack <= 0) _critical[name]++;
        }
    }

    private Planning.Calendars.WorkCalendar CalendarOf(string name)
    {
        IReadOnlyDictionary<string, string> fields = _schedule.Snapshot.GetMilestone(name)!.Fields;
        if (fields.TryGetValue("duration", out string? duration) && duration.Contains('e', StringComparison.Ordinal))
            return Planning.Calendars.WorkCalendar.AroundTheClock;
        return fields.TryGetValue("calendar", out string? calendar) ? _schedule.Inputs.Calendars[calendar] : _schedule.Inputs.Calendar;
    }

    private static double Deviation(double[] values)
    {
        if (values.Length < 2) return 0;
        double mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    private static double[] Ranks(double[] values) =>
        [.. values.Select(value => values.Count(other => other < value) + ((values.Count(other => other == value) + 1) / 2.0))];

    private static double Correlation(double[] one, double[] other)
    {
        (double x, double y) = (one.Average(), other.Average());
        double spread = Math.Sqrt(one.Sum(a => (a - x) * (a - x)) * other.Sum(b => (b - y) * (b - y)));
        return spread == 0 ? 0 : one.Zip(other, (a, b) => (a - x) * (b - y)).Sum() / spread;
    }
}
