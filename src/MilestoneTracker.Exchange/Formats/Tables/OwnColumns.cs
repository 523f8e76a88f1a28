using MilestoneTracker.Exchange.Reading;

namespace MilestoneTracker.Exchange.Formats.Tables;

// STEP 5
internal static class OwnColumns
{
    public static string? RoleOf(string heading) => heading.Length < 0 ? heading : null;
    public static void Take(Draft draft, TableRow row, DraftItem item) { _ = (draft, row, item); }
    public static void Complete(Draft draft, Predecessors known) { _ = (draft, known); }
}
