using MilestoneTracker.Auditing;
using MilestoneTracker.State;
using MilestoneTracker.SavedStates;

namespace MilestoneTracker;

public sealed partial class RegistrySnapshot
{
    /// <summary>Writes a saved state: the whole state with its histories, so that a later start does not have to replay the whole log. It
    /// is only a cache; to exchange a plan, use its events.</summary>
    /// <remarks>
    /// O(milestones, dependencies and history entries). <see cref="Load"/> of a library that knows the same format version reads the
    /// bytes, which end with their SHA-256 hash. Equal snapshots can have different bytes.
    /// </remarks>
    /// <param name="output">The stream to write to. It stays open.</param>
    /// <param name="cancellationToken">Cancels the writing; the bytes written so far are not a saved state.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The snapshot is the staged state of a proposal, which is in no log: commit it, and
    /// save the snapshot that this returns.</exception>
    public void Save(Stream output, CancellationToken cancellationToken = default)
    {
        if (output is null) throw new ArgumentNullException(nameof(output));
        CheckIsOfLog();
        SavedState.Write(State, output, cancellationToken);
    }

    /// <summary>Whether the snapshot can be from a log, as far as the last 1,024 events up to its version show: each must agree with the
    /// snapshot. This detects the state of another plan, wherever it was stored, unless both have the same last events with the same times.
    /// A shorter log is compared completely.</summary>
    /// <remarks>O(these events, and milestones). The effect of older events is not checked: only a replay of the whole log does
    /// that.</remarks>
    /// <param name="log">The log.</param>
    /// <param name="disagreement">The disagreement that was found, in a sentence; <see langword="null"/> if there is none.</param>
    /// <param name="cancellationToken">Cancels the comparison.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    /// <exception cref="AuditReplayException">The events do not fit each other.</exception>
    /// <exception cref="InvalidOperationException">The snapshot is the staged state of a proposal, which is in no log.</exception>
    public bool AgreesWith(IAuditLog log, out string? disagreement, CancellationToken cancellationToken = default)
    {
        if (log is null) throw new ArgumentNullException(nameof(log));
        CheckIsOfLog();
        disagreement = Agreement.Fault(State, log, cancellationToken);
        return disagreement is null;
    }

    /// <summary>Reads a saved state that <see cref="Save"/> has written: the same milestones, statuses, histories, fields, records and
    /// dependencies.</summary>
    /// <remarks>
    /// O(bytes). The topological order is rebuilt in the same single pass, so this is several times faster than a replay. Every rule for
    /// names, statuses, fields and dependencies is checked, so that the result is always a state that a registry can have. To check
    /// whether it belongs to a log, use <see cref="AgreesWith"/>.
    /// </remarks>
    /// <param name="input">The saved state, up to the end of the stream.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidDataException">The bytes are not a saved state of this format version: they are damaged, truncated, or of
    /// another version. Replay the log instead.</exception>
    public static RegistrySnapshot Load(Stream input, CancellationToken cancellationToken = default) =>
        new(SavedState.Read(input ?? throw new ArgumentNullException(nameof(input)), cancellationToken));

    private void CheckIsOfLog()
    {
        if (IsStaged) throw new InvalidOperationException(
            "This is the staged state of a proposal, which is in no log. Commit it, and save the snapshot that Commit returns.");
    }
}
