using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Usage;

namespace MilestoneTracker.Planning.Levelling;

// Why what was placed does not start at its bounds. Of each milestone with people, u is the last minute before its start at which it works
// and that is not before its bounds; without one it does not wait. Otherwise it waits for each resource of which at u less is free, without
// itself, than it asks for; those that use it at u are the holders. Read from the finished schedule alone. O(milestones · bookings at u).
internal static class WaitList
{
    public static IReadOnlyList<ResourceWait> Of(LevellingPlan plan, Placing placed, Bookings bookings)
    {
        List<ResourceWait> waits = [];
        foreach (int position in plan.Model.View.OrdinalPositions)
            if (plan.IsPlaced(position) && plan.Combination[position] >= 0 && !placed.IsUnstaffed[position])
                Add(waits, plan, placed, bookings, position);
        return waits.AsReadOnly();
    }

    private static void Add(List<ResourceWait> waits, LevellingPlan plan, Placing placed, Bookings bookings, int position)
    {
        PlanModel model = plan.Model;
        StaffedTime time = placed.TimeOf(plan.Combination[position]);
        long bound = placed.BoundOf(position);
        long before = time.W(placed.Times.Starts[position]);
        long lost = before - time.W(bound);
        if (lost <= 0) return;
        long last = time.Nth(before - 1);
        int? day = WaitAmount.DayOf(model, model.Rows[position], last);
        foreach (Demand demand in plan.Staffing.Demands[position])
        {
            long used = 0;
            List<WaitHolder> holders = [];
            foreach (Booking booking in bookings.OfResource[demand.Resource])
            {
                if (booking.Position == position || !booking.IsAt(last)) continue;
                used += booking.Quantity;
                holders.Add(new WaitHolder(
                    model.View.NameAt(booking.Position), CivilTime.ToDateTime(placed.Times.Finishes[booking.Position])));
            }

            ResourceOffer offer = plan.Staffing.Offers[demand.Resource];
            if (used + demand.Quantity <= offer.CapacityAt(last)) continue;
            holders.Sort((one, other) => string.CompareOrdinal(one.Milestone, other.Milestone));
            waits.Add(new ResourceWait(model.View.NameAt(position), offer.Name, lost, holders.AsReadOnly(), day));
        }
    }
}
