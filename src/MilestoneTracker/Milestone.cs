using System.Collections.Immutable;
using System.Diagnostics;
using MilestoneTracker.Auditing;
using MilestoneTracker.Counting;
using MilestoneTracker.State;
using MilestoneTracker.Naming;

namespace MilestoneTracker;

/// <summary>A milestone as of one version of the registry. It never changes; ask again to see what is new.</summary>
/// <remarks>
/// Getting one costs O(1): its lists are views that are sorted when they are first read, and its progress is counted when it is
/// first read. Holding
/// one holds the memory of the snapshot that it came from. Equal by content, whatever the version: name, components, status,
/// fields, dependencies,
/// dependents and status history. Progress is left out, because it says something of others. Milestones of the same snapshot are
/// equal at once. Safe
/// from any thread.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record Milestone
{
    private readonly OrdinalNames _dependencies;
    private readonly OrdinalNames _dependents;
    private readonly StatusHistory _history;
    private readonly RegistryState? _state; // nothing where it depends on nothing
    private readonly int _id;
    private object? _completion; // a Completion, once it was read

    internal Milestone(RegistryState state, int id)
    {
        Details details = state.DetailsOf(id);
        (Name, Components, Fields, Version) = (state.Names[id], details.Components, details.Fields, state.Version);
        (_state, _id, Standing) = (state, id, state[id]);
        _dependencies = new OrdinalNames(state, id, dependents: false);
        _dependents = new OrdinalNames(state, id, dependents: true);
        _history = new StatusHistory(details.History);
    }

    /// <summary>A milestone that has just been registered: nothing needs to be frozen to tell what it is.</summary>
    internal Milestone(AuditEvent registration)
    {
        AuditValue registered = registration.Data.New;
        (Name, Components, Fields, Version) =
            (registration.Data.Subject.Milestone!, registered.Components!, State.Fields.None, registration.Sequence);
        Standing = new ProgressState { Status = registered.Status!.Value };
        (_dependencies, _dependents) = (OrdinalNames.None, OrdinalNames.None);
        _history = new StatusHistory(new StatusHistoryEntry(registration, Status, null));
    }

    /// <summary>The name that it is known by.</summary>
    public string Name { get; }

    /// <summary>The components that it spans, in ordinal order; may be empty.</summary>
    public ImmutableSortedSet<string> Components { get; }

    /// <summary>Where it stands.</summary>
    public MilestoneStatus Status => Standing.Status;

    /// <summary>Its fields, in ordinal order of their keys. The same object for as long as none of them changes.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; }

    /// <summary>Of all that it needs, itself included, how much is done. The first read costs what
    /// <see cref="RegistrySnapshot.GetCompletion"/>
    /// costs.</summary>
    public Completion Completion => (Completion)(_completion ??= Count());

    /// <summary>How far it has come, from 0 to 1: the value of <see cref="Completion"/>, and 0 where nothing counts.</summary>
    public double Progress => Completion.Value ?? 0;

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
        || (other is not null
            && IsSameButForHistory(other) && _history.HasSameChanges(other._history) && _dependents.HasSameNames(other._dependents));

    /// <inheritdoc/>
    public override int GetHashCode() => (StringComparer.Ordinal.GetHashCode(Name) * 31) + (int)Status;

    /// <summary>The milestone in words, for people, such as <c>Beta (InProgress, 5 of 8, 62 %)</c>.</summary>
    public override string ToString() => Completion.Counted == 0 ? $"{Name} ({Status})" : $"{Name} ({Status}, {Completion})";

    internal ProgressState Standing { get; }

    /// <summary>Whether all is equal but what came before, and what lies with the dependents.</summary>
    internal bool IsSameButForHistory(Milestone other) =>
        Name == other.Name && Status == other.Status && HasSameDependencies(other) && State.Fields.HaveSame(Fields, other.Fields)
        && (ReferenceEquals(Components, other.Components) || Components.SequenceEqual(other.Components, StringComparer.Ordinal));

    internal bool HasSameDependencies(Milestone other) => _dependencies.HasSameNames(other._dependencies);

    private Completion Count()
    {
        if (_state is not null) return _state.CompletionOf(_id);
        Tally alone = default;
        alone.Add(Standing);
        return alone.Of(Status == MilestoneStatus.Completed);
    }
}
