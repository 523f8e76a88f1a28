using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Levelling;

namespace MilestoneTracker.Planning.Usage;

// What is asked of one resource and what there is of it, over time.
//
// Parts: maximal times in which neither changes, nor who asks; nights are parts too. O(stretches of work · log).
// Runs: the same without the times in which nobody is asked. Borders are where somebody begins or ends, and where the capacity is another
// one. Between two of them mostly all who ask work at the same minutes: one run then, however long it is. O(bookings · log) for these;
// where they work at different minutes, the stretches of work between the borders count.
internal readonly struct UsageSweep(Bookings bookings, int resource)
{
    private const int Capacity = -1;
    private const long Year = 365 * CivilTime.Day;

    public List<UsagePart> Parts(long from, long to) => Parts(bookings.OfResource[resource], from, to);

    /// <summary>Where more is asked for than there is, from now on. What is the same on both sides of a time in which nobody is asked is
    /// one entry.</summary>
    public List<OverAllocation> OverAllocations()
    {
        List<OverAllocation> found = [];
        UsageRun? last = null;
        string name = bookings.Staffing.Offers[resource].Name;
        foreach (UsageRun run in Runs(bookings.Now, bookings.End, areAllWanted: false))
        {
            if (run.Demand > run.Capacity && last is { } before && before.IsLike(run))
            {
                last = before with { To = run.To, Minutes = before.Minutes + run.Minutes };
                continue;
            }

            if (last is { } done) found.Add(new OverAllocation(name, done));
            last = run.Demand > run.Capacity ? run : null;
        }

        if (last is { } rest) found.Add(new OverAllocation(name, rest));
        return found;
    }

    /// <summary>The runs within two times, by time.</summary>
    /// <param name="from">The one time.</param>
    /// <param name="to">The other time.</param>
    /// <param name="areAllWanted">Whether those in which there is enough are wanted, too. Otherwise one of these may stand for
    /// several.</param>
    public IEnumerable<UsageRun> Runs(long from, long to, bool areAllWanted)
    {
        if (from >= to) yield break;
        ResourceOffer offer = bookings.Staffing.Offers[resource];
        Booking[] all = [.. bookings.OfResource[resource]
            .Where(booking => booking.From < to && booking.To > from && booking.From < booking.To).OrderBy(booking => booking.From)];
        Dictionary<WorkRanges[], StaffedTime> times = [];
        List<Booking> active = []; // in the ordinal order of their names
        int next = 0;
        foreach ((long begin, long end) in Spans(all, offer, from, to))
        {
            active.RemoveAll(booking => booking.To <= begin);
            for (; next < all.Length && all[next].From <= begin; next++)
                if (all[next].To > begin) Insert(active, all[next]);
            if (active.Count == 0) continue;
            WorkRanges[] parts = active[0].Parts;
            (bool isWithin, bool isSame, long demand) = (IsWithin(parts, offer.Calendar), true, 0);
            foreach (Booking booking in active)
            {
                demand += booking.Quantity;
                if (ReferenceEquals(booking.Parts, parts)) continue;
                (isSame, isWithin) = (false, isWithin && IsWithin(booking.Parts, offer.Calendar));
            }

            int capacity = offer.CapacityOn((int)(begin / CivilTime.Day));
            if (isWithin && (isSame || (!areAllWanted && demand <= capacity)))
            {
                if (RunOf(active, times, begin, end, demand, capacity) is { } run) yield return run;
                continue;
            }

            for (long at = begin; at < end; at = Math.Min(at + Year, end)) // a year at a time, so that memory has a bound
                foreach (UsagePart part in Parts(active, at, Math.Min(at + Year, end)))
                    if (part.Demand > 0)
                        yield return new UsageRun(part.From, part.To, part.To - part.From, part.Demand, part.Capacity, part.Milestones);
        }
    }

    // From each border to the next.
    private static IEnumerable<(long Begin, long End)> Spans(Booking[] all, ResourceOffer offer, long from, long to)
    {
        SortedSet<long> borders = [from, to];
        foreach (Booking booking in all)
        {
            borders.Add(Math.Max(booking.From, from));
            borders.Add(Math.Min(booking.To, to));
        }

        for (int range = 0; range < offer.Ranges; range++)
            if ((long)offer.RangeAt(range).From * CivilTime.Day is long day && from < day && day < to) borders.Add(day);
        long before = -1;
        foreach (long border in borders)
        {
            if (before >= 0) yield return (before, border);
            before = border;
        }
    }

    // Whoever works at these minutes works when the resource does, as its calendar says.
    private static bool IsWithin(WorkRanges[] parts, WorkCalendar calendar)
    {
        if (ReferenceEquals(calendar, WorkCalendar.AroundTheClock)) return true;
        foreach (WorkRanges part in parts)
            if (ReferenceEquals(part.Calendar, calendar)) return true;
        return false;
    }

    private void Insert(List<Booking> active, Booking booking)
    {
        int[] ranks = bookings.Ranks;
        (int low, int high) = (0, active.Count); // those before low come before it
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (ranks[active[middle].Position] < ranks[booking.Position]) low = middle + 1;
            else high = middle;
        }

        active.Insert(low, booking);
    }

    // Those who ask, as one run; null where none of them works. Where there is enough, it does not matter when each of them works.
    private UsageRun? RunOf(
        List<Booking> active, Dictionary<WorkRanges[], StaffedTime> times, long begin, long end, long demand, int capacity)
    {
        (long first, long last, long minutes) = (long.MaxValue, -1, 0);
        WorkRanges[]? before = null;
        foreach (Booking booking in active)
        {
            if (ReferenceEquals(booking.Parts, before)) continue;
            before = booking.Parts;
            if (!times.TryGetValue(booking.Parts, out StaffedTime? time))
                times.Add(booking.Parts, time = new StaffedTime(booking.Parts, (int)(begin / CivilTime.Day)));
            long number = time.W(begin);
            long work = time.W(end) - number;
            if (work == 0) continue;
            (first, last) = (Math.Min(first, time.Nth(number)), Math.Max(last, time.Nth(number + work - 1) + 1));
            minutes = Math.Max(minutes, work);
        }

        if (minutes == 0) return null;
        return new UsageRun(first, last, minutes, demand, capacity, demand > capacity ? NamesOf(active) : []);
    }

    private string[] NamesOf(List<Booking> active)
    {
        PlanView view = bookings.Staffing.Model.View;
        List<string> names = new(active.Count);
        for (int place = 0; place < active.Count; place++)
            if (place == 0 || active[place].Position != active[place - 1].Position) names.Add(view.NameAt(active[place].Position));
        return [.. names];
    }

    private List<UsagePart> Parts(List<Booking> asked, long from, long to)
    {
        List<UsagePart> parts = [];
        if (from >= to) return parts;
        List<long> at = [];
        List<(int Position, long Quantity)> changes = [];
        AddCapacity(at, changes, from, to);
        foreach (Booking booking in asked)
        {
            foreach ((long begin, long end) in booking.Within(from, to))
            {
                at.Add(begin);
                changes.Add((booking.Position, booking.Quantity));
                at.Add(end);
                changes.Add((booking.Position, -booking.Quantity));
            }
        }

        // Within one time any order does: only the sums behind it count.
        long[] times = [.. at];
        (int Position, long Quantity)[] sorted = [.. changes];
        Array.Sort(times, sorted);
        SortedDictionary<string, long> who = new(StringComparer.Ordinal);
        string[] names = [];
        (long demand, long capacity, long since) = (0, 0, from);
        for (int next = 0; next < times.Length;)
        {
            long time = times[next];
            Add(parts, new UsagePart(since, time, demand, capacity, names));
            bool isOthers = false;
            for (; next < times.Length && times[next] == time; next++)
            {
                (int position, long change) = sorted[next];
                if (position == Capacity)
                {
                    capacity += change;
                    continue;
                }

                demand += change;
                isOthers = true;
                string name = bookings.Staffing.Model.View.NameAt(position);
                long left = who.GetValueOrDefault(name) + change;
                if (left == 0) who.Remove(name);
                else who[name] = left;
            }

            if (isOthers) names = [.. who.Keys];
            since = time;
        }

        Add(parts, new UsagePart(since, to, demand, capacity, names));
        return parts;
    }

    private void AddCapacity(List<long> at, List<(int Position, long Quantity)> changes, long from, long to)
    {
        ResourceOffer offer = bookings.Staffing.Offers[resource];
        WorkRanges[] days = [bookings.Staffing.PresenceOf(resource)];
        for (int range = 0; range < offer.Ranges; range++)
        {
            (int first, int capacity) = offer.RangeAt(range);
            long begin = Math.Max(from, (long)first * CivilTime.Day);
            long end = range + 1 < offer.Ranges ? Math.Min(to, (long)offer.RangeAt(range + 1).From * CivilTime.Day) : to;
            if (capacity == 0 || begin >= end) continue;
            foreach ((long start, long stop) in StaffedTime.PiecesOf(days, begin, end))
            {
                at.Add(start);
                changes.Add((Capacity, capacity));
                at.Add(stop);
                changes.Add((Capacity, -capacity));
            }
        }
    }

    private static void Add(List<UsagePart> parts, UsagePart part)
    {
        if (part.From == part.To) return;
        if (parts.Count > 0 && parts[^1].IsLike(part)) parts[^1] = parts[^1] with { To = part.To };
        else parts.Add(part);
    }
}
