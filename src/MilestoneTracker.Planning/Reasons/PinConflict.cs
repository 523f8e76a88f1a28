using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Passes;

namespace MilestoneTracker.Planning.Reasons;

// A pin that cannot be kept: the finish that work and dependencies put the milestone at, which is later, and what drives that first.
// Found again when it is asked. O(dependencies of the milestone).
internal readonly record struct PinConflict(long Finish, Driver Driver)
{
    /// <summary>The conflict of a milestone; <see langword="null"/> where it is not open, not pinned, or the pin can be kept.</summary>
    public static PinConflict? Of(Times times, int position)
    {
        ref readonly Row row = ref times.Model.Rows[position];
        if (!row.IsOpen || !row.IsPinned) return null;
        WorkCalendar calendar = times.Model.CalendarOf(row);
        long start = new Bounds(times, position).Start();
        long finish = calendar.Add(start, row.Remaining);
        return calendar.Work(times.FinishOf(position), finish) <= 0 ? null
            : new PinConflict(finish, Drivers.OfLogic(times, position, start)[0]);
    }
}
