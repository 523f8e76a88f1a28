using MilestoneTracker.Auditing;

namespace MilestoneTracker.Planning.Trends;

// A log that is read through, with the effective times of the changes that came by: so that a version and its time are found in one pass.
// Only the last change and the one before are remembered: as of a sequence number is one of these two.
internal sealed class TimedLog(IAuditLog log) : IAuditLog
{
    private (long Version, DateTimeOffset Time) _before;
    private (long Version, DateTimeOffset Time) _last;
    private DateTimeOffset _latest = DateTimeOffset.MinValue;

    public long LastSequence => log.LastSequence;

    public void Append(IReadOnlyList<AuditEvent> events) => log.Append(events);

    public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default)
    {
        foreach (AuditEvent next in log.Read(fromSequence, cancellationToken))
        {
            if (next is not null)
            {
                if (next.Time > _latest) _latest = next.Time;
                if (next.Index == 1) _before = _last;
                _last = (next.Sequence, _latest);
            }

            yield return next!;
        }
    }

    /// <summary>The effective time of a version that was read last, or right before a change that was read in part; of version 0 that
    /// of the first change.</summary>
    public DateTimeOffset TimeOf(long version) => version == _last.Version || version == 0 ? _last.Time : _before.Time;
}
