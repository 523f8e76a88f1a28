using MilestoneTracker.Auditing;

namespace MilestoneTracker.TestSupport.Doubles;

/// <summary>What becomes of an append.</summary>
public enum Fate
{
    Keep,
    Refuse,
    Fail,
    KeepThenFail,
}

// A sink that does to its k-th append (from 1) what it is told to, and keeps what it keeps in a log that can be replayed.
internal sealed class FaultySink(Func<int, Fate> fate) : IAuditSink
{
    public InMemoryAuditLog Kept { get; } = new();

    public int Appends { get; private set; }

    /// <summary>What to do within each append, before its fate.</summary>
    public Action<IReadOnlyList<AuditEvent>>? Within { get; set; }

    public static FaultySink At(int append, Fate fate) => new(k => k == append ? fate : Fate.Keep);

    public void Append(IReadOnlyList<AuditEvent> events)
    {
        Appends++;
        Within?.Invoke(events);
        Fate mine = fate(Appends);
        if (mine == Fate.Refuse) throw new AuditAppendRefusedException("The disk is full. Make room.");
        if (mine == Fate.Fail) throw new IOException("The cable was pulled.");
        Kept.Append(events);
        if (mine == Fate.KeepThenFail) throw new IOException("The acknowledgement was lost.");
    }
}
