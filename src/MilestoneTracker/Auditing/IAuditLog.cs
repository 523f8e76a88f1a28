namespace MilestoneTracker.Auditing;

/// <summary>An <see cref="IAuditSink"/> that can be read. A registry is opened from it.</summary>
/// <remarks>Safe from any thread: a log may be read while a registry appends to it.</remarks>
public interface IAuditLog : IAuditSink
{
    /// <summary>The sequence number of the last event; 0 if there is none.</summary>
    long LastSequence { get; }

    /// <summary>Reads the events in order, up to the last event that is stored when the enumeration begins.</summary>
    /// <param name="fromSequence">The first sequence number to read, from 1 (the default). If it is beyond the last event, the result is
    /// empty.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fromSequence"/> is below 1.</exception>
    IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default);
}
