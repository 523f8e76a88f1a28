using MilestoneTracker.State;

namespace MilestoneTracker;

public sealed partial class RegistrySnapshot
{
    /// <summary>Writes the whole state, histories included, so that a later start need not replay the log from its first event. A cache and nothing more: events are the exchange form.</summary>
    /// <remarks>
    /// O(milestones, dependencies and entries of histories). The bytes are for <see cref="Load"/> of a library that knows the same format, and end in their SHA-256 hash; equal snapshots
    /// may have different bytes.
    /// </remarks>
    /// <param name="output">Where to write. It stays open.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>; what was written until then is not a saved
    /// state.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">It is the staged state of a proposal, which no log has: commit, and save what that returns.</exception>
    public void Save(Stream output, CancellationToken cancellationToken = default)
    {
        if (output is null) throw new ArgumentNullException(nameof(output));
        if (IsStaged) throw new InvalidOperationException("This is the staged state of a proposal, which no log has. Commit it, and save what that returns.");
        StateImage.Write(State, output, cancellationToken);
    }

    /// <summary>The snapshot that <see cref="Save"/> has written: same milestones, statuses, histories and dependencies, bit-identical progress.</summary>
    /// <remarks>
    /// O(bytes): order and progress come out of the same single pass, so this is several times faster than a replay. Every rule of names, statuses and dependencies is checked, so that whatever is loaded is a
    /// state that a registry could be in; that it is the state of a given <em>log</em> is for the one to know who kept it.
    /// </remarks>
    /// <param name="input">What was written, to the end of the stream.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidDataException">The bytes are not what <see cref="Save"/> of this format writes: damaged, cut off, or of another version. Replay the log instead.</exception>
    public static RegistrySnapshot Load(Stream input, CancellationToken cancellationToken = default) =>
        new(StateImage.Read(input ?? throw new ArgumentNullException(nameof(input)), cancellationToken));
}
