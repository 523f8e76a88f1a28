using System.Collections.Immutable;

namespace MilestoneTracker.Auditing;

// The closed set of events, on one page. Each says what happened with the old and the new value, so that it can be
// read, and undone by hand, without the events before it.

/// <summary>What happened, in one of five ways; no other assembly can add one.</summary>
public abstract record AuditData
{
    private protected AuditData()
    {
    }

    /// <summary>The stable word for this kind of event in files and logs, such as <c>milestone.registered</c>.</summary>
    public string Kind => Word;

    /// <summary>The milestone that it happened to.</summary>
    public abstract string Milestone { get; init; }

    // Abstract and not to be overridden elsewhere: this is what closes the set.
    private protected abstract string Word { get; }

    private protected static bool HaveSame(ImmutableSortedSet<string>? components, ImmutableSortedSet<string>? others) =>
        ReferenceEquals(components, others) || (components is not null && others is not null && components.SequenceEqual(others, StringComparer.Ordinal));
}

/// <summary>A milestone came to be.</summary>
/// <param name="Milestone">Its name.</param>
/// <param name="Components">The components that it spans, in ordinal order; may be empty.</param>
/// <param name="Status">The status that it began with.</param>
public sealed record MilestoneRegistered(string Milestone, ImmutableSortedSet<string> Components, MilestoneStatus Status) : AuditData
{
    private protected override string Word => "milestone.registered";

    /// <summary>Equal by content, components included.</summary>
    /// <param name="other">The event to compare with.</param>
    public bool Equals(MilestoneRegistered? other) =>
        other is not null && Milestone == other.Milestone && Status == other.Status && HaveSame(Components, other.Components);

    /// <inheritdoc/>
    public override int GetHashCode() => (StringComparer.Ordinal.GetHashCode(Milestone) * 31) + (int)Status;

    /// <summary>The event in words, for people.</summary>
    public override string ToString() => Components is null or { IsEmpty: true }
        ? $"{Milestone} registered as {Status}"
        : $"{Milestone} registered as {Status} over {string.Join(", ", Components)}";
}

/// <summary>A milestone went from one status to another.</summary>
/// <param name="Milestone">The milestone.</param>
/// <param name="OldStatus">The status that it had.</param>
/// <param name="NewStatus">The status that it has from here on.</param>
public sealed record MilestoneStatusChanged(string Milestone, MilestoneStatus OldStatus, MilestoneStatus NewStatus) : AuditData
{
    private protected override string Word => "milestone.status_changed";

    /// <summary>The event in words, for people.</summary>
    public override string ToString() => $"{Milestone} from {OldStatus} to {NewStatus}";
}

/// <summary>A milestone ceased to be. Its dependencies, and those on it, were withdrawn by the events before this one.</summary>
/// <param name="Milestone">The milestone.</param>
/// <param name="Components">The components that it spanned.</param>
/// <param name="Status">The status that it had last.</param>
public sealed record MilestoneRemoved(string Milestone, ImmutableSortedSet<string> Components, MilestoneStatus Status) : AuditData
{
    private protected override string Word => "milestone.removed";

    /// <summary>Equal by content, components included.</summary>
    /// <param name="other">The event to compare with.</param>
    public bool Equals(MilestoneRemoved? other) =>
        other is not null && Milestone == other.Milestone && Status == other.Status && HaveSame(Components, other.Components);

    /// <inheritdoc/>
    public override int GetHashCode() => (StringComparer.Ordinal.GetHashCode(Milestone) * 31) + (int)Status;

    /// <summary>The event in words, for people.</summary>
    public override string ToString() => $"{Milestone} removed, {Status} to the last";
}

/// <summary>A milestone came to depend on another.</summary>
/// <param name="Milestone">The milestone that depends.</param>
/// <param name="Dependency">The milestone that it depends on.</param>
public sealed record DependencyDeclared(string Milestone, string Dependency) : AuditData
{
    private protected override string Word => "dependency.declared";

    /// <summary>The event in words, for people.</summary>
    public override string ToString() => $"{Milestone} depends on {Dependency}";
}

/// <summary>A milestone no longer depends on another.</summary>
/// <param name="Milestone">The milestone that depended.</param>
/// <param name="Dependency">The milestone that it depended on.</param>
public sealed record DependencyWithdrawn(string Milestone, string Dependency) : AuditData
{
    private protected override string Word => "dependency.withdrawn";

    /// <summary>The event in words, for people.</summary>
    public override string ToString() => $"{Milestone} no longer depends on {Dependency}";
}
