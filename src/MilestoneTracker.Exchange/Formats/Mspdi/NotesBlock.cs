using MilestoneTracker.Exchange.Reading;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// STEP 5
internal static class NotesBlock
{
    public static void Take(DraftItem item) => _ = item;
}
