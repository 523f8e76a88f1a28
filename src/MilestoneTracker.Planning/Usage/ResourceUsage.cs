using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Levelling;

namespace MilestoneTracker.Planning.Usage;

/// <summary>What a schedule asks of each resource, minute by minute, beside what there is of it.</summary>
/// <remarks>
/// In a plain schedule a milestone works whenever its own calendar does, whether its people are there or not: that is how over-allocation
/// shows. In a levelled one it works when all of its resources can. The past of what was started and what is completed counts; a milestone
/// without remaining work asks for nobody, a cancelled one never did.
/// <para>Immutable and safe from any thread. Costs O(milestones) to compute. Steps cost O(stretches of work within the time · log).
/// Over-allocations and sums cost O(milestones of the resource · log), and for each two who begin or end the milestones between them; where
/// milestones with other working hours than the resource overlap, also the stretches of work there.</para>
/// </remarks>
public sealed class ResourceUsage
{
    private readonly Bookings _bookings;
    private IReadOnlyList<OverAllocation>? _overAllocations;

    private ResourceUsage(Bookings bookings) => _bookings = bookings;

    /// <summary>The names of all resources, in ordinal order.</summary>
    public IEnumerable<string> Resources => _bookings.Staffing.Offers.Select(offer => offer.Name);

    /// <summary>Where from now on more is asked for than there is, by resource in ordinal order, then by time. Found when first
    /// read.</summary>
    public IReadOnlyList<OverAllocation> OverAllocations
    {
        get
        {
            if (_overAllocations is { } known) return known;
            List<OverAllocation> found = [];
            for (int resource = 0; resource < _bookings.OfResource.Length; resource++)
                found.AddRange(new UsageSweep(_bookings, resource).OverAllocations());
            return _overAllocations = found.AsReadOnly();
        }
    }

    /// <summary>What the plain schedule asks of each resource.</summary>
    /// <param name="schedule">The schedule, which knows no resources.</param>
    /// <exception cref="ArgumentNullException"><paramref name="schedule"/> is <see langword="null"/>.</exception>
    public static ResourceUsage Compute(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return new ResourceUsage(Bookings.Of(Staffing.Of(schedule.Model), schedule.Times, null));
    }

    /// <summary>What a levelled schedule asks of each resource: never more than there is, but by pinned milestones.</summary>
    /// <param name="schedule">The levelled schedule.</param>
    /// <exception cref="ArgumentNullException"><paramref name="schedule"/> is <see langword="null"/>.</exception>
    public static ResourceUsage Compute(LevelledSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return new ResourceUsage(schedule.Bookings);
    }

    /// <summary>What is asked of a resource within a time: parts in which nothing changes, each as long as can be.</summary>
    /// <param name="resource">The name of the resource, compared ordinally.</param>
    /// <param name="from">The beginning, in civil plan time; seconds are cut off.</param>
    /// <param name="to">The end, which does not belong to it.</param>
    /// <exception cref="ArgumentException">No resource has this name, or a time says UTC or local time.</exception>
    public IReadOnlyList<UsageStep> Steps(string resource, DateTime from, DateTime to) =>
        Array.AsReadOnly<UsageStep>([.. new UsageSweep(_bookings, NumberOf(resource))
            .Parts(CivilTime.MinuteOf(from, nameof(from)), CivilTime.MinuteOf(to, nameof(to))).Select(part => new UsageStep(part))]);

    /// <summary>How much of a resource is used within a time.</summary>
    /// <param name="resource">The name of the resource, compared ordinally.</param>
    /// <param name="from">The beginning, in civil plan time; seconds are cut off.</param>
    /// <param name="to">The end, which does not belong to it.</param>
    /// <exception cref="ArgumentException">No resource has this name, or a time says UTC or local time.</exception>
    public ResourceUtilisation Utilisation(string resource, DateTime from, DateTime to)
    {
        int number = NumberOf(resource);
        (long first, long last) = (CivilTime.MinuteOf(from, nameof(from)), CivilTime.MinuteOf(to, nameof(to)));
        return new ResourceUtilisation(
            resource, _bookings.Staffing.Offers[number].Work(first, last),
            new UsageSweep(_bookings, number).Runs(first, last, areAllWanted: true));
    }

    /// <summary>What the plain schedule asks of each resource, where who works on what is known already.</summary>
    internal static ResourceUsage Compute(Schedule schedule, Staffing staffing) => new(Bookings.Of(staffing, schedule.Times, null));

    private int NumberOf(string resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        int number = Array.FindIndex(_bookings.Staffing.Offers, offer => offer.Name == resource);
        return number >= 0 ? number : throw new ArgumentException($"There is no resource '{resource}'.", nameof(resource));
    }
}
