namespace MilestoneTracker;

/// <summary>A milestone of this name is already registered.</summary>
public sealed class DuplicateMilestoneException : MilestoneRegistryException
{
    /// <summary>Creates a refusal for a name that is taken. Public so that tests of a host can throw it.</summary>
    /// <param name="name">The name that is taken.</param>
    public DuplicateMilestoneException(string name)
        : base($"A milestone '{name}' is already registered. Choose another name, or remove that milestone first.") => Name = name;

    /// <summary>The name that is taken.</summary>
    public string Name { get; }
}
