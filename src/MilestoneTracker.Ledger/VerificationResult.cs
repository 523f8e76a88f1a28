using System.Globalization;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Ledger;

/// <summary>What verifying a whole log has found: how far it is good, what vouches for it, and the first thing that is wrong.</summary>
/// <remarks>
/// What the chain alone shows is that the events fit together; whoever can write the file could have written all of it anew, or
/// left out the last events. A checkpoint that was
/// kept elsewhere rules that out for the events that it covers. Immutable.
/// </remarks>
public sealed class VerificationResult
{
    private const int MaxNamed = 5; // in the words

    private VerificationResult(
        LedgerChain chain, RegistrySnapshot? plan, Checkpoint? checkpoint, List<long> setbacks, LedgerException? fault)
    {
        (Identity, Checkpoint, FailedAt, Fault, ClockSetbacks) =
            (chain.Identity, checkpoint, fault?.Sequence, fault?.Reason, setbacks.AsReadOnly());
        (Plan, Root) = (plan, fault is null ? chain.Root : null);
        // A fault of the plan is found when all is read.
        Events = fault is null ? chain.Size : Math.Min(chain.Size, Math.Max(0, fault.Sequence - 1));
    }

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsValid => Fault is null;

    /// <summary>The identity of the log; <see langword="null"/> where it has no event that can be read.</summary>
    public string? Identity { get; }

    /// <summary>How many events there are; where something is wrong, how many are linked before the first event at fault. Of these
    /// the last may be the one that was changed: what it was, the next one names.</summary>
    public long Events { get; }

    /// <summary>The root of the tree over the events; <see langword="null"/> where something is wrong.</summary>
    public LedgerHash? Root { get; }

    /// <summary>The plan that the events add up to; <see langword="null"/> where something is wrong.</summary>
    public RegistrySnapshot? Plan { get; }

    /// <summary>The checkpoint that the log was held against; <see langword="null"/> where there was none.</summary>
    public Checkpoint? Checkpoint { get; }

    /// <summary>Up to which sequence number the checkpoint vouches for the log: for these events and their order, and that none is
    /// missing. 0 without one, or where something is wrong.</summary>
    public long CoveredUpTo => IsValid && Checkpoint is not null ? Checkpoint.Size : 0;

    /// <summary>Where the clock went back, as far as the log was read: the sequence numbers of the first events of changes whose
    /// recorded time is earlier than that
    /// of the change before. No fault of the log; as of a time counts the latest time so far.</summary>
    public IReadOnlyList<long> ClockSetbacks { get; }

    /// <summary>The sequence number of the first event at fault, which is the number of its line; <see langword="null"/> where
    /// nothing is wrong.</summary>
    public long? FailedAt { get; }

    /// <summary>What is wrong with it; <see langword="null"/> where nothing is.</summary>
    public string? Fault { get; }

    /// <summary>Replays the events of a log as they are read, and holds them against a checkpoint. O(bytes), one pass.</summary>
    /// <param name="read">
    /// Reads the events of the whole log through the chain that it is given, which is new: each when it is asked for, and gives it
    /// out as the chain has read it, as <see cref="LedgerLines.Read"/> does. What the chain has
    /// not read is verified by nobody.
    /// </param>
    /// <param name="log">The identity that the log must have; <see langword="null"/> where its first event tells it.</param>
    /// <param name="checkpoint">The checkpoint; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <returns>What was found; a fault is reported and not thrown.</returns>
    /// <exception cref="ArgumentException"><paramref name="log"/> breaks a rule of names; or <paramref name="read"/> gives an event that is
    /// not the one that the chain has just read, or keeps one back.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="read"/> is <see langword="null"/>.</exception>
    public static VerificationResult Compute(
        Func<LedgerChain, IEnumerable<AuditEvent>> read, string? log = null, Checkpoint? checkpoint = null,
        CancellationToken cancellationToken = default)
    {
        if (read is null) throw new ArgumentNullException(nameof(read));
        LedgerChain chain = new(log);
        List<long> setbacks = [];
        try
        {
            return new VerificationResult(
                chain, RegistrySnapshot.Replay(Held(read, chain, checkpoint, setbacks), cancellationToken), checkpoint, setbacks,
                fault: null);
        }
        catch (LedgerException fault)
        {
            return new VerificationResult(chain, plan: null, checkpoint, setbacks, fault);
        }
        catch (AuditReplayException fault)
        {
            return new VerificationResult(
                chain, plan: null, checkpoint, setbacks, new LedgerException(fault.Sequence, fault.Message, fault));
        }
    }

    /// <summary>The report in words, for people.</summary>
    public override string ToString()
    {
        if (!IsValid) return string.Format(
            CultureInfo.InvariantCulture, "Not valid{0} at event {1} (its line): {2}", Identity is null
            ? "" : $", log '{Identity}',", FailedAt, Fault);
        string found =
            $"{Counted(Events)}{(Identity is null ? "" : $" of '{Identity}'")} {(Events == 1 ? "fits" : "fit together")}; root "
            + $"{Root}.{Setbacks()}";
        if (Checkpoint is null or { Size: 0 })
            return $"{found} {(Checkpoint is null ? "There was no checkpoint" : "The checkpoint is of no event")}: nothing vouches "
                + "that the last event is the last, or that the whole was not written anew.";
        return $"{found} The checkpoint vouches for "
            + $"{(CoveredUpTo == 1 ? "event 1" : "events 1 to " + CoveredUpTo.ToString(CultureInfo.InvariantCulture))}; nothing "
                + "vouches that the last event is the last.";
    }

    private string Setbacks()
    {
        if (ClockSetbacks.Count == 0) return "";
        string times = ClockSetbacks.Count == 1 ? "once" : ClockSetbacks.Count.ToString(CultureInfo.InvariantCulture) + " times";
        string places = string.Join(", ", ClockSetbacks.Take(MaxNamed).Select(sequence => sequence.ToString(CultureInfo.InvariantCulture)));
        return $" The clock went back {times}, at {(ClockSetbacks.Count == 1 ? "event" : "events")} "
            + $"{places}{(ClockSetbacks.Count > MaxNamed ? ", …" : "")}.";
    }

    private static string Counted(long events) => events.ToString(CultureInfo.InvariantCulture) + (events == 1 ? " event" : " events");

    // The checkpoint is of a log as it was at some size, so it is held against the root where the log has that size; and against
    // the identity of the log as soon as an event tells it, also where the checkpoint is of no event or of more than there are.
    //
    // The chain is ours, and whoever reads gets it new. What they could still do is to read ahead of what they give, or past the
    // chain; then its
    // size is not the number of the event, and a root would pass by unseen or an event unverified.
    private static IEnumerable<AuditEvent> Held(
        Func<LedgerChain, IEnumerable<AuditEvent>> read, LedgerChain chain, Checkpoint? checkpoint, List<long> setbacks)
    {
        long given = 0;
        DateTimeOffset last = DateTimeOffset.MinValue;
        if (checkpoint is not null && chain.Identity is not null) HoldOrigin(chain, checkpoint);
        if (checkpoint?.Size == 0) HoldRoot(chain, checkpoint);
        foreach (AuditEvent? next in read(chain) ?? throw NotThroughChain(nameof(read)))
        {
            if (++given != chain.Size || next?.Sequence != given) throw NotThroughChain(nameof(read));
            if (checkpoint is not null && chain.Size == 1) HoldOrigin(chain, checkpoint);
            if (chain.Size == checkpoint?.Size) HoldRoot(chain, checkpoint);
            if (next.Time < last) setbacks.Add(given);
            last = next.Time;
            yield return next;
        }

        if (given != chain.Size) throw NotThroughChain(nameof(read));
        if (chain.Size < checkpoint?.Size)
            throw new LedgerException(chain.Size + 1, $"the log ends before it, but the checkpoint is of {Counted(checkpoint.Size)}.");
    }

    private static ArgumentException NotThroughChain(string parameter) =>
        new("Read each event through the chain, and yield it before reading the next.", parameter);

    private static void HoldOrigin(LedgerChain chain, Checkpoint checkpoint)
    {
        if (!string.Equals(chain.Identity, checkpoint.Origin, StringComparison.Ordinal))
            throw new LedgerException(
                Math.Max(1, chain.Size), $"the log is '{chain.Identity}', but the checkpoint is of '{checkpoint.Origin}'.");
    }

    private static void HoldRoot(LedgerChain chain, Checkpoint checkpoint)
    {
        if (chain.Root != checkpoint.Root)
            throw new LedgerException(
                Math.Max(1, chain.Size),
                $"the root of the events up to it is {chain.Root}, but the checkpoint says {checkpoint.Root}: it, or an event before "
                + "it, is not the one that the checkpoint is of.");
    }
}
