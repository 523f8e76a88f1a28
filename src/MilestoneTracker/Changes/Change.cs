using System.Runtime.ExceptionServices;
using MilestoneTracker.Auditing;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Changes;

/// <summary>One change that a writer requests: what to decide (one file each in Operations), its outcome, and where its writer
/// waits.</summary>
internal abstract class Change
{
    private object? _signal; // created only if the writer waits
    private bool _woken;

    /// <summary>The kind of change, in a stable word for metrics and traces.</summary>
    public abstract string Kind { get; }

    /// <summary>Who requests the change, and why; set before it is requested.</summary>
    public ChangeContext Context { get; set; } = null!;

    /// <summary>Whether it runs code of the caller, so that it must be decided on the caller's own thread.</summary>
    public virtual bool StaysOnThread => false;

    /// <summary>Whether the writer wants <see cref="After"/>.</summary>
    public virtual bool WantsSnapshot => false;

    /// <summary>The events of the change; empty if nothing changed.</summary>
    public AuditEvent[] Events { get; set; } = [];

    public bool HasEvents => Events.Length > 0;

    /// <summary>The snapshots around the change, if the writer or an observer needs them.</summary>
    public RegistrySnapshot? Before { get; set; }

    public RegistrySnapshot? After { get; set; }

    /// <summary>The time of the change before it, if the clock has gone back since.</summary>
    public DateTimeOffset? LaterTime { get; set; }

    /// <summary>Its place in the queue of the observers; 0 if it is not in it.</summary>
    public long PlaceInLine { get; set; }

    /// <summary>Why it was refused; <see langword="null"/> if it was not.</summary>
    public Exception? Refusal { get; private set; }

    public bool IsRefused => Refusal is not null;

    /// <summary>Whether it was refused when it was decided. The type of the refusal does not show this, because code of the host can
    /// throw anything.</summary>
    public bool IsRefusedByCheck { get; private set; }

    /// <summary>Whether the answer was "no" without an exception.</summary>
    public virtual bool IsDeclined => false;

    /// <summary>Whether its writer was made the leader instead of being served.</summary>
    public bool Leads { get; private set; }

    /// <summary>Runs code of the caller that must not run during the turn, which may be on another thread: it enumerates
    /// arguments.</summary>
    public virtual void Prepare()
    {
    }

    /// <summary>Adds the edits of the operation to the decision, throws the typed refusal, or adds nothing if nothing would
    /// change.</summary>
    public abstract void Decide(Decision decision);

    /// <summary>Forgets how it was decided, because it will be decided again on a newer state.</summary>
    public void Reset()
    {
        (Events, Before, After, LaterTime) = ([], null, null, null);
        Refuse(null);
    }

    public void Refuse(Exception? refusal, bool byCheck = false) => (Refusal, IsRefusedByCheck) = (refusal, byCheck);

    public void ThrowIfRefused()
    {
        if (Refusal is not null) ExceptionDispatchInfo.Capture(Refusal).Throw();
    }

    public void WillWait() => _signal = new object();

    /// <summary>Waits until the change was served, or is to lead. It is in the queue and will be made, so an interruption does not end
    /// the wait.</summary>
    public void Wait()
    {
        UninterruptibleLock.Held held = UninterruptibleLock.Acquire(_signal!);
        while (!_woken) held.Wait();
        held.Dispose();
    }

    public void WakeAsLeader()
    {
        Leads = true;
        WakeServed();
    }

    /// <summary>Wakes its writer after it was served.</summary>
    public void WakeServed()
    {
        using (UninterruptibleLock.Acquire(_signal!))
        {
            _woken = true;
            Monitor.Pulse(_signal!);
        }
    }
}
