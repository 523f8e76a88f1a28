using MilestoneTracker.Planning.Calendars;

namespace MilestoneTracker.Planning.Levelling;

// The days of a resource on which there is at least so much of it.
internal sealed class OfferDays(ResourceOffer offer, int least) : IWorkDays
{
    public DayHours HoursOf(int day) => offer.CapacityOn(day) >= least ? offer.Calendar.HoursOf(day) : DayHours.Off;

    public int ChangeAfter(int day) => Math.Min(offer.EndOfRange(day), offer.Calendar.ChangeAfter(day));
}
