using System.Runtime.ExceptionServices;
using MilestoneTracker.Auditing;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Changes;

/// <summary>One change that a writer asks for: what to decide (one file each in Operations), what became of it, and where its writer waits
/// meanwhile.</summary>
internal abstract class Change
{
    private object? _news; // only who waits needs it
    private bool _woken;

    /// <summary>What kind of change it is, in a stable word for metrics and traces.</summary>
    public abstract string Kind { get; }

    /// <summary>Who asks, and why; set before it is asked for.</summary>
    public ChangeContext Context { get; set; } = null!;

    /// <summary>Whether it runs code of its writer, so that it must be decided on its writer's own thread.</summary>
    public virtual bool StaysOnThread => false;

    /// <summary>Whether the writer wants <see cref="After"/>.</summary>
    public virtual bool WantsSnapshot => false;

    /// <summary>The events of the change; empty where nothing changed.</summary>
    public AuditEvent[] Events { get; set; } = [];

    public bool HasEvents => Events.Length > 0;

    /// <summary>The snapshots around the change, as far as somebody wants them.</summary>
    public RegistrySnapshot? Before { get; set; }

    public RegistrySnapshot? After { get; set; }

    /// <summary>When the change before it was made, where the clock has gone back since.</summary>
    public DateTimeOffset? LaterTime { get; set; }

    /// <summary>Why it was refused; <see langword="null"/> where it was not.</summary>
    public Exception? Refusal { get; private set; }

    public bool IsRefused => Refusal is not null;

    /// <summary>Whether it was refused while it was decided. That may be with anything that code of the host throws, so the type of
    /// the refusal does not tell.</summary>
    public bool IsRefusedByCheck { get; private set; }

    /// <summary>Whether it was answered with a "no", which is not a refusal that is thrown.</summary>
    public virtual bool IsDeclined => false;

    /// <summary>Whether its writer has been made the leader instead of being served.</summary>
    public bool Leads { get; private set; }

    /// <summary>Runs code of the caller that a registry may not run while it has the turn, which may be on another thread: what was passed
    /// is enumerated.</summary>
    public virtual void Prepare()
    {
    }

    /// <summary>Adds to the decision what the operation would change, throws the typed refusal, or adds nothing where nothing would
    /// change.</summary>
    public abstract void Decide(Decision decision);

    public void Refuse(Exception refusal, bool byCheck = false) => (Refusal, IsRefusedByCheck) = (refusal, byCheck);

    public void ThrowIfRefused()
    {
        if (Refusal is not null) ExceptionDispatchInfo.Capture(Refusal).Throw();
    }

    public void WillWait() => _news = new object();

    /// <summary>Waits until it has been served, or is to lead. The change is in the queue and will be made, so an interruption does
    /// not end it.</summary>
    public void Wait()
    {
        UninterruptibleLock.Held held = UninterruptibleLock.Acquire(_news!);
        while (!_woken) held.Wait();
        held.Dispose();
    }

    public void WakeAsLeader()
    {
        Leads = true;
        WakeServed();
    }

    /// <summary>Tells its writer that it was served.</summary>
    public void WakeServed()
    {
        using (UninterruptibleLock.Acquire(_news!))
        {
            _woken = true;
            Monitor.Pulse(_news!);
        }
    }
}
