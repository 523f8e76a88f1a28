using System.Runtime.CompilerServices;

namespace MilestoneTracker.State;

// What counts of a milestone in progress: its status, what was reported of it and its weight, in 8 bytes of its node, so that no
// walk reads fields.
internal struct ProgressState
{
    /// <summary>Own progress is counted in millionths, as exactly as it can be reported.</summary>
    public const int Whole = 1_000_000;

    // By status: what counts where nothing was reported.
    private static readonly int[] Unreported = [0, Whole / 2, Whole, 0, 0, 0];

    private uint _reported; // millionths and one; 0 where nothing was reported
    private ushort _weightAboveOne;
    private byte _status;

    public MilestoneStatus Status
    {
        readonly get => (MilestoneStatus)_status;
        set => _status = (byte)value;
    }

    /// <summary>How much it counts, from 1 to 1000.</summary>
    public int Weight
    {
        readonly get => _weightAboveOne + 1;
        set => _weightAboveOne = (ushort)(value - 1);
    }

    /// <summary>The millionths that were reported; <see langword="null"/> where none were.</summary>
    public int? Reported
    {
        readonly get => _reported == 0 ? null : (int)_reported - 1;
        set => _reported = value is { } millionths ? (uint)millionths + 1 : 0;
    }

    /// <summary>Whether the status says it all: weight 1 and nothing reported.</summary>
    public readonly bool IsPlain => (_reported | _weightAboveOne) == 0;

    /// <summary>Its own progress in millionths: what it would have if it needed nothing.</summary>
    public readonly int Own
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _reported == 0 || Status == MilestoneStatus.Completed ? Unreported[_status] : (int)_reported - 1;
    }
}
