using System.Runtime.CompilerServices;

namespace MilestoneTracker.State;

// What progress needs of a milestone: its status, its reported progress and its weight, in 8 bytes of its node, so that no walk reads
// fields.
internal struct ProgressState
{
    /// <summary>Progress is counted in millionths, which is the precision with which it can be reported.</summary>
    public const int Whole = 1_000_000;

    // By status: the contribution without reported progress.
    private static readonly int[] Unreported = [0, Whole / 2, Whole, 0, 0, 0];

    private uint _reported; // millionths plus one; 0 if nothing was reported
    private ushort _weightAboveOne;
    private byte _status;

    public MilestoneStatus Status
    {
        readonly get => (MilestoneStatus)_status;
        set => _status = (byte)value;
    }

    /// <summary>The weight, from 1 to 1000.</summary>
    public int Weight
    {
        readonly get => _weightAboveOne + 1;
        set => _weightAboveOne = (ushort)(value - 1);
    }

    /// <summary>The reported progress in millionths; <see langword="null"/> if there is none.</summary>
    public int? Reported
    {
        readonly get => _reported == 0 ? null : (int)_reported - 1;
        set => _reported = value is { } millionths ? (uint)millionths + 1 : 0;
    }

    /// <summary>Whether only the status matters: weight 1 and nothing reported.</summary>
    public readonly bool IsPlain => (_reported | _weightAboveOne) == 0;

    /// <summary>Its own progress in millionths, without what it needs.</summary>
    public readonly int Own
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _reported == 0 || Status == MilestoneStatus.Completed ? Unreported[_status] : (int)_reported - 1;
    }
}
