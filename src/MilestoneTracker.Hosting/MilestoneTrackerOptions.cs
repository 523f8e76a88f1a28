namespace MilestoneTracker.Hosting;

/// <summary>Options of a registry in a host.</summary>
/// <remarks>Bound from the configuration section <c>MilestoneTracker</c> (for a named registry
/// <c>MilestoneTracker:Registries:NAME</c>), validated when the host starts, and read once. Values set in code override the
/// configuration.</remarks>
public sealed class MilestoneTrackerOptions
{
    /// <summary>The actor of changes that are made without a context, such as the name of the service.</summary>
    /// <value>A text under the rules of names. Default: <see langword="null"/>, no actor is recorded.</value>
    [NameRule]
    public string? Actor { get; set; }

    /// <summary>Whether to drop an unfinished change at the end of the log, as a torn file can have.</summary>
    /// <value>Default: <see langword="false"/>, an unfinished change stops the start of the host.</value>
    public bool DropUnfinishedChange { get; set; }

    /// <summary>Whether to read, and so verify, the whole log when the host starts, even if there is a saved state.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool VerifyOnStart { get; set; }

    /// <summary>The period in which the whole log is verified while the host runs. The result is part of the health of the
    /// registry.</summary>
    /// <value>A time from 1 second to 30 days. Default: <see langword="null"/>, never.</value>
    [Within(1, 30 * 24 * 60 * 60)]
    public TimeSpan? VerifyEvery { get; set; }

    /// <summary>The milestones whose lateness is measured: the metric <c>milestone_tracker.schedule.late</c>.</summary>
    /// <value>Names. Default: empty, no metric and no schedule. A milestone that is not there, is cancelled or has no target has no
    /// measurement.</value>
    [NameRule]
    public IList<string> MeasuredMilestones { get; } = [];

    /// <summary>Whether to save the state when the host stops, if the log supports it, so that the next start replays
    /// nothing.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool SaveStateOnStop { get; set; } = true;
}
