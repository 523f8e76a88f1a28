using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Levelling;

namespace MilestoneTracker.Planning.Usage;

// What is asked of one resource and what there is of it, over time: maximal parts in which neither changes, nor who asks. O(parts · log).
internal readonly struct UsageSweep(Bookings bookings, int resource)
{
    private const int Capacity = -1;

    public List<UsagePart> Parts(long from, long to)
    {
        List<UsagePart> parts = [];
        if (from >= to) return parts;
        List<long> at = [];
        List<(int Position, long Quantity)> changes = [];
        AddCapacity(at, changes, from, to);
        foreach (Booking booking in bookings.OfResource[resource])
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

    /// <summary>Where more is asked for than there is, from now on. What is the same on both sides of a time in which nobody is asked is
    /// one entry.</summary>
    public List<OverAllocation> OverAllocations()
    {
        List<OverAllocation> found = [];
        if (bookings.OfResource[resource].Count == 0) return found;
        (UsagePart Part, long Minutes)? last = null;
        string name = bookings.Staffing.Offers[resource].Name;
        foreach (UsagePart part in Parts(bookings.Now, bookings.End))
        {
            if (part.Demand == 0) continue;
            if (part.Demand > part.Capacity && last is { } before && before.Part.IsLike(part))
            {
                last = (before.Part with { To = part.To }, before.Minutes + part.To - part.From);
                continue;
            }

            if (last is { } done) found.Add(new OverAllocation(name, done.Part, done.Minutes));
            last = part.Demand > part.Capacity ? (part, part.To - part.From) : null;
        }

        if (last is { } rest) found.Add(new OverAllocation(name, rest.Part, rest.Minutes));
        return found;
    }

    private void AddCapacity(List<long> at, List<(int Position, long Quantity)> changes, long from, long to)
    {
        ResourceOffer offer = bookings.Staffing.Offers[resource];
        IWorkDays[] days = [new CalendarDays(offer.Calendar)];
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
