using MilestoneTracker.Counting;
using MilestoneTracker.State;
using MilestoneTracker.Threading;

namespace MilestoneTracker;

/// <summary>The progress of every milestone, kept up to date change by change: for who shows all of it all the time, such as a page
/// or a gauge.</summary>
/// <remarks>
/// <para>A snapshot counts when it is asked. This counts everything once and then only what a change reaches: a status, a report or
/// a weight costs O(transitive
/// dependents), an addition each. To or from <see cref="MilestoneStatus.Cancelled"/>, a milestone that came or went, a dependency:
/// those dependents are walked
/// again, or everything where they are many.</para>
/// <para>Safe from any thread. It keeps 32 bytes a milestone, and the memory of its snapshot.</para>
/// </remarks>
public sealed class CompletionMonitor : IObserver<RegistryChange>
{
    private readonly object _gate = new();
    private RegistryState _state;
    private Tally[] _tallies; // by id

    /// <summary>Counts everything. Costs what <see cref="RegistrySnapshot.GetCompletions"/> costs.</summary>
    /// <param name="snapshot">Where it begins. To miss no change, subscribe it before the snapshot is taken, or use
    /// <see cref="Watch"/>.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="snapshot"/> is the staged state of a proposal, which no change of a registry
    /// follows.</exception>
    public CompletionMonitor(RegistrySnapshot snapshot, CancellationToken cancellationToken = default)
    {
        if (snapshot is null) throw new ArgumentNullException(nameof(snapshot));
        if (snapshot.IsStaged)
            throw new ArgumentException(
                "The snapshot is the staged state of a proposal, which no change follows. Begin with a snapshot of the registry.",
                nameof(snapshot));
        _state = snapshot.State;
        _tallies = All(snapshot.State, cancellationToken);
    }

    /// <summary>The version that it is up to.</summary>
    public long Version
    {
        get
        {
            using (UninterruptibleLock.Acquire(_gate)) return _state.Version;
        }
    }

    /// <summary>How many milestones the last change counted again: for tests.</summary>
    internal int Recounted { get; private set; }

    /// <summary>A monitor of a registry that hears of every change from now on. Costs what
    /// <see cref="RegistrySnapshot.GetCompletions"/> costs; changes go on
    /// meanwhile, and are caught up with.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="subscription">Ends it when it is disposed.</param>
    /// <param name="cancellationToken">Ends the counting with <see cref="OperationCanceledException"/>; nothing is subscribed then.</param>
    /// <exception cref="ArgumentNullException"><paramref name="registry"/> is <see langword="null"/>.</exception>
    public static CompletionMonitor Watch(
        MilestoneRegistry registry, out IDisposable subscription, CancellationToken cancellationToken = default)
    {
        if (registry is null) throw new ArgumentNullException(nameof(registry));
        CompletionMonitor monitor = new(registry.Current, cancellationToken);
        subscription = registry.Subscribe(monitor);
        try
        {
            monitor.CatchUp(registry.Current.State);
        }
        catch
        {
            subscription.Dispose();
            throw;
        }

        return monitor;
    }

    /// <summary>How far a milestone has come, as of <see cref="Version"/>. O(1).</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> breaks a rule of names.</exception>
    public Completion GetCompletion(string name)
    {
        using (UninterruptibleLock.Acquire(_gate))
        {
            int id = _state.Find(name, nameof(name));
            return _tallies[id].Of(_state[id].Status == MilestoneStatus.Completed);
        }
    }

    /// <summary>Takes a change in. One that it knows of is left out; where one was missed, what has changed since is found by
    /// comparing.</summary>
    /// <param name="value">The change.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public void OnNext(RegistryChange value)
    {
        if (value is null) throw new ArgumentNullException(nameof(value));
        using (UninterruptibleLock.Acquire(_gate))
        {
            (RegistryState before, RegistryState after) = (value.Before.State, value.After.State);
            if (after.Version <= _state.Version) return;
            bool follows = before.Version == _state.Version && before.SharesIds(after) && _state.SharesIds(after);
            if (follows) MoveTo(after, follower => follower.TryFollow(value.Events));
            else CatchUp(after);
        }
    }

    /// <summary>Nothing: a registry has no last change.</summary>
    public void OnCompleted()
    {
    }

    /// <summary>Nothing: a registry reports no errors to its observers.</summary>
    /// <param name="error">Not looked at.</param>
    public void OnError(Exception error)
    {
    }

    private static Tally[] All(RegistryState state, CancellationToken cancellationToken) =>
        CompletionPass.TalliesOf(state.Graph, state.Count, cancellationToken);

    private void CatchUp(RegistryState after)
    {
        using (UninterruptibleLock.Acquire(_gate))
        {
            if (after.Version <= _state.Version) return;
            RegistryState before = _state;
            MoveTo(after, follower => before.SharesIds(after) && follower.TryWalkAgain(Moved(before, after)));
        }
    }

    private static HashSet<int> Moved(RegistryState before, RegistryState after) =>
        [.. new Comparison(before, after, CancellationToken.None).Moved.Select(after.IdOf)];

    private void MoveTo(RegistryState after, Func<CompletionFollower, bool> follow)
    {
        if (after.Graph.End > _tallies.Length) Array.Resize(ref _tallies, Math.Max(after.Graph.End, _tallies.Length * 2));
        bool followed;
        using (RegistryFamily.Lease loan = after.Lineage.Rent())
        {
            CompletionFollower follower = new(_state, after, _tallies, loan.Scratch);
            followed = follow(follower);
            Recounted = follower.Counted;
        }

        if (!followed) (_tallies, Recounted) = (All(after, CancellationToken.None), after.Count);
        _state = after;
    }
}
