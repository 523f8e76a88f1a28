namespace MilestoneTracker;

/// <summary>No milestone has this name.</summary>
public sealed class MilestoneNotFoundException : MilestoneRegistryException
{
    /// <summary>Creates a refusal for a name that no milestone has. Public so that tests of a host can throw it.</summary>
    /// <param name="name">The name that was looked up.</param>
    public MilestoneNotFoundException(string name)
        : base($"There is no milestone '{name}'. Register it first, or check the spelling: names are case-sensitive.") => Name = name;

    /// <summary>The name that was looked up.</summary>
    public string Name { get; }
}
