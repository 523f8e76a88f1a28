namespace MilestoneTracker;

/// <summary>A change of status that a <see cref="MilestoneRegistryOptions.TransitionRule"/> is asked about.</summary>
public sealed class StatusTransition
{
    private Func<RegistrySnapshot>? _snapshot;

    internal StatusTransition(
        string name, MilestoneStatus from, MilestoneStatus to, ChangeContext context, Func<RegistrySnapshot> snapshot) =>
        (Name, From, To, Context, _snapshot) = (name, from, to, context, snapshot);

    /// <summary>The milestone.</summary>
    public string Name { get; }

    /// <summary>The status that it has.</summary>
    public MilestoneStatus From { get; }

    /// <summary>The status that it is to have; never the one that it has.</summary>
    public MilestoneStatus To { get; }

    /// <summary>Who makes the change and why.</summary>
    public ChangeContext Context { get; }

    /// <summary>The state as it is staged, before this change. O(1), but the next change copies what it touches: read it only where
    /// the rule needs it.</summary>
    /// <exception cref="InvalidOperationException">It is first read after the rule has returned.</exception>
    public RegistrySnapshot Snapshot =>
        field ??= (_snapshot
            ?? throw new InvalidOperationException("The rule has returned. Read the snapshot within the rule, and keep that."))();

    /// <summary>The rule has returned: what was staged may change from here on.</summary>
    internal void End() => _snapshot = null;

    /// <summary>The transition in words, for people.</summary>
    public override string ToString() => $"{Name} from {From} to {To}{Context.Suffix}";
}
