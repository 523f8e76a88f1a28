using System.Collections.Immutable;
using System.Diagnostics;
using MilestoneTracker.Auditing;
using MilestoneTracker.Counting;
using MilestoneTracker.State;
using MilestoneTracker.Naming;

namespace MilestoneTracker;

/// <summary>A milestone as of one version of the registry. It never changes; get it again to see later changes.</summary>
/// <remarks>
/// Getting a milestone costs O(1): its lists are views that are sorted when they are first read, and its progress is computed when it is
/// first read. A milestone keeps the memory of its snapshot. Two milestones are equal if name, components, status, fields, dependencies,
/// dependents and status history are equal, in any version. Progress is not compared, because it depends on other milestones. Comparing
/// milestones of the same snapshot costs O(1). Safe from any thread.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record Milestone
{
    private readonly OrdinalNames _dependencies;
    private readonly OrdinalNames _dependents;
    private readonly StatusHistory _history;
    private readonly RegistryState? _state; // null right after the registration, when it depends on nothing
    private readonly int _id;
    private object? _completion; // a Completion, after the first read

    internal Milestone(RegistryState state, int id)
    {
        Details details = state.DetailsOf(id);
        (Name, Components, Fields, Version) = (state.Names[id], details.Components, details.Fields, state.Version);
        (_state, _id, ProgressState) = (state, id, state[id]);
        _dependencies = new OrdinalNames(state, id, dependents: false);
        _dependents = new OrdinalNames(state, id, dependents: true);
        _history = new StatusHistory(details.History);
    }

    /// <summary>Creates a milestone that has just been registered, without freezing the state.</summary>
    internal Milestone(AuditEvent registration)
    {
        AuditValue registered = registration.Data.New;
        (Name, Components, Fields, Version) =
            (registration.Data.Subject.Milestone!, registered.Components!, State.Fields.None, registration.Sequence);
        ProgressState = new ProgressState { Status = registered.Status!.Value };
        (_dependencies, _dependents) = (OrdinalNames.None, OrdinalNames.None);
        _history = new StatusHistory(new StatusHistoryEntry(registration, Status, null));
    }

    /// <summary>The name, which identifies it.</summary>
    public string Name { get; }

    /// <summary>The components that it spans, in ordinal order; may be empty.</summary>
    public ImmutableSortedSet<string> Components { get; }

    /// <summary>The status.</summary>
    public MilestoneStatus Status => ProgressState.Status;

    /// <summary>The fields, in ordinal order of their keys. The same object until one of them changes.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; }

    /// <summary>How much is done of everything that it needs, itself included. The first read costs what
    /// <see cref="RegistrySnapshot.GetCompletion"/> costs.</summary>
    public Completion Completion => (Completion)(_completion ??= Count());

    /// <summary>Progress from 0 to 1: the value of <see cref="Completion"/>, or 0 if nothing counts.</summary>
    public double Progress => Completion.Value ?? 0;

    /// <summary>The version of the registry from which it was read.</summary>
    public long Version { get; }

    /// <summary>The names of the milestones that it depends on, in ordinal order. The count costs O(1).</summary>
    public IReadOnlyList<string> Dependencies => _dependencies;

    /// <summary>The names of the milestones that depend on it, in ordinal order. The count costs O(1).</summary>
    public IReadOnlyList<string> Dependents => _dependents;

    /// <summary>Every status that it has had, oldest first. The first is the status at registration.</summary>
    public IReadOnlyList<StatusChange> StatusHistory => _history;

    /// <summary>Whether two milestones are equal in everything but the version and the progress.</summary>
    /// <param name="other">The milestone to compare with.</param>
    public bool Equals(Milestone? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && IsSameButForHistory(other) && _history.HasSameChanges(other._history) && _dependents.HasSameNames(other._dependents));

    /// <inheritdoc/>
    public override int GetHashCode() => (StringComparer.Ordinal.GetHashCode(Name) * 31) + (int)Status;

    /// <summary>A description of the milestone, for people, such as <c>Beta (InProgress, 5 of 8, 62 %)</c>.</summary>
    public override string ToString() => Completion.Counted == 0 ? $"{Name} ({Status})" : $"{Name} ({Status}, {Completion})";

    internal ProgressState ProgressState { get; }

    /// <summary>Whether two milestones are equal, ignoring the status history and the dependents.</summary>
    internal bool IsSameButForHistory(Milestone other) =>
        Name == other.Name && Status == other.Status && HasSameDependencies(other) && State.Fields.HaveSame(Fields, other.Fields)
        && (ReferenceEquals(Components, other.Components) || Components.SequenceEqual(other.Components, StringComparer.Ordinal));

    internal bool HasSameDependencies(Milestone other) => _dependencies.HasSameNames(other._dependencies);

    private Completion Count()
    {
        if (_state is not null) return _state.CompletionOf(_id);
        Tally alone = default;
        alone.Add(ProgressState);
        return alone.Of(Status == MilestoneStatus.Completed);
    }
}
