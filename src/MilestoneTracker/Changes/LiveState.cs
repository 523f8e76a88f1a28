using System.Runtime.CompilerServices;
using MilestoneTracker.State;
using MilestoneTracker.Storage;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Changes;

// The state that a registry is at, and the snapshot of it that everybody reads.
//
// The gate guards the pages of the state, the pair of state and snapshot, and who observes from which change on. It is held for a moment:
// to freeze, to publish, to subscribe, and to apply one operation in place; never to decide, append, stage or notify.
//
// Where nobody has asked for the snapshot before a change, there is none until somebody asks. Otherwise that one stands until the change is
// applied, and the next is there at once, so that a reader who asks all the time never waits for a writer.
//
// The state is missing only where memory ran out half-way through an operation: then the last whole snapshot stands, if there was one.
internal sealed class LiveState(RegistryState first)
{
    private readonly object _gate = new();
    private RegistryState? _state = first;
    private volatile RegistrySnapshot? _current;
    private volatile bool _isRead; // whether anybody asked for the present snapshot
    private bool _wasRead; // whether anybody had asked when the change that is being applied began
    private Exception? _failure; // why the state is missing

    /// <summary>The state, to be read by the writer who has the turn.</summary>
    public RegistryState State => _state!;

    /// <summary>The snapshot of the present. O(1).</summary>
    /// <exception cref="RegistryFaultedException">There is no whole state.</exception>
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

    /// <summary>The snapshot of the state that a change is decided on; of a fork it is staged, for the log may not take what comes
    /// before the change.</summary>
    public RegistrySnapshot SnapshotOf(RegistryState state) =>
        ReferenceEquals(state, _state) ? Current : new RegistrySnapshot(state.Freeze()) { IsStaged = true };

    /// <summary>Keeps everybody out who freezes, publishes or subscribes, until the answer is disposed.</summary>
    public UninterruptibleLock.Held Enter() => UninterruptibleLock.Acquire(_gate);

    /// <summary>Apply, in place: carries out the edits of one request. Within the gate, and so is its
    /// <see cref="Publish(Change, bool)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(Change request, List<Edit> edits, Scratch scratch, bool isObserved)
    {
        RegistryState state = _state!;
        _wasRead = _isRead;
        if (isObserved) request.Before = _current ?? new RegistrySnapshot(state.Freeze());
        if (!_wasRead) _current = null;
        _state = null; // half-way
        state.Apply(edits, request.Events, scratch);
        _state = state;
    }

    /// <summary>Publish, in place: from here on <see cref="Current"/> has what was applied.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Publish(Change request, bool isObserved)
    {
        if (_wasRead || isObserved) request.After = new RegistrySnapshot(_state!.Freeze());
        (_current, _isRead) = (request.After, false);
    }

    /// <summary>Publish what was applied to a fork: it takes the place of the state. Within the gate.</summary>
    public void Publish(RegistryState fork, RegistrySnapshot snapshot)
    {
        fork.TakePlace();
        (_current, _state, _isRead) = (snapshot, fork, false);
    }

    /// <summary>Memory ran out while it was applied or published in place. A snapshot that was asked for stands only where it is the last
    /// that is whole. Within the gate.</summary>
    public Exception Fail(Exception failure)
    {
        if (_state is null) _failure = failure;
        else _current = null;
        return failure;
    }
}
