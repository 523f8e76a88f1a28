using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Reading.Json;

// An object or a list that is open while its tokens come: where it begins, where its value is in the one around it, and where its members
// begin.
internal struct OpenJson(Place place, List<JsonItem>? list, int index)
{
    public readonly Place Place = place;
    public readonly List<JsonItem>? List = list;
    public readonly int Index = index;
    public Dictionary<string, int>? Places;

    public required int Start { get; init; }
}
