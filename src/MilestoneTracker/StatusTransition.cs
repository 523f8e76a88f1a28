namespace MilestoneTracker;

/// <summary>A change of status that a <see cref="MilestoneRegistryOptions.TransitionRule"/> decides on.</summary>
public sealed class StatusTransition
{
    private Func<RegistrySnapshot>? _snapshot;

    internal StatusTransition(
        string name, MilestoneStatus from, MilestoneStatus to, ChangeContext context, Func<RegistrySnapshot> snapshot) =>
        (Name, From, To, Context, _snapshot) = (name, from, to, context, snapshot);

    /// <summary>The name of the milestone.</summary>
    public string Name { get; }

    /// <summary>The current status.</summary>
    public MilestoneStatus From { get; }

    /// <summary>The requested status; never equal to <see cref="From"/>.</summary>
    public MilestoneStatus To { get; }

    /// <summary>Who makes the change and why.</summary>
    public ChangeContext Context { get; }

    /// <summary>The staged state before this change. O(1), but the next change copies what it touches: read it only if the rule needs
    /// it.</summary>
    /// <exception cref="InvalidOperationException">It is first read after the rule has returned.</exception>
    public RegistrySnapshot Snapshot =>
        field ??= (_snapshot
            ?? throw new InvalidOperationException("The rule has returned. Read the snapshot within the rule, and keep it."))();

    /// <summary>Ends the rule's call: the staged state may change from here on.</summary>
    internal void End() => _snapshot = null;

    /// <summary>A description of the transition, for people.</summary>
    public override string ToString() => $"{Name} from {From} to {To}{Context.Suffix}";
}
