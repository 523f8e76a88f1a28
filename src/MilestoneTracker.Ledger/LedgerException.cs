using System.Globalization;

namespace MilestoneTracker.Ledger;

/// <summary>Bytes are not what belongs at their place in a ledger: not an event, not written canonically, or not what follows the
/// events before.</summary>
/// <remarks>Nothing of what was refused has been taken over.</remarks>
public sealed class LedgerException : Exception
{
    /// <summary>Says which event cannot be what it should, and why.</summary>
    /// <param name="sequence">The sequence number of the place at fault.</param>
    /// <param name="reason">What was expected, and what was found.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public LedgerException(long sequence, string reason, Exception? innerException = null)
        : base($"Event {sequence.ToString(CultureInfo.InvariantCulture)} cannot be read: {reason}", innerException) =>
            (Sequence, Reason) = (sequence, reason);

    /// <summary>The sequence number of the place at fault: of the event that was expected there, which is also the number of its
    /// line in JSON Lines.</summary>
    public long Sequence { get; }

    /// <summary>What is wrong with it: what was expected, what was found, and where.</summary>
    public string Reason { get; }
}
