using System.Runtime.CompilerServices;
using MilestoneTracker.State;
using MilestoneTracker.Storage;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Changes;

// The live state of a registry, and its current snapshot.
//
// The gate guards the pages of the state, the pair of state and snapshot, and which change each observer starts with. It is held briefly:
// to freeze, to publish, to subscribe, and to apply one operation in place; never to decide, append, stage or notify.
//
// A snapshot that was never requested is not created. If it was requested, it stays current until the change is applied, and the next one
// is created at once, so that a reader that polls continuously never waits for a writer.
//
// The state is missing only if memory ran out halfway through an operation: then the last complete snapshot stays current, if there was
// one.
internal sealed class LiveState(RegistryState first)
{
    private readonly object _gate = new();
    private RegistryState? _state = first;
    private volatile RegistrySnapshot? _current;
    private volatile bool _isRead; // whether the current snapshot was requested
    private bool _wasRead; // whether it had been requested when the change that is being applied began
    private Exception? _failure; // why the state is missing

    /// <summary>The state, for the writer that has the turn.</summary>
    public RegistryState State => _state!;

    /// <summary>The current snapshot. O(1).</summary>
    /// <exception cref="RegistryFaultedException">There is no complete state.</exception>
    public RegistrySnapshot Current
    {
        get
        {
            if (!_isRead) _isRead = true;
            if (_current is { } current) return current;
            using (UninterruptibleLock.Acquire(_gate))
                return _current ??= new RegistrySnapshot((_state ?? throw new RegistryFaultedException(_failure!)).Freeze());
        }
    }

    /// <summary>The snapshot of the state on which a change is decided. A fork's is staged, because the log may refuse the changes before
    /// this one.</summary>
    public RegistrySnapshot SnapshotOf(RegistryState state) =>
        ReferenceEquals(state, _state) ? Current : new RegistrySnapshot(state.Freeze()) { IsStaged = true };

    /// <summary>Keeps other threads from freezing, publishing and subscribing until the result is disposed.</summary>
    public UninterruptibleLock.Held Enter() => UninterruptibleLock.Acquire(_gate);

    /// <summary>Apply, in place: performs the edits of one change. Within the gate, as is its
    /// <see cref="Publish(Change, bool)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(Change change, List<Edit> edits, Scratch scratch, bool isObserved)
    {
        RegistryState state = _state!;
        _wasRead = _isRead;
        if (isObserved) change.Before = _current ?? new RegistrySnapshot(state.Freeze());
        if (!_wasRead) _current = null;
        _state = null; // incomplete until Publish
        state.Apply(edits, change.Events, scratch);
        _state = state;
    }

    /// <summary>Publish, in place: from here on <see cref="Current"/> has the change.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Publish(Change change, bool isObserved)
    {
        if (_wasRead || isObserved) change.After = new RegistrySnapshot(_state!.Freeze());
        (_current, _isRead) = (change.After, false);
    }

    /// <summary>Publish a fork: it replaces the state. Within the gate.</summary>
    public void Publish(RegistryState fork, RegistrySnapshot snapshot)
    {
        fork.TakePlace();
        (_current, _state, _isRead) = (snapshot, fork, false);
    }

    /// <summary>Records that memory ran out while applying or publishing in place. A snapshot that was requested stays current only if it
    /// is the last complete one. Within the gate.</summary>
    public Exception Fail(Exception failure)
    {
        if (_state is null) _failure = failure;
        else _current = null;
        return failure;
    }
}
