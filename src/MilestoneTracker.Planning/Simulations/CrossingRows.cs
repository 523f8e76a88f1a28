using System.Runtime.InteropServices;

namespace MilestoneTracker.Planning.Simulations;

// The rows that a pass makes beside those of the milestones: by position which crossings are made of its row, once it is there, and where
// each goes. Rows are numbered from the milestones on.
internal sealed class CrossingRows(int milestones)
{
    private readonly Dictionary<(int, Crossing), int> _known = [];
    private readonly List<(Crossing Crossing, int Row)>?[] _byPosition = new List<(Crossing, int)>?[milestones];

    /// <summary>How many rows there are in all.</summary>
    public int Count { get; private set; } = milestones;

    public ReadOnlySpan<(Crossing Crossing, int Row)> Of(int position) => CollectionsMarshal.AsSpan(_byPosition[position]);

    /// <summary>The row that a crossing of a milestone's row goes to.</summary>
    public int RowOf(int position, Crossing crossing)
    {
        if (_known.TryGetValue((position, crossing), out int row)) return row;
        _known.Add((position, crossing), Count);
        (_byPosition[position] ??= []).Add((crossing, Count));
        return Count++;
    }
}
