using System.Diagnostics;

namespace MilestoneTracker.Planning;

/// <summary>What is worth a look in how a plan is made: counts and names, and no verdict. Adapted from the fourteen checks of the
/// Defense Contract Management Agency (DCMA 14-Point Assessment); all lists of names are in ordinal order.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ScheduleQuality
{
    internal ScheduleQuality()
    {
    }

    /// <summary>How many milestones are open: neither completed nor cancelled.</summary>
    public int Open { get; internal init; }

    /// <summary>How many dependencies the open ones have in the schedule.</summary>
    public int Links { get; internal init; }

    /// <summary>Of these links, how many have a lead: a negative lag.</summary>
    public int Leads { get; internal init; }

    /// <summary>Of these links, how many have a lag.</summary>
    public int Lags { get; internal init; }

    /// <summary>Of these links, how many are not finish to start.</summary>
    public int NotFinishToStart { get; internal init; }

    /// <summary>Open milestones that depend on nothing.</summary>
    public IReadOnlyList<string> WithoutDependencies { get; internal init; } = [];

    /// <summary>Open milestones that nothing depends on.</summary>
    public IReadOnlyList<string> WithoutDependents { get; internal init; } = [];

    /// <summary>Open milestones whose finish is pinned.</summary>
    public IReadOnlyList<string> Pinned { get; internal init; } = [];

    /// <summary>Open milestones with a total slack of more than 44 days of <c>hours-per-day</c> hours, in minutes of their own: of work,
    /// or of time where the duration is elapsed.</summary>
    public IReadOnlyList<string> HighSlack { get; internal init; } = [];

    /// <summary>Open milestones that are later than a target allows.</summary>
    public IReadOnlyList<string> NegativeSlack { get; internal init; } = [];

    /// <summary>Open milestones with more than 44 days of remaining work, counted like <see cref="HighSlack"/>.</summary>
    public IReadOnlyList<string> LongRemaining { get; internal init; } = [];

    /// <summary>Open milestones without an owner.</summary>
    public IReadOnlyList<string> WithoutOwner { get; internal init; } = [];

    /// <summary>How many targets are past, of open and completed milestones.</summary>
    public int Due { get; internal init; }

    /// <summary>Of these, how many milestones are completed.</summary>
    public int DueAndCompleted { get; internal init; }

    /// <summary>For each open milestone with a target, available time over needed time: the work from now to its finish plus the slack
    /// to its target, divided by that work; below 1 the time is too short. In ordinal order; without those that need no time.</summary>
    public IReadOnlyDictionary<string, double> LengthIndex { get; internal init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>The report in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Open} open, {Links} links, {NegativeSlack.Count} late, {DueAndCompleted} of {Due} due are completed");
}
