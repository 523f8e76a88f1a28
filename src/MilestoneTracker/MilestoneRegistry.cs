using System.Diagnostics;
using Microsoft.Extensions.Logging;
using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.Diagnostics;
using MilestoneTracker.State;

namespace MilestoneTracker;

/// <summary>
/// The registry: milestones over components, dependencies that never form a cycle, progress that reaches every dependent at once, risk that
/// says why, and an append-only audit trail that is the state.
/// </summary>
/// <remarks>
/// <para>Every member is safe from any thread. A change is decided, appended to the audit sink, applied, published and notified, in this
/// order; a failed call changes nothing. A read is a read of <see cref="Current"/>: it never sees part of a change, and waits at most
/// while one change is applied in memory. Several reads that belong together are made on one snapshot.</para>
/// <para>Changes are made one at a time; writers that wait for each other are served together. The audit sink, a transition rule
/// and the delegate
/// of a batch may read the registry, and see the state before the change; a changing operation from within them is an
/// <see cref="InvalidOperationException"/>. An observer may change it.</para>
/// <para>The registry owns nothing and is not disposable: whoever made the log disposes it.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class MilestoneRegistry : IObservable<RegistryChange>
{
    private readonly IAuditSink _sink;
    private readonly ChangeContext _defaultContext;
    private readonly ILogger _logger;
    private readonly Observers _observers;

    /// <summary>An empty registry with an <see cref="InMemoryAuditLog"/> of its own.</summary>
    /// <param name="options">How it behaves; <see langword="null"/> for the defaults.</param>
    public MilestoneRegistry(MilestoneRegistryOptions? options = null)
        : this(new InMemoryAuditLog(), options)
    {
    }

    /// <summary>An empty registry that appends to a sink from sequence number 1 on.</summary>
    /// <param name="sink">Where events go. It stays the caller's, who disposes it when the registry is no longer used.</param>
    /// <param name="options">How it behaves; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sink"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="sink"/> is a log that holds events already:
    /// <see cref="Open(IAuditLog, MilestoneRegistryOptions, CancellationToken)"/> it.</exception>
    public MilestoneRegistry(IAuditSink sink, MilestoneRegistryOptions? options = null)
        : this(Empty(sink), new RegistryState(), options ?? new MilestoneRegistryOptions())
    {
    }

    private MilestoneRegistry(IAuditSink sink, RegistryState state, MilestoneRegistryOptions options)
    {
        state.Lineage.TryOwn();
        (_sink, _live, Time, _defaultContext) = (sink, new LiveState(state), options.TimeProvider, options.DefaultContext);
        _logger = new BestEffortLogger(options.LoggerFactory.CreateLogger<MilestoneRegistry>());
        _observers = new Observers(_logger);
        Transitions = new TransitionRuleGuard(options.TransitionRule, this);
        Telemetry = new RegistryTelemetry(options.Name);
        _decision = new Decision(this, Transitions, Telemetry);
        Telemetry.Opened(this);
    }

    /// <summary>A registry that goes on from what a log holds: the same milestones, statuses, histories, fields, records and
    /// dependencies, and so bit-identical
    /// progress.</summary>
    /// <remarks>O(events). Reads no clock. The registry appends to the same log from here on.</remarks>
    /// <param name="log">The log. It stays the caller's, who disposes it when the registry is no longer used.</param>
    /// <param name="options">How it behaves; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the replay with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    /// <exception cref="AuditReplayException">An event does not fit the ones before it, or the log ends within a change; it is
    /// named.</exception>
    public static MilestoneRegistry Open(
        IAuditLog log, MilestoneRegistryOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (log is null) throw new ArgumentNullException(nameof(log));
        return Open(log, log.LastSequence, from: null, options ?? new MilestoneRegistryOptions(), cancellationToken);
    }

    /// <summary>A registry that goes on from a snapshot, and from what the same log holds after it: so that opening does not have
    /// to replay the whole.</summary>
    /// <remarks>O(events after the snapshot), and where there are any O(milestones and dependencies). What came before the snapshot
    /// is taken from it; of that the last events are read, and must be seen in it
    /// (<see cref="RegistrySnapshot.AgreesWith"/>).</remarks>
    /// <param name="log">The log. It stays the caller's, who disposes it when the registry is no longer used.</param>
    /// <param name="snapshot">A snapshot of a registry that appended to this log: as it was taken, or as
    /// <see cref="RegistrySnapshot.Load"/> has given it back.</param>
    /// <param name="options">How it behaves; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the replay with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> or <paramref name="snapshot"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="snapshot"/> is not of this log, as far as
    /// <see cref="RegistrySnapshot.AgreesWith"/> tells; or it is the staged state of a proposal.</exception>
    /// <exception cref="AuditReplayException">An event does not fit the snapshot and the events before it, or the log ends within a
    /// change; it is named.</exception>
    public static MilestoneRegistry Open(
        IAuditLog log, RegistrySnapshot snapshot, MilestoneRegistryOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (log is null) throw new ArgumentNullException(nameof(log));
        if (snapshot is null) throw new ArgumentNullException(nameof(snapshot));
        if (snapshot.IsStaged) throw new ArgumentException(
            "The snapshot is the staged state of a proposal, which no log has. Open the log with a snapshot of a registry.",
            nameof(snapshot));
        long last = log.LastSequence;
        if (!snapshot.AgreesWith(log, out string? disagreement, cancellationToken))
            throw new ArgumentException(
                $"The snapshot is not of this log. {disagreement} Open the log with a snapshot of its own, or without one.",
                nameof(snapshot));
        return Open(log, last, snapshot.State, options ?? new MilestoneRegistryOptions(), cancellationToken);
    }

    // Before there is a registry, which would be observed under its name.
    private static IAuditSink Empty(IAuditSink sink) => sink switch
    {
        null => throw new ArgumentNullException(nameof(sink)),
        IAuditLog { LastSequence: > 0 and long last } => throw new ArgumentException(
        FormattableString.Invariant($"The log holds events up to {last} already. Use MilestoneRegistry.Open to go on from them."),
        nameof(sink)),
        _ => sink,
    };

    private static MilestoneRegistry Open(
        IAuditLog log, long last, RegistryState? from, MilestoneRegistryOptions options, CancellationToken cancellationToken)
    {
        RegistryState state =
            Fold.Replay(from, log.Read((from?.Version ?? 0) + 1, cancellationToken), options.DropUnfinishedChange, cancellationToken);
        if (state.Version < last && !options.DropUnfinishedChange) throw AuditReplayException.EndsEarly(state.Version, last);
        MilestoneRegistry registry = new(log, state, options);
        registry._logger.Opened(state.Version, state.Count);
        return registry;
    }

    /// <summary>The log that it appends to, to be read; <see langword="null"/> where its sink cannot be read back. Appending to it
    /// goes past the
    /// registry, which then refuses or is faulted at the next change.</summary>
    public IAuditLog? Log => _sink as IAuditLog;

    /// <summary>Whether an append ended in an unknown outcome, so that every change is refused until the registry is opened anew
    /// from its log. Reads go on.</summary>
    public bool IsFaulted => _fault is not null;

    /// <summary>
    /// Why the last append to the log was not kept: an <see cref="AuditAppendRefusedException"/> where it surely was not, and the
    /// next change is tried as usual; any other
    /// exception where nobody knows, or what was kept could not be applied, so that the registry is faulted. <see langword="null"/>
    /// where the last one was kept, or there was none.
    /// </summary>
    public Exception? AppendFailure => _fault ?? _refusal;

    internal TimeProvider Time { get; }

    internal RegistryTelemetry Telemetry { get; }

    internal TransitionRuleGuard Transitions { get; }

    /// <summary>Tells an observer of each change that is committed from now on: once, in order, after it is visible.</summary>
    /// <remarks>
    /// A change may return while another writer's thread is still telling of it; while changes keep coming, that thread goes on
    /// telling, and what an
    /// observer is too slow for waits in line. An observer may change the registry: that change follows, and is told
    /// of after the current one. One that throws is logged and stays subscribed. <see cref="IObserver{T}.OnCompleted"/> and
    /// <see cref="IObserver{T}.OnError"/> are never called. While anybody observes, each change freezes a snapshot and copies the
    /// pages that it touches.
    /// </remarks>
    /// <param name="observer">Who is told.</param>
    /// <returns>The subscription: once it is disposed, no new notification starts; one that another thread has just begun may still
    /// arrive.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="observer"/> is <see langword="null"/>.</exception>
    public IDisposable Subscribe(IObserver<RegistryChange> observer)
    {
        if (observer is null) throw new ArgumentNullException(nameof(observer));
        using (_live.Enter()) return _observers.Add(observer); // no change becomes visible meanwhile
    }

    /// <summary>Calls a method for each change that is committed from now on: as
    /// <see cref="Subscribe(IObserver{RegistryChange})"/>.</summary>
    /// <param name="onChange">What is called.</param>
    /// <returns>The subscription; disposing it ends it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="onChange"/> is <see langword="null"/>.</exception>
    public IDisposable Subscribe(Action<RegistryChange> onChange) =>
        Subscribe(new Caller(onChange ?? throw new ArgumentNullException(nameof(onChange))));

    /// <summary>The registry in words, for people.</summary>
    public override string ToString() => IsFaulted ? $"{Current} (faulted)" : Current.ToString();

    private sealed class Caller(Action<RegistryChange> onChange) : IObserver<RegistryChange>
    {
        public void OnNext(RegistryChange value) => onChange(value);

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
