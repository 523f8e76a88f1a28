using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;

namespace MilestoneTracker.Sqlite;

// A saved state beside the log, which is a cache: what is in it, and when it is worth anything, is on the page of StateSnapshotFile.cs.

public sealed partial class SqliteAuditLog
{
    private string SnapshotPath => _path + "-snapshot";

    /// <summary>The version of the state that was saved last, or that a registry was opened from last, through this object; 0 where
    /// there was none. What has come since is what opening anew would replay.</summary>
    public long SavedStateVersion { get; private set; }

    /// <summary>Opens a registry from this log: from the state that was saved last, where it agrees with the log, and what the log
    /// holds after it; else from the whole log.</summary>
    /// <remarks>
    /// From a saved state only what comes after it is read and verified, with the root of the tree as the link: O(events after it,
    /// and milestones and dependencies). Of what came before
    /// the last events are read and must be seen in the state (<see cref="RegistrySnapshot.AgreesWith"/>), so that the state of
    /// another plan is noticed before
    /// anything is decided on it; the rest is taken from whoever saved it: the file is as trustworthy as the folder that it lies
    /// in. To verify from the first event on, use
    /// <see cref="MilestoneRegistry.Open(IAuditLog, MilestoneRegistryOptions, CancellationToken)"/>: O(events), the same cost as
    /// where no state was saved. A saved state that disagrees is deleted, and the logger of the options is told.
    /// </remarks>
    /// <param name="options">How the registry behaves; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading of the saved state, or the replay, with <see cref="OperationCanceledException"/>;
    /// the saved state stays.</param>
    /// <exception cref="LedgerException">An event is not what was appended there; it is named.</exception>
    /// <exception cref="AuditReplayException">An event does not fit the ones before it; it is named.</exception>
    /// <exception cref="SqliteLogException">The file cannot be read.</exception>
    public MilestoneRegistry OpenRegistry(MilestoneRegistryOptions? options = null, CancellationToken cancellationToken = default)
    {
        RegistrySnapshot? saved = SavedStateFile.TryRead(SnapshotPath, Identity, _tree, cancellationToken, out string? reason);
        try
        {
            if (saved is not null)
            {
                MilestoneRegistry registry = MilestoneRegistry.Open(this, saved, options, cancellationToken);
                SavedStateVersion = saved.Version;
                return registry;
            }
        }
        catch (ArgumentException e) when (e.ParamName == "snapshot")
        {
            // It is another plan's; only then is it asked a second time, for the reason.
            saved!.AgreesWith(this, out reason, cancellationToken);
        }
        catch (AuditReplayException)
        {
            reason = "What follows does not fit it."; // either it lies, or the log does: the whole log tells
        }

        if (reason is not null)
        {
            (options ?? new MilestoneRegistryOptions()).LoggerFactory.SayStateNotUsed(reason);
            if (_writer is not null) SavedStateFile.TryDelete(SnapshotPath);
        }

        SavedStateVersion = 0;
        return MilestoneRegistry.Open(this, options, cancellationToken);
    }

    /// <summary>Saves a state beside the log (in a file whose name ends in <c>-snapshot</c>), so that the next
    /// <see cref="OpenRegistry"/> replays only what comes after it.</summary>
    /// <remarks>O(milestones, dependencies and histories). A cache: it may be deleted at any time, and takes the place of the one
    /// before. Changes go on meanwhile.</remarks>
    /// <param name="snapshot">A snapshot of a registry that was opened from this log.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>, also while it waits for another saving of
    /// this log to end. The state that was saved before, if any, is as it was.</param>
    /// <exception cref="ArgumentException"><paramref name="snapshot"/> is not of this log, as far as
    /// <see cref="RegistrySnapshot.AgreesWith"/>
    /// tells.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="snapshot"/> is the staged state of a proposal, or the log was
    /// opened for reading only.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    /// <exception cref="IOException">The file cannot be written. The one before, if any, is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The rights to write it are missing.</exception>
    public void SaveState(RegistrySnapshot snapshot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (_writer is null)
            throw new InvalidOperationException("The log was opened for reading only. Open it for writing to save a state beside it.");
        if (!snapshot.AgreesWith(this, out string? disagreement, cancellationToken))
            throw new ArgumentException($"The snapshot is not of this log. {disagreement} Save a snapshot of this log.", nameof(snapshot));
        if (snapshot.Version == 0) return; // nothing to save a replay of
        _saving.Wait(cancellationToken);
        try
        {
            SavedStateFile.Write(SnapshotPath, snapshot, Identity, _tree, cancellationToken);
            SavedStateVersion = snapshot.Version;
        }
        finally
        {
            _saving.Release();
        }
    }
}
