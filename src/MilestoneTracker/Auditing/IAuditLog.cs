namespace MilestoneTracker.Auditing;

/// <summary>An <see cref="IAuditSink"/> that can be read back. A registry is opened from it.</summary>
/// <remarks>Safe from any thread: a log may be read while a registry appends to it.</remarks>
public interface IAuditLog : IAuditSink
{
    /// <summary>The sequence number of the last event that is kept; 0 where there is none.</summary>
    long LastSequence { get; }

    /// <summary>The events in order of sequence, as far as they are kept when the enumeration begins.</summary>
    /// <param name="fromSequence">The first sequence number to read, from 1. Beyond the last event there is nothing to read, and no
    /// error.</param>
    /// <param name="cancellationToken">Ends the enumeration with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fromSequence"/> is below 1.</exception>
    IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default);
}
