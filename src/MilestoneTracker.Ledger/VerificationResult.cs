using System.Globalization;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Ledger;

// The verification of a whole log: one replay, in which each event passes through the chain and is compared with the checkpoint where the
// log has its size. The first fault ends it and is reported; nothing after the fault is read.

/// <summary>The result of verifying a whole log: how many events are valid, what vouches for them, and the first fault.</summary>
/// <remarks>
/// The hash chain alone shows that the events fit together. A writer of the file could have replaced all events, or removed the last
/// ones. A checkpoint that was stored elsewhere rules that out for the events that it covers. Immutable.
/// </remarks>
public sealed class VerificationResult
{
    private const int MaxNamed = 5; // clock setbacks in ToString

    private VerificationResult(
        LedgerChain chain, RegistrySnapshot? plan, Checkpoint? checkpoint, List<long> setbacks, LedgerException? fault)
    {
        (Identity, Checkpoint, FailedAt, Fault, ClockSetbacks) =
            (chain.Identity, checkpoint, fault?.Sequence, fault?.Reason, setbacks.AsReadOnly());
        (Plan, Root) = (plan, fault is null ? chain.Root : null);
        // A fault of the plan can be found after its event was linked.
        Events = fault is null ? chain.Size : Math.Min(chain.Size, Math.Max(0, fault.Sequence - 1));
    }

    /// <summary>Whether no fault was found.</summary>
    public bool IsValid => Fault is null;

    /// <summary>The identity of the log; <see langword="null"/> if it is unknown because no event could be read.</summary>
    public string? Identity { get; }

    /// <summary>The number of events. If there is a fault, the number of linked events before the first event at fault. The last of these
    /// can be the changed one: a change shows when the next event contains another hash.</summary>
    public long Events { get; }

    /// <summary>The root of the tree over the events; <see langword="null"/> if there is a fault.</summary>
    public LedgerHash? Root { get; }

    /// <summary>The plan that results from the events; <see langword="null"/> if there is a fault.</summary>
    public RegistrySnapshot? Plan { get; }

    /// <summary>The checkpoint that the log was compared with; <see langword="null"/> if there was none.</summary>
    public Checkpoint? Checkpoint { get; }

    /// <summary>The last sequence number that the checkpoint covers: it vouches for the events up to it, for their order, and that none
    /// is missing. 0 without a checkpoint, or if there is a fault.</summary>
    public long CoveredUpTo => IsValid && Checkpoint is not null ? Checkpoint.Size : 0;

    /// <summary>Where the clock went back: the sequence numbers of the first events of changes whose recorded time is earlier than that
    /// of the change before. This is not a fault of the log; reading the plan as of a time uses the latest time so far.</summary>
    public IReadOnlyList<long> ClockSetbacks { get; }

    /// <summary>The sequence number of the first event at fault, which is the number of its line; <see langword="null"/> if there is no
    /// fault.</summary>
    public long? FailedAt { get; }

    /// <summary>What is wrong with the event at fault; <see langword="null"/> if there is no fault.</summary>
    public string? Fault { get; }

    /// <summary>Verifies a log by replaying its events, and compares it with a checkpoint. O(bytes), one pass.</summary>
    /// <param name="read">Reads all events of the log through the new chain that it receives, one at a time during enumeration, and
    /// yields each event that the chain has read, as <see cref="LedgerLines.Read"/> does. An event that does not pass through the chain
    /// is not verified.</param>
    /// <param name="log">The identity that the log must have; <see langword="null"/> to take it from the first event.</param>
    /// <param name="checkpoint">The checkpoint; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Cancels the verification with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The result. A fault is part of the result and is not thrown.</returns>
    /// <exception cref="ArgumentException"><paramref name="log"/> breaks a rule of names; or <paramref name="read"/> yields an event other
    /// than the one that the chain has just read, or does not yield it.</exception>
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
                chain, RegistrySnapshot.Replay(Compared(read, chain, checkpoint, setbacks), cancellationToken), checkpoint, setbacks,
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

    /// <summary>The result as text, for people.</summary>
    public override string ToString()
    {
        if (!IsValid) return string.Format(
            CultureInfo.InvariantCulture, "Not valid{0} at event {1} (its line): {2}", Identity is null
            ? "" : $", log '{Identity}',", FailedAt, Fault);
        string found =
            $"{Counted(Events)}{(Identity is null ? "" : $" of '{Identity}'")} {(Events == 1 ? "fits" : "fit together")}; root "
            + $"{Root}.{Setbacks()}";
        if (Checkpoint is null or { Size: 0 })
            return $"{found} {(Checkpoint is null ? "There was no checkpoint" : "The checkpoint covers no event")}: nothing vouches "
                + "that no later event is missing, or that the log was not rewritten.";
        return $"{found} The checkpoint vouches for "
            + $"{(CoveredUpTo == 1 ? "event 1" : "events 1 to " + CoveredUpTo.ToString(CultureInfo.InvariantCulture))}; nothing "
                + "vouches that no later event is missing.";
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

    // A checkpoint describes a log of some size, so its root is compared when the log has that size. Its origin is compared as soon as
    // the identity of the log is known, even if the checkpoint covers no event, or more events than there are.
    //
    // A reader could read ahead of the events that it yields, or not through the chain. Then the size of the chain is not the sequence
    // number of the event, and a root would not be compared, or an event not verified. So both are compared for each event.
    private static IEnumerable<AuditEvent> Compared(
        Func<LedgerChain, IEnumerable<AuditEvent>> read, LedgerChain chain, Checkpoint? checkpoint, List<long> setbacks)
    {
        long yielded = 0;
        DateTimeOffset last = DateTimeOffset.MinValue;
        if (checkpoint is not null && chain.Identity is not null) CompareOrigin(chain, checkpoint);
        if (checkpoint?.Size == 0) CompareRoot(chain, checkpoint);
        foreach (AuditEvent? next in read(chain) ?? throw NotThroughChain(nameof(read)))
        {
            if (++yielded != chain.Size || next?.Sequence != yielded) throw NotThroughChain(nameof(read));
            if (checkpoint is not null && chain.Size == 1) CompareOrigin(chain, checkpoint);
            if (chain.Size == checkpoint?.Size) CompareRoot(chain, checkpoint);
            if (next.Time < last) setbacks.Add(yielded);
            last = next.Time;
            yield return next;
        }

        if (yielded != chain.Size) throw NotThroughChain(nameof(read));
        if (chain.Size < checkpoint?.Size)
            throw new LedgerException(chain.Size + 1, $"the log ends before it, but the checkpoint covers {Counted(checkpoint.Size)}.");
    }

    private static ArgumentException NotThroughChain(string parameter) =>
        new("Read each event through the chain, and yield it before reading the next.", parameter);

    private static void CompareOrigin(LedgerChain chain, Checkpoint checkpoint)
    {
        if (!string.Equals(chain.Identity, checkpoint.Origin, StringComparison.Ordinal))
            throw new LedgerException(
                Math.Max(1, chain.Size), $"the log is '{chain.Identity}', but the checkpoint is for '{checkpoint.Origin}'.");
    }

    private static void CompareRoot(LedgerChain chain, Checkpoint checkpoint)
    {
        if (chain.Root != checkpoint.Root)
            throw new LedgerException(
                Math.Max(1, chain.Size),
                $"the root of the events up to it is {chain.Root}, but the checkpoint has {checkpoint.Root}: this event, or one before "
                + "it, is not the one that the checkpoint covers.");
    }
}
