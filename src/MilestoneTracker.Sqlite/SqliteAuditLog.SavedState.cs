using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;

namespace MilestoneTracker.Sqlite;

// The saved state beside the log is a cache: SavedStateFile.cs describes its content and when it is rejected. Opening never trusts a
// saved state that disagrees with the log, and never fails because of one: it replays the whole log instead.

public sealed partial class SqliteAuditLog
{
    private string SavedStatePath => _path + "-state";

    /// <summary>The version of the saved state that this object last saved, or last opened a registry from; 0 if there is none. Opening
    /// the log again would replay the events after it.</summary>
    public long SavedStateVersion { get; private set; }

    /// <summary>Opens a registry from this log: from the saved state and the events after it, if the saved state agrees with the log;
    /// otherwise from the whole log.</summary>
    /// <remarks>
    /// From a saved state, only the events after it are read and verified; the root of the tree links them to it. O(events after it,
    /// milestones and dependencies). Of the events before it only the last ones are read, and the state must reflect them
    /// (<see cref="RegistrySnapshot.AgreesWith"/>), so that the state of another plan is rejected. The rest is not verified: the
    /// saved state is as trustworthy as the folder that holds it. To verify from the first event, use
    /// <see cref="MilestoneRegistry.Open(IAuditLog, MilestoneRegistryOptions, CancellationToken)"/>: O(events), the same cost as
    /// without a saved state. A saved state that disagrees with the log is deleted (unless the log was opened for reading only), and
    /// a warning is logged to the logger factory of the options.
    /// </remarks>
    /// <param name="options">The options of the registry; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Cancels the opening with <see cref="OperationCanceledException"/>; the saved state is not
    /// deleted.</param>
    /// <exception cref="LedgerException">An event was changed; the message names it.</exception>
    /// <exception cref="AuditReplayException">An event does not fit the events before it; the message names it.</exception>
    /// <exception cref="SqliteLogException">The file cannot be read.</exception>
    public MilestoneRegistry OpenRegistry(MilestoneRegistryOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (_sharedFolder is not null) (options ?? new MilestoneRegistryOptions()).LoggerFactory.LogSharedFolder(_sharedFolder);
        RegistrySnapshot? saved = SavedStateFile.TryRead(SavedStatePath, Identity, _tree, cancellationToken, out string? reason);
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
            // The state of another plan. The comparison is repeated only in this case, to get the reason.
            saved!.AgreesWith(this, out reason, cancellationToken);
        }
        catch (AuditReplayException)
        {
            reason = "The events after it do not fit it."; // the saved state or the log is wrong: replaying the whole log decides
        }

        if (reason is not null)
        {
            (options ?? new MilestoneRegistryOptions()).LoggerFactory.LogStateNotUsed(reason);
            if (_writer is not null) SavedStateFile.TryDelete(SavedStatePath);
        }

        SavedStateVersion = 0;
        return MilestoneRegistry.Open(this, options, cancellationToken);
    }

    /// <summary>Saves a state beside the log (in a file whose name ends in <c>-state</c>), so that the next
    /// <see cref="OpenRegistry"/> replays only the events after it.</summary>
    /// <remarks>O(milestones, dependencies and histories). The saved state is a cache: it may be deleted at any time. It replaces an
    /// earlier one. Changes continue while it is saved.</remarks>
    /// <param name="snapshot">A snapshot of a registry that was opened from this log.</param>
    /// <param name="cancellationToken">Cancels the saving with <see cref="OperationCanceledException"/>, also while it waits for another
    /// call of this method. An earlier saved state is unchanged.</param>
    /// <exception cref="ArgumentException"><paramref name="snapshot"/> does not belong to this log, according to
    /// <see cref="RegistrySnapshot.AgreesWith"/>.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="snapshot"/> is the staged state of a proposal, or the log was
    /// opened for reading only.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    /// <exception cref="IOException">The file cannot be written. An earlier saved state is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The process may not write the file.</exception>
    public void SaveState(RegistrySnapshot snapshot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (_writer is null)
            throw new InvalidOperationException("The log was opened for reading only. Open it for writing to save a state beside it.");
        if (!snapshot.AgreesWith(this, out string? disagreement, cancellationToken))
            throw new ArgumentException($"The snapshot is not of this log. {disagreement} Save a snapshot of this log.", nameof(snapshot));
        if (snapshot.Version == 0) return; // an empty log is not replayed
        _saving.Wait(cancellationToken);
        try
        {
            SavedStateFile.Write(SavedStatePath, snapshot, Identity, _tree, cancellationToken);
            SavedStateVersion = snapshot.Version;
        }
        finally
        {
            _saving.Release();
        }
    }
}
