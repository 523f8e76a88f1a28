using MilestoneTracker.Auditing;

namespace MilestoneTracker.Hosting;

/// <summary>What a host does with the log of a registry beside appending and reading: open, ask, verify, close. Each has an answer
/// that is true of any log; a kind of log that can do more overrides it.</summary>
/// <remarks>The log itself is made, and disposed, by the container. Its members may be called from any thread.</remarks>
/// <param name="log">The log.</param>
public class HostedLog(IAuditLog log)
{
    /// <summary>The log.</summary>
    public IAuditLog Log => log;

    /// <summary>Opens the registry, once, when the host starts or somebody asks for it sooner. By default the whole log is
    /// replayed: O(events).</summary>
    /// <param name="options">How the registry behaves.</param>
    /// <param name="wholeLog">Whether every event is to be read, also where a saved state would do.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="AuditReplayException">An event does not fit; what else the log throws comes through too. Either stops the
    /// start of the host.</exception>
    public virtual MilestoneRegistry Open(MilestoneRegistryOptions options, bool wholeLog, CancellationToken cancellationToken) =>
        MilestoneRegistry.Open(log, options, cancellationToken);

    /// <summary>Asks whether the log would take up an append, and appends nothing. Asked by each health check, so it should be
    /// quick. By default it is not known, and nothing is said against it.</summary>
    /// <returns><see langword="null"/> where nothing is known to be in the way; otherwise what is.</returns>
    public virtual Exception? CheckWritable() => null;

    /// <summary>Verifies the whole log, while changes go on. By default it is replayed, without a registry: O(events), and memory
    /// for a second plan meanwhile.</summary>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <returns><see langword="null"/> where every event is sound; otherwise what is wrong, in words. What it throws means that it
    /// could not be found out.</returns>
    public virtual string? Verify(CancellationToken cancellationToken)
    {
        try
        {
            long last = log.LastSequence;
            long version = RegistrySnapshot.Replay(log.Read(1, cancellationToken), cancellationToken).Version;
            return version >= last ? null
                : FormattableString.Invariant($"The log says that it ends with event {last}, and what it gives ends with event {version}.");
        }
        catch (AuditReplayException e)
        {
            return e.Message;
        }
    }

    /// <summary>Saves the state when the host has stopped, where the log can, so that the next start is shorter. By default nothing
    /// is saved.</summary>
    /// <param name="last">The registry as it is.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>: the host does not wait any longer.</param>
    /// <returns>Whether it was saved. What it throws is logged, and stops nothing.</returns>
    public virtual bool SaveState(RegistrySnapshot last, CancellationToken cancellationToken) => false;
}
