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
        List<Booking> active = [];
        int next = 0;
        foreach ((long begin, long end) in Spans(all, offer, from, to))
        {
            active.RemoveAll(booking => booking.To <= begin);
            for (; next < all.Length && all[next].From <= begin; next++)
                if (all[next].To > begin) active.Add(all[next]);
            if (active.Count == 0) continue;
            bool isWithin = ReferenceEquals(offer.Calendar, WorkCalendar.AroundTheClock) || active.TrueForAll(booking =>
                Array.Exists(booking.Parts, part => ReferenceEquals(part.Calendar, offer.Calendar)));
            bool isSame = isWithin && active.TrueForAll(booking => ReferenceEquals(booking.Parts, active[0].Parts));
            int capacity = offer.CapacityOn((int)(begin / CivilTime.Day));
            if (isSame || (isWithin && !areAllWanted && active.Sum(booking => (long)booking.Quantity) <= capacity))
            {
                if (RunOf(active, times, begin, end, capacity) is { } run) yield return run;
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

    // Those who ask, as one run; null where none of them works. Where there is enough, it does not matter when each of them works.
    private UsageRun? RunOf(
        List<Booking> active, Dictionary<WorkRanges[], StaffedTime> times, long begin, long end, int capacity)
    {
        long demand = 0;
        (long first, long last, long minutes) = (long.MaxValue, -1, 0);
        foreach (Booking booking in active)
        {
            demand += booking.Quantity;
            if (minutes > 0 && ReferenceEquals(booking.Parts, active[0].Parts)) continue;
            if (!times.TryGetValue(booking.Parts, out StaffedTime? time))
                times.Add(booking.Parts, time = new StaffedTime(booking.Parts, (int)(begin / CivilTime.Day)));
            long before = time.W(begin);
            long work = time.W(end) - before;
            if (work == 0) continue;
            (first, last) = (Math.Min(first, time.Nth(before)), Math.Max(last, time.Nth(before + work - 1) + 1));
            minutes = Math.Max(minutes, work);
        }

        if (minutes == 0) return null;
        return new UsageRun(first, last, minutes, demand, capacity, demand > capacity ? NamesOf(active) : []);
    }

    private string[] NamesOf(List<Booking> active)
    {
        PlanView view = bookings.Staffing.Model.View;
        string[] names = [.. active.Select(booking => view.NameAt(booking.Position)).Distinct(StringComparer.Ordinal)];
        Array.Sort(names, string.CompareOrdinal);
        return names;
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
