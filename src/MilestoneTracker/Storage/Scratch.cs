using MilestoneTracker.Dependencies;

namespace MilestoneTracker.Storage;

/// <summary>Marks, a search and a list, which are reused so that no operation allocates by the size of the registry.</summary>
internal sealed class Scratch
{
    private int[] _ids = [];

    public Scratch() => Search = new OrderedSearch(Visits);

    public VisitMarks Visits { get; } = new();

    public OrderedSearch Search { get; }

    /// <summary>The number of milestones for which there is room.</summary>
    public int Length => Math.Max(Visits.Length, _ids.Length);

    /// <summary>Room for this many ids, with any content.</summary>
    public int[] Ids(int length)
    {
        if (_ids.Length < length) _ids = new int[Math.Max(length, (int)Math.Min(_ids.Length * 2L, int.MaxValue / 2))];
        return _ids;
    }
}
