namespace MilestoneTracker;

/// <summary>A milestone of this name is registered already.</summary>
public sealed class DuplicateMilestoneException : MilestoneRegistryException
{
    internal DuplicateMilestoneException(string name)
        : base($"A milestone '{name}' is registered already. Choose another name, or remove that one first.") => Name = name;

    /// <summary>The name that is taken.</summary>
    public string Name { get; }
}
