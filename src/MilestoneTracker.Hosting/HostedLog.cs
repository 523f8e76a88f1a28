using MilestoneTracker.Auditing;

namespace MilestoneTracker.Hosting;

/// <summary>What a host does with the log of a registry besides appending and reading: open, check, verify and save. The defaults
/// work with any log; derive from this class for a log that can do more.</summary>
/// <remarks>The container creates and disposes the log itself. Members may be called from any thread.</remarks>
/// <param name="log">The log.</param>
public class HostedLog(IAuditLog log)
{
    /// <summary>The log.</summary>
    public IAuditLog Log => log;

    /// <summary>Opens the registry. Called once: when the host starts, or earlier if a service requests the registry earlier. By
    /// default the whole log is replayed: O(events).</summary>
    /// <param name="options">The options of the registry.</param>
    /// <param name="wholeLog">Whether to read every event even if there is a saved state.</param>
    /// <param name="cancellationToken">Cancels the opening with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="AuditReplayException">An event does not fit the events before it. This exception, and any exception of the
    /// log, stops the start of the host.</exception>
    public virtual MilestoneRegistry Open(MilestoneRegistryOptions options, bool wholeLog, CancellationToken cancellationToken) =>
        MilestoneRegistry.Open(log, options, cancellationToken);

    /// <summary>Checks whether the log would accept an append, without appending. Called by every health check, so it should be
    /// fast. By default the check succeeds.</summary>
    /// <returns>Success if no obstacle is known; otherwise the obstacle.</returns>
    public virtual LogCheckResult CheckWritable() => LogCheckResult.Success;

    /// <summary>Verifies the whole log while changes continue. By default the log is replayed without a registry: O(events), and
    /// memory for a second plan.</summary>
    /// <param name="cancellationToken">Cancels the verification with <see cref="OperationCanceledException"/>.</param>
    /// <returns>Success if every event is valid; otherwise the first fault. An exception means that the log could not be
    /// verified, not that it is corrupt.</returns>
    public virtual LogCheckResult Verify(CancellationToken cancellationToken)
    {
        try
        {
            long last = log.LastSequence;
            long version = RegistrySnapshot.Replay(log.Read(1, cancellationToken), cancellationToken).Version;
            return version >= last
                ? LogCheckResult.Success
                : LogCheckResult.Fail(FormattableString.Invariant(
                    $"The log ends with event {last}, but reading it ended with event {version}."));
        }
        catch (AuditReplayException e)
        {
            return LogCheckResult.Fail(e.Message, e);
        }
    }

    /// <summary>Saves the state after the host has stopped, so that the next start replays less. By default nothing is
    /// saved.</summary>
    /// <param name="last">The final state of the registry.</param>
    /// <param name="cancellationToken">Cancels the saving with <see cref="OperationCanceledException"/> when the host stops
    /// waiting.</param>
    /// <returns>Whether the state was saved. An exception is logged and stops nothing.</returns>
    public virtual bool SaveState(RegistrySnapshot last, CancellationToken cancellationToken) => false;
}
