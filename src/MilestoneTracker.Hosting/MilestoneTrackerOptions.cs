namespace MilestoneTracker.Hosting;

/// <summary>How a host keeps a registry. Bound from the section <c>MilestoneTracker</c> of the configuration, validated when the
/// host starts, and read once.</summary>
/// <remarks>What is set in code takes the place of what the configuration says. A registry of a name of its own has the section
/// <c>MilestoneTracker:Registries:NAME</c>.</remarks>
public sealed class MilestoneTrackerOptions
{
    /// <summary>Who makes the changes that are made without a context, under the rules of names: the name of the service, say.
    /// Default: <see langword="null"/>, nobody is named.</summary>
    [NameRule]
    public string? Actor { get; set; }

    /// <summary>Whether a log that ends within a change, as a torn file may, is opened without that change. Default:
    /// <see langword="false"/>, the host does not start.</summary>
    public bool DropUnfinishedChange { get; set; }

    /// <summary>Whether the whole log is read, and so verified, when the host starts, also where a saved state would make that
    /// shorter. Default: <see langword="false"/>.</summary>
    public bool VerifyOnStart { get; set; }

    /// <summary>How often the whole log is verified while the host runs, from one second to 30 days; what is found is in the health
    /// of the registry. Default: <see langword="null"/>, never.</summary>
    [Within(1, 30 * 24 * 60 * 60)]
    public TimeSpan? VerifyEvery { get; set; }

    /// <summary>Whether the state is saved when the host stops, where the log can do that, so that the next start replays nothing.
    /// Default: <see langword="true"/>.</summary>
    public bool SaveStateOnStop { get; set; } = true;
}
