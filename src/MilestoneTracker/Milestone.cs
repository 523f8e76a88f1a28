using System.Collections.Immutable;
using System.Diagnostics;
using MilestoneTracker.Auditing;
using MilestoneTracker.Propagation;
using MilestoneTracker.State;

namespace MilestoneTracker;

/// <summary>A milestone as of one version of the registry. It never changes; ask again to see what is new.</summary>
/// <remarks>
/// Getting one costs O(1): its lists are views that are sorted when they are first read. Holding one holds the memory of the
/// snapshot that it came from. Equal by content, whatever the version: name, components, status, progress, dependencies,
/// dependents and status history; milestones of the same snapshot are equal at once. Safe from any thread.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record Milestone
{
    private readonly OrdinalNames _dependencies;
    private readonly OrdinalNames _dependents;
    private readonly StatusHistory _history;
    private readonly ulong _units;

    internal Milestone(RegistryState state, int id)
    {
        ref readonly Standing standing = ref state[id];
        Details details = state.DetailsOf(id);
        (Name, Components, Version, Status, _units) = (state.Names[id], details.Components, state.Version, standing.Status, standing.Units);
        _dependencies = new OrdinalNames(state, id, dependents: false);
        _dependents = new OrdinalNames(state, id, dependents: true);
        _history = new StatusHistory(details.History);
    }

    /// <summary>A milestone that has just been registered: nothing needs to be frozen to tell what it is.</summary>
    internal Milestone(AuditEvent registration)
    {
        AuditValue registered = registration.Data.New;
        (Name, Components, Version, Status) = (registration.Data.Subject.Milestone!, registered.Components!, registration.Sequence, registered.Status!.Value);
        _units = Wave.Beginning(Status).Units;
        (_dependencies, _dependents) = (OrdinalNames.None, OrdinalNames.None);
        _history = new StatusHistory(new HistoryEntry(registration, Status, null));
    }

    /// <summary>The name that it is known by.</summary>
    public string Name { get; }

    /// <summary>The components that it spans, in ordinal order; may be empty.</summary>
    public ImmutableSortedSet<string> Components { get; }

    /// <summary>Where it stands.</summary>
    public MilestoneStatus Status { get; }

    /// <summary>How far it has come, from 0 to 1: exact in units of 2⁻⁵³, and 1 only where all of it is done.</summary>
    public double Progress => Units.ToDouble(_units);

    /// <summary>The version of the registry that this is as of.</summary>
    public long Version { get; }

    /// <summary>The names of the milestones that it depends on, in ordinal order. To count them costs O(1).</summary>
    public IReadOnlyList<string> Dependencies => _dependencies;

    /// <summary>The names of the milestones that depend on it, in ordinal order. To count them costs O(1).</summary>
    public IReadOnlyList<string> Dependents => _dependents;

    /// <summary>Every status that it has had, oldest first; the one that it was registered with is the first.</summary>
    public IReadOnlyList<StatusChange> StatusHistory => _history;

    /// <summary>Whether all but the version is equal.</summary>
    /// <param name="other">The milestone to compare with.</param>
    public bool Equals(Milestone? other) =>
        ReferenceEquals(this, other)
        || (other is not null && IsSameButForHistory(other) && _history.HasSameChanges(other._history) && _dependents.HasSameNames(other._dependents));

    /// <inheritdoc/>
    public override int GetHashCode() => (((StringComparer.Ordinal.GetHashCode(Name) * 31) + (int)Status) * 31) + _units.GetHashCode();

    /// <summary>The milestone in words, for people, such as <c>Beta (InProgress, 62.5 %)</c>. Says 100 % only where all is done, and 0 % only where nothing is begun.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} ({Status}, {Percent:0.##} %)");

    private double Percent => _units is 0 or Units.One ? Progress * 100 : Math.Max(0.01, Math.Floor(Progress * 10000) / 100);

    /// <summary>Whether all is equal but what came before, and what lies with the dependents.</summary>
    internal bool IsSameButForHistory(Milestone other) =>
        Name == other.Name && Status == other.Status && _units == other._units && HasSameDependencies(other)
        && (ReferenceEquals(Components, other.Components) || Components.SequenceEqual(other.Components, StringComparer.Ordinal));

    internal bool HasSameDependencies(Milestone other) => _dependencies.HasSameNames(other._dependencies);
}
