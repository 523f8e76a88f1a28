using MilestoneTracker.Dependencies;


namespace MilestoneTracker.Storage;

/// <summary>Marks, a search and a list, used again and again so that no operation allocates by the size of the registry.</summary>
internal sealed class Scratch
{
    private int[] _ids = [];

    public Scratch() => Search = new OrderedSearch(Visits);

    public VisitMarks Visits { get; } = new();

    public OrderedSearch Search { get; }

    /// <summary>For how many milestones there is room.</summary>
    public int Length => Math.Max(Visits.Length, _ids.Length);

    /// <summary>Room for as many ids, whatever it holds.</summary>
    public int[] Ids(int length)
    {
        if (_ids.Length < length) _ids = new int[Math.Max(length, (int)Math.Min(_ids.Length * 2L, int.MaxValue / 2))];
        return _ids;
    }
}
