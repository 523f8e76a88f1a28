using MilestoneTracker.Counting;
using MilestoneTracker.State;
using MilestoneTracker.Threading;

namespace MilestoneTracker;

/// <summary>The progress of every milestone, updated with each change. Use it to show the progress of the whole plan continuously, such
/// as on a page or in a gauge.</summary>
/// <remarks>
/// <para>A snapshot computes progress on demand. A monitor computes everything once, and then updates only what a change reaches: a
/// change of a status, a <c>progress</c> or a <c>weight</c> costs O(transitive dependents), one addition each. After a change to or from
/// <see cref="MilestoneStatus.Cancelled"/>, and after a milestone or a dependency is added or removed, these dependents are walked again,
/// or everything is computed again if they are many.</para>
/// <para>Safe from any thread. A monitor keeps 32 bytes a milestone, and the memory of its snapshot.</para>
/// </remarks>
public sealed class CompletionMonitor : IObserver<RegistryChange>
{
    private readonly object _gate = new();
    private RegistryState _state;
    private Tally[] _tallies; // by id

    /// <summary>Creates a monitor and computes everything. Costs what <see cref="RegistrySnapshot.GetCompletions"/> costs.</summary>
    /// <param name="snapshot">The state to start from. To miss no change, subscribe the monitor before you take the snapshot, or use
    /// <see cref="Watch"/>.</param>
    /// <param name="cancellationToken">Cancels the computation.</param>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="snapshot"/> is the staged state of a proposal, which no change of a registry
    /// can follow.</exception>
    public CompletionMonitor(RegistrySnapshot snapshot, CancellationToken cancellationToken = default)
    {
        if (snapshot is null) throw new ArgumentNullException(nameof(snapshot));
        if (snapshot.IsStaged)
            throw new ArgumentException(
                "The snapshot is the staged state of a proposal, which no change can follow. Start with a snapshot of the registry.",
                nameof(snapshot));
        _state = snapshot.State;
        _tallies = All(snapshot.State, cancellationToken);
    }

    /// <summary>The version of the registry up to which the progress is current.</summary>
    public long Version
    {
        get
        {
            using (UninterruptibleLock.Acquire(_gate)) return _state.Version;
        }
    }

    /// <summary>How many milestones the last change recomputed: for tests.</summary>
    internal int Recounted { get; private set; }

    /// <summary>Creates a monitor and subscribes it to a registry. Costs what <see cref="RegistrySnapshot.GetCompletions"/> costs;
    /// changes that are made during that time are included.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="subscription">The subscription; dispose it to end the updates.</param>
    /// <param name="cancellationToken">Cancels the computation; nothing is subscribed then.</param>
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

    /// <summary>Returns the progress of a milestone as of <see cref="Version"/>. O(1).</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> breaks a rule for names.</exception>
    public Completion GetCompletion(string name)
    {
        using (UninterruptibleLock.Acquire(_gate))
        {
            int id = _state.Find(name, nameof(name));
            return _tallies[id].Of(_state[id].Status == MilestoneStatus.Completed);
        }
    }

    /// <summary>Updates the progress after a change. A change that is already included is ignored; if one was missed, the two snapshots
    /// are compared.</summary>
    /// <param name="value">The change.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public void OnNext(RegistryChange value)
    {
        if (value is null) throw new ArgumentNullException(nameof(value));
        using (UninterruptibleLock.Acquire(_gate))
        {
            (RegistryState before, RegistryState after) = (value.Before.State, value.After.State);
            bool follows = before.Version == _state.Version && before.SharesIds(after) && _state.SharesIds(after);
            if (follows) MoveTo(after, follower => follower.TryFollow(value.Events));
            else CatchUp(after);
        }
    }

    /// <summary>Does nothing: a registry never completes.</summary>
    public void OnCompleted()
    {
    }

    /// <summary>Does nothing: a registry reports no errors to its observers.</summary>
    /// <param name="error">Ignored.</param>
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
            MoveTo(after, follower => before.SharesIds(after) && follower.TryWalkAgain(Changed(before, after)));
        }
    }

    private static HashSet<int> Changed(RegistryState before, RegistryState after) =>
        [.. new Comparison(before, after, CancellationToken.None).Changed.Select(after.IdOf)];

    private void MoveTo(RegistryState after, Func<CompletionFollower, bool> follow)
    {
        if (after.Graph.End > _tallies.Length) Array.Resize(ref _tallies, Math.Max(after.Graph.End, _tallies.Length * 2));
        bool followed;
        using (RegistryFamily.Lease lease = after.Family.Rent())
        {
            CompletionFollower follower = new(_state, after, _tallies, lease.Scratch);
            followed = follow(follower);
            Recounted = follower.Counted;
        }

        if (!followed) (_tallies, Recounted) = (All(after, CancellationToken.None), after.Count);
        _state = after;
    }
}
