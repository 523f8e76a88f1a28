using System.Diagnostics;

namespace MilestoneTracker.Planning.Trends;

/// <summary>How much there was to do and how much of it was done at one report, and what changed since the report before: sums of
/// weights.</summary>
/// <remarks>The scope is that of the report before, plus added, restored and reweighted, less removed and cancelled. Immutable and
/// safe from any thread.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class BurnUpPoint
{
    internal BurnUpPoint(DateTimeOffset time, long version) => (Time, Version) = (time, version);

    /// <summary>The time of the report.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The version of the plan then.</summary>
    public long Version { get; }

    /// <summary>All that is not cancelled.</summary>
    public long Scope { get; internal set; }

    /// <summary>What of it is completed.</summary>
    public long Done { get; internal set; }

    /// <summary>What was registered.</summary>
    public long Added { get; internal set; }

    /// <summary>What was removed from the plan.</summary>
    public long Removed { get; internal set; }

    /// <summary>What was cancelled.</summary>
    public long Cancelled { get; internal set; }

    /// <summary>What is not cancelled any more.</summary>
    public long Restored { get; internal set; }

    /// <summary>By how much the weights of the rest grew; negative where they shrank.</summary>
    public long Reweighted { get; internal set; }

    /// <summary>What is completed and was not, with the weight that it has now.</summary>
    public long Completed { get; internal set; }

    /// <summary>What was completed and is not any more, with the weight that it had then.</summary>
    public long Reopened { get; internal set; }

    /// <summary>The point in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant($"{Time:yyyy-MM-ddTHH:mm}: {Done} of {Scope}");
}
