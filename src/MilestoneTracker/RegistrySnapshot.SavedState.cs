using MilestoneTracker.Auditing;
using MilestoneTracker.State;
using MilestoneTracker.SavedStates;

namespace MilestoneTracker;

public sealed partial class RegistrySnapshot
{
    /// <summary>Writes the whole state, histories included, so that a later start need not replay the log from its first event. A
    /// cache and nothing more: events are the exchange form.</summary>
    /// <remarks>
    /// O(milestones, dependencies and entries of histories). The bytes are for <see cref="Load"/> of a library that knows the same
    /// format, and end in their SHA-256 hash; equal snapshots
    /// may have different bytes.
    /// </remarks>
    /// <param name="output">Where to write. It stays open.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>; what was written until then is not a saved
    /// state.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">It is the staged state of a proposal, which no log has: commit, and save what
    /// that returns.</exception>
    public void Save(Stream output, CancellationToken cancellationToken = default)
    {
        if (output is null) throw new ArgumentNullException(nameof(output));
        CheckIsOfLog();
        SavedState.Write(State, output, cancellationToken);
    }

    /// <summary>Whether it can be a snapshot of a log, as far as the last 1,024 events up to its version tell: each must be seen in
    /// it. So the state of another
    /// plan is noticed, wherever it was kept. Of a shorter log everything is compared.</summary>
    /// <remarks>O(those events and milestones). What the state says of older events is not looked at: only a replay of the whole
    /// log does that.</remarks>
    /// <param name="log">The log.</param>
    /// <param name="disagreement">What tells that it is not, in a sentence; <see langword="null"/> where nothing does.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    /// <exception cref="AuditReplayException">The events themselves do not fit each other.</exception>
    /// <exception cref="InvalidOperationException">It is the staged state of a proposal, which no log has.</exception>
    public bool AgreesWith(IAuditLog log, out string? disagreement, CancellationToken cancellationToken = default)
    {
        if (log is null) throw new ArgumentNullException(nameof(log));
        CheckIsOfLog();
        disagreement = Agreement.Fault(State, log, cancellationToken);
        return disagreement is null;
    }

    /// <summary>The snapshot that <see cref="Save"/> has written: same milestones, statuses, histories, fields, records and
    /// dependencies.</summary>
    /// <remarks>
    /// O(bytes): the order comes out of the same single pass, so this is several times faster than a replay. Every rule of names,
    /// statuses, fields and dependencies is
    /// checked, so that whatever is loaded is a state that a registry could be in; whether it is the state of a given log is asked
    /// with <see cref="AgreesWith"/>.
    /// </remarks>
    /// <param name="input">What was written, to the end of the stream.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidDataException">The bytes are not what <see cref="Save"/> of this format writes: damaged, cut off, or
    /// of another version. Replay the log instead.</exception>
    public static RegistrySnapshot Load(Stream input, CancellationToken cancellationToken = default) =>
        new(SavedState.Read(input ?? throw new ArgumentNullException(nameof(input)), cancellationToken));

    private void CheckIsOfLog()
    {
        if (IsStaged) throw new InvalidOperationException(
            "This is the staged state of a proposal, which no log has. Commit it, and save what that returns.");
    }
}
