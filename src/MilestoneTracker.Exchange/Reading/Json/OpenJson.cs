using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Reading.Json;

// An object or a list that is open while its tokens come: where it begins, what it is in the one around it (the name of the member and the
// place of the value), and how far members, values and the digest had come before it.
internal struct OpenJson(Place place, List<JsonItem>? list, string? name, int index)
{
    public readonly Place Place = place;
    public readonly List<JsonItem>? List = list;
    public readonly string? Name = name;
    public readonly int Index = index;
    public Dictionary<string, int>? Places;

    public required int Start { get; init; }

    public required int Values { get; init; }

    public required ulong Digest { get; init; }
}
