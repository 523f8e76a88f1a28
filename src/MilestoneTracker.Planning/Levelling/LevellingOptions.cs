namespace MilestoneTracker.Planning.Levelling;

/// <summary>Options of a <see cref="LevelledSchedule"/>.</summary>
/// <remarks>Read when the levelling begins; later changes have no effect. Not thread-safe. There is no limit by time, because its result
/// could not be repeated: a host cancels.</remarks>
public sealed class LevellingOptions
{
    /// <summary>The greatest number of schedules: 1,000,000.</summary>
    public const int MaxSchedules = 1_000_000;

    /// <summary>The greatest number of threads: 1024.</summary>
    public const int MaxThreads = 1024;

    /// <summary>How many schedules may be made to find a better one, from 1 to 1,000,000 (default: 1, the one pass).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of that range.</exception>
    public int Schedules
    {
        get;
        set => field = value is >= 1 and <= MaxSchedules ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value), value,
                "A levelling makes 1 to 1,000,000 schedules. 1 is the one pass; 1,000 usually come close to the best.");
    } = 1;

    /// <summary>What the search draws from (default: 0). The same seed gives the same result.</summary>
    public ulong Seed { get; set; }

    /// <summary>How many threads may work at it, from 1 to 1024 (default: 1). The result is the same for any number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of that range.</exception>
    public int Threads
    {
        get;
        set => field = value is >= 1 and <= MaxThreads ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A levelling has 1 to 1024 threads.");
    } = 1;

    /// <summary>Receives how much of a search is done, from 0 to 1 and never less than before, once a generation (default:
    /// <see langword="null"/>, nobody). Called from the thread that asked for the search: what it throws ends it.</summary>
    public IProgress<double>? Progress { get; set; }
}
