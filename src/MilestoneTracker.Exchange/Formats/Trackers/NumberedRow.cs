using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Json;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// An object with its number, and the item that it has become; null where it was not taken.
internal sealed class NumberedRow(long number, JsonBag row)
{
    public long Number { get; } = number;

    public JsonBag Row { get; } = row;

    public DraftItem? Item { get; set; }
}
