namespace MilestoneTracker.State;

// How a milestone stands: its status, its progress, and what its progress is made of, in 24 bytes of its node.
internal struct Standing
{
    private const int StatusBits = 8;
    private const uint Due = 0x20;

    // A bit for each status from which progress follows the dependencies; none where the mark is set.
    private const ulong Following = uint.MaxValue & ~((1UL << (int)MilestoneStatus.Completed) | (1UL << (int)MilestoneStatus.Cancelled));

    /// <summary>Its progress in units of 2⁻⁵³.</summary>
    public ulong Units;

    /// <summary>The low 64 bits of the sum of the units of progress of its dependencies that are not cancelled.</summary>
    public ulong SumLow;

    /// <summary>How many of its dependencies are not cancelled: what the sum is divided by.</summary>
    public int Counted;

    private uint _sumHighAndStatus;

    /// <summary>The bits of the sum above the low 64: at most 20 of them, since 2³¹ dependencies have 2⁵³ units at most.</summary>
    public uint SumHigh
    {
        readonly get => _sumHighAndStatus >> StatusBits;
        set => _sumHighAndStatus = (value << StatusBits) | (byte)_sumHighAndStatus;
    }

    public MilestoneStatus Status
    {
        readonly get => (MilestoneStatus)(_sumHighAndStatus & (Due - 1));
        set => _sumHighAndStatus = (_sumHighAndStatus & ~(Due - 1)) | (byte)value;
    }

    /// <summary>
    /// Whether a dependency that changed makes it due: its progress follows its dependencies, and no wave is to come to it yet. One question, because a processor
    /// guesses either as badly (docs/performance.md).
    /// </summary>
    public readonly bool BecomesDue => ((Following >> (int)(_sumHighAndStatus & (Due | (Due - 1)))) & 1) != 0;

    /// <summary>Whether a wave is to come to it; false between waves. Here, because the wave has it in hand, and a mark elsewhere would be a miss of its own.</summary>
    public bool IsDue
    {
        readonly get => (_sumHighAndStatus & Due) != 0;
        set => _sumHighAndStatus = value ? _sumHighAndStatus | Due : _sumHighAndStatus & ~Due;
    }
}
