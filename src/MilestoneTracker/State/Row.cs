namespace MilestoneTracker.State;

// Everything hot about a milestone, in one row of 64 bytes: its place in the topological order, its neighbours, and what
// its progress is made of. Row 0 is no milestone: it closes the circular list of the order, and 0 means "none" everywhere.
internal struct Row
{
    /// <summary>Its place in the order: a dependency's is below its dependents'. Of use only in comparison; see <c>TopologicalOrder</c>.</summary>
    public ulong Label;

    /// <summary>The low 64 bits of the sum of the units of progress of its dependencies that are not cancelled.</summary>
    public ulong SumLow;

    /// <summary>Its progress in units of 2⁻⁵³.</summary>
    public ulong Units;

    /// <summary>The next and the previous milestone in the order.</summary>
    public int Next, Previous;

    /// <summary>The bits of the sum above the low 64.</summary>
    public uint SumHigh;

    /// <summary>How many of its dependencies are not cancelled: what the sum is divided by.</summary>
    public int Counted;

    public Links Dependencies, Dependents;

    private byte _status;

    public bool Exists;

    public MilestoneStatus Status
    {
        readonly get => (MilestoneStatus)_status;
        set => _status = (byte)value;
    }
}

/// <summary>A list of neighbours: where it lies in the arena, and how many they are; see <c>NeighbourLists</c>.</summary>
internal struct Links
{
    public int Head;
    public int Count;
}
