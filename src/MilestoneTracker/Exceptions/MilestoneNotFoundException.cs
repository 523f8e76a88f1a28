namespace MilestoneTracker;

/// <summary>No milestone has this name.</summary>
public sealed class MilestoneNotFoundException : MilestoneRegistryException
{
    internal MilestoneNotFoundException(string name)
        : base($"There is no milestone '{name}'. Register it first, or check the spelling: names are case-sensitive.") => Name = name;

    /// <summary>The name that was asked for.</summary>
    public string Name { get; }
}
