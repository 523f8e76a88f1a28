using System.Diagnostics;
using Microsoft.Extensions.Logging;
using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.Diagnostics;
using MilestoneTracker.State;

namespace MilestoneTracker;

/// <summary>A milestone registry: milestones over components, dependencies that never form a cycle, progress that reaches every dependent
/// at once, risk with its reasons, and an append-only audit log that is the state.</summary>
/// <remarks>
/// <para>Every member is safe from any thread. A change is decided, appended to the audit sink, applied, published and notified, in this
/// order; a failed call changes nothing. A read is a read of <see cref="Current"/>: it never sees part of a change, and waits at most
/// while one change is applied in memory. Make several reads that belong together on one snapshot.</para>
/// <para>Changes are made one at a time; writers that wait at the same time are served together. The audit sink, a transition rule and
/// the delegate of a batch may read the registry, and see the state before the change; a change from within them is an
/// <see cref="InvalidOperationException"/>. An observer may change the registry.</para>
/// <para>The registry owns no resources and is not disposable: the creator of the log disposes it.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class MilestoneRegistry : IObservable<RegistryChange>
{
    private readonly IAuditSink _sink;
    private readonly ChangeContext _defaultContext;
    private readonly ILogger _logger;
    private readonly Observers _observers;

    /// <summary>Creates an empty registry with an <see cref="InMemoryAuditLog"/> of its own.</summary>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    public MilestoneRegistry(MilestoneRegistryOptions? options = null)
        : this(new InMemoryAuditLog(), options)
    {
    }

    /// <summary>Creates an empty registry that appends to a sink, starting with sequence number 1.</summary>
    /// <param name="sink">Where events are stored. The caller owns it, and disposes it when the registry is no longer used.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sink"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="sink"/> is a log that already holds events: use
    /// <see cref="Open(IAuditLog, MilestoneRegistryOptions, CancellationToken)"/>.</exception>
    public MilestoneRegistry(IAuditSink sink, MilestoneRegistryOptions? options = null)
        : this(Empty(sink), new RegistryState(), options ?? new MilestoneRegistryOptions(), read: null)
    {
    }

    private MilestoneRegistry(IAuditSink sink, RegistryState state, MilestoneRegistryOptions options, long? read)
    {
        state.Family.TryOwn();
        (_sink, _live, Time, _defaultContext) = (sink, new LiveState(state), options.TimeProvider, options.DefaultContext);
        _logger = new BestEffortLogger(options.LoggerFactory.CreateLogger<MilestoneRegistry>());
        _observers = new Observers(_logger);
        Transitions = new TransitionRuleGuard(options.TransitionRule, this);
        Telemetry = new RegistryTelemetry(options.Name);
        _decision = new Decision(this, Transitions, Telemetry);
        Telemetry.Opened(this);
        if (sink is not ISharedAuditLog shared) return;
        (_shared, _looked) = (shared, read ?? Time.GetTimestamp());
        Follower.Follow(shared, this);
    }

    /// <summary>Opens a registry from a log: the same milestones, statuses, histories, fields, records and dependencies, and therefore
    /// bit-identical progress.</summary>
    /// <remarks>O(events). Does not read the clock. The registry appends to the same log.</remarks>
    /// <param name="log">The log. The caller owns it, and disposes it when the registry is no longer used.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Cancels the replay.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    /// <exception cref="AuditReplayException">An event does not fit the events before it, or the log ends within a change; the exception
    /// has its sequence number.</exception>
    public static MilestoneRegistry Open(
        IAuditLog log, MilestoneRegistryOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (log is null) throw new ArgumentNullException(nameof(log));
        return Open(log, log.LastSequence, from: null, options ?? new MilestoneRegistryOptions(), cancellationToken);
    }

    /// <summary>Opens a registry from a snapshot and the events that the log holds after it, without replaying the whole log.</summary>
    /// <remarks>O(events after the snapshot) and, if there are any, O(milestones and dependencies). Everything before is taken from the
    /// snapshot; its last events are read from the log, and must agree with it (<see cref="RegistrySnapshot.AgreesWith"/>).</remarks>
    /// <param name="log">The log. The caller owns it, and disposes it when the registry is no longer used.</param>
    /// <param name="snapshot">A snapshot of a registry that appended to this log, taken from it or read by
    /// <see cref="RegistrySnapshot.Load"/>.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Cancels the replay.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> or <paramref name="snapshot"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="snapshot"/> is not from this log, as far as
    /// <see cref="RegistrySnapshot.AgreesWith"/> can tell; or it is the staged state of a proposal.</exception>
    /// <exception cref="AuditReplayException">An event does not fit the snapshot and the events before it, or the log ends within a
    /// change; the exception has its sequence number.</exception>
    public static MilestoneRegistry Open(
        IAuditLog log, RegistrySnapshot snapshot, MilestoneRegistryOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (log is null) throw new ArgumentNullException(nameof(log));
        if (snapshot is null) throw new ArgumentNullException(nameof(snapshot));
        if (snapshot.IsStaged) throw new ArgumentException(
            "The snapshot is the staged state of a proposal, which is in no log. Open the log with a snapshot of a registry.",
            nameof(snapshot));
        long last = log.LastSequence;
        if (!snapshot.AgreesWith(log, out string? disagreement, cancellationToken))
            throw new ArgumentException(
                $"The snapshot is not from this log. {disagreement} Open the log with a snapshot of its own, or without one.",
                nameof(snapshot));
        return Open(log, last, snapshot.State, options ?? new MilestoneRegistryOptions(), cancellationToken);
    }

    // Checked before the registry exists, because gauges observe it from then on.
    private static IAuditSink Empty(IAuditSink sink) => sink switch
    {
        null => throw new ArgumentNullException(nameof(sink)),
        IAuditLog { LastSequence: > 0 and long last } => throw new ArgumentException(
        FormattableString.Invariant($"The log already holds events up to {last}. Use MilestoneRegistry.Open to continue it."),
        nameof(sink)),
        _ => sink,
    };

    private static MilestoneRegistry Open(
        IAuditLog log, long last, RegistryState? from, MilestoneRegistryOptions options, CancellationToken cancellationToken)
    {
        long read = options.TimeProvider.GetTimestamp();
        RegistryState state =
            Fold.Replay(from, log.Read((from?.Version ?? 0) + 1, cancellationToken), options.DropUnfinishedChange, cancellationToken);
        if (state.Version < last && !options.DropUnfinishedChange) throw AuditReplayException.EndsEarly(state.Version, last);
        MilestoneRegistry registry = new(log, state, options, read);
        registry._logger.Opened(state.Version, state.Count);
        return registry;
    }

    /// <summary>The log that the registry appends to, for reading; <see langword="null"/> if its sink cannot be read. Do not append to
    /// it: unless it is an <see cref="ISharedAuditLog"/>, which the registry follows, the next change is refused, or faults the
    /// registry.</summary>
    public IAuditLog? Log => _sink as IAuditLog;

    /// <summary>Whether an append ended in an unknown outcome. Every change is then refused until a new registry is opened from the log;
    /// reads still work.</summary>
    public bool IsFaulted => _fault is not null;

    /// <summary>Why the last append to the log failed: an <see cref="AuditAppendRefusedException"/> if certainly nothing was stored, so
    /// that the next change is tried as usual; a <see cref="ChangeInDoubtException"/> if the next change settles the outcome; any other
    /// exception if the outcome is unknown or the events could not be applied, so that the registry is faulted. <see langword="null"/> if
    /// the last append succeeded, or there was none.</summary>
    public Exception? AppendFailure => _fault ?? _refusal;

    internal TimeProvider Time { get; }

    internal RegistryTelemetry Telemetry { get; }

    internal TransitionRuleGuard Transitions { get; }

    /// <summary>Notifies an observer of each change that is committed from now on: once, in order, after it is visible.</summary>
    /// <remarks>
    /// The writer's own thread notifies, before the change returns. If another thread is notifying, the change is left to it and returns
    /// at once; what is left to a writer goes to a thread of the pool as soon as that writer's own change was notified of, so a slow
    /// observer delays no writer by more than its own change and those just before it. The changes wait in a queue, which has no limit
    /// but a metric and a warning: an observer that takes long should put them in a queue of its own. An observer may change the
    /// registry: it is notified of that change after the current one. An observer that throws is logged and stays subscribed. <see
    /// cref="IObserver{T}.OnCompleted"/> and <see cref="IObserver{T}.OnError"/> are never called. While there is an observer, each change
    /// freezes a snapshot and copies the pages that it touches.
    /// </remarks>
    /// <param name="observer">The observer.</param>
    /// <returns>The subscription. After it is disposed, no new notification starts; one that another thread has just started may still
    /// arrive.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="observer"/> is <see langword="null"/>.</exception>
    public IDisposable Subscribe(IObserver<RegistryChange> observer)
    {
        if (observer is null) throw new ArgumentNullException(nameof(observer));
        using (_live.Enter()) return _observers.Add(observer); // so that no change becomes visible during this
    }

    /// <summary>Calls a method for each change that is committed from now on, like
    /// <see cref="Subscribe(IObserver{RegistryChange})"/>.</summary>
    /// <param name="onChange">The method to call.</param>
    /// <returns>The subscription; dispose it to end it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="onChange"/> is <see langword="null"/>.</exception>
    public IDisposable Subscribe(Action<RegistryChange> onChange) =>
        Subscribe(new Caller(onChange ?? throw new ArgumentNullException(nameof(onChange))));

    /// <summary>A description of the registry, for people.</summary>
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
