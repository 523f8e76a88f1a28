using MilestoneTracker.Auditing;

namespace MilestoneTracker.TestSupport.Doubles;

// A sink that holds its first append at a gate, so that writers gather behind it; the later ones go through. Remembers each call.
internal sealed class GatedSink : IAuditSink
{
    private readonly Gate _entered = new();
    private readonly Gate _gate = new();
    private readonly List<IReadOnlyList<AuditEvent>> _calls = [];

    public InMemoryAuditLog Kept { get; } = new();

    /// <summary>What becomes of the append of each number, from 1.</summary>
    public Func<int, Fate> FateOf { get; set; } = _ => Fate.Keep;

    /// <summary>The events of each call, also of those that failed.</summary>
    public IReadOnlyList<IReadOnlyList<AuditEvent>> Calls
    {
        get
        {
            lock (_calls) return [.. _calls];
        }
    }

    public void AwaitFirst() => _entered.Await();

    public void Release() => _gate.Open();

    public void Append(IReadOnlyList<AuditEvent> events)
    {
        int call;
        lock (_calls)
        {
            _calls.Add([.. events]);
            call = _calls.Count;
        }

        _entered.Open();
        _gate.Await();
        Fate fate = FateOf(call);
        if (fate == Fate.Refuse) throw new AuditAppendRefusedException("The disk is full. Make room.");
        if (fate == Fate.Fail) throw new IOException("The cable was pulled.");
        Kept.Append(events);
        if (fate == Fate.KeepThenFail) throw new IOException("The acknowledgement was lost.");
    }
}

/// <summary>A gate that is opened once. It needs no disposal.</summary>
internal sealed class Gate
{
    private readonly object _news = new();
    private bool _open;

    public void Open()
    {
        lock (_news)
        {
            _open = true;
            Monitor.PulseAll(_news);
        }
    }

    public void Await()
    {
        lock (_news)
        {
            while (!_open)
                if (!Monitor.Wait(_news, WorkerThreads.Patience)) throw new TimeoutException("The gate was not opened.");
        }
    }
}
