namespace MilestoneTracker.Planning.Tests.Twin;

// The forward pass of the contract, minute by minute and over objects, with the finish of one job forced where that is asked: so what a
// delay moves is seen by making the delay. There is no backward pass here.
internal sealed class NaiveSchedule
{
    private readonly RandomPlan _plan;
    private readonly NaiveCalendar[] _calendars = Shared;
    private readonly (int Job, int Finish)? _forced;
    private readonly int[] _starts;

    public NaiveSchedule(RandomPlan plan, (int Job, int Finish)? forced = null)
    {
        (_plan, _forced) = (plan, forced);
        (_starts, RemainingStarts, Finishes) = (new int[plan.Jobs.Count], new int[plan.Jobs.Count], new int[plan.Jobs.Count]);
        foreach (NaiveJob job in plan.Jobs) Place(job);
    }

    private static NaiveCalendar[] Shared { get; } = RandomPlan.Calendars();

    public int[] RemainingStarts { get; }

    public int[] Finishes { get; }

    public int Finish => Finishes.Max();

    public static NaiveCalendar CalendarOf(NaiveJob job) => Shared[job.IsElapsed ? 3 : job.Calendar];

    private void Place(NaiveJob job)
    {
        int i = job.Number;
        if (job.Finished is { } finished)
        {
            (_starts[i], RemainingStarts[i], Finishes[i]) = (job.Started!.Value, finished, finished);
            return;
        }

        NaiveCalendar calendar = CalendarOf(job);
        int work = job.Remaining;
        List<int> places = [calendar.Next(_plan.Now)];
        if (job.Started is null) places.Add(calendar.Next(_plan.Start));
        if (job.Started is null && job.NotBefore is { } notBefore) places.Add(calendar.Next(notBefore));
        if (job.FinishNotBefore is { } fixedFinish) places.Add(Backed(fixedFinish));
        if (job.Started is null || !_plan.IsOverride)
            foreach (NaiveLink link in _plan.Links.Where(link => link.Dependent == i)) places.Add(PlaceOf(link, job, calendar));

        RemainingStarts[i] = places.Max();
        Finishes[i] = calendar.Add(RemainingStarts[i], work);
        if (job.Pinned is { } pinned) Force(Math.Max(pinned, _plan.Now));
        if (_forced is { } forced && forced.Job == i) Force(forced.Finish);
        _starts[i] = job.Started ?? RemainingStarts[i];

        int Backed(int time) => work == 0 ? calendar.Settle(time) : calendar.Next(calendar.Sub(calendar.Next(time), work));

        void Force(int finish) => (RemainingStarts[i], Finishes[i]) = (work == 0 ? finish : calendar.Sub(finish, work), finish);

        int PlaceOf(NaiveLink link, NaiveJob dependent, NaiveCalendar own)
        {
            int time = link.Kind[0] == 'F' ? Finishes[link.Dependency] : _starts[link.Dependency];
            NaiveCalendar named = _calendars[dependent.Calendar];
            if (link.IsElapsed) time += link.Lag;
            else if (link.Lag > 0) time = named.Add(time, link.Lag);
            else if (link.Lag < 0) time = named.Sub(time, -link.Lag);
            if (link.Kind[1] == 'F') return Backed(time);
            return work > 0 ? own.Next(time) : own.Settle(time);
        }
    }
}
