using MilestoneTracker.Auditing;

namespace MilestoneTracker.TestSupport.Doubles;

// A log that counts how it is read, and may end a call after so many events.
internal sealed class CountingLog(IAuditLog log) : IAuditLog
{
    /// <summary>How often reading began at the first event.</summary>
    public int Passes { get; private set; }

    public long EventsRead { get; private set; }

    /// <summary>Called with the number of each event that is read.</summary>
    public Action<long>? OnRead { get; set; }

    public long LastSequence => log.LastSequence;

    public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default)
    {
        if (fromSequence == 1) Passes++;
        foreach (AuditEvent next in log.Read(fromSequence, cancellationToken))
        {
            EventsRead++;
            OnRead?.Invoke(EventsRead);
            yield return next;
        }
    }

    public void Append(IReadOnlyList<AuditEvent> events) => throw new NotSupportedException();
}
