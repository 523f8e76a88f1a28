using System.Globalization;

namespace MilestoneTracker.Ledger;

/// <summary>Bytes are not valid at their position in a ledger: they are not an event, are not in canonical form, or do not follow the
/// events before.</summary>
/// <remarks>The operation that threw has had no effect.</remarks>
public sealed class LedgerException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="sequence">The sequence number of the position at fault.</param>
    /// <param name="reason">What was expected and what was found.</param>
    /// <param name="innerException">The cause; <see langword="null"/> if there is none.</param>
    public LedgerException(long sequence, string reason, Exception? innerException = null)
        : base($"Event {sequence.ToString(CultureInfo.InvariantCulture)} cannot be read: {reason}", innerException) =>
            (Sequence, Reason) = (sequence, reason);

    /// <summary>The sequence number of the event that was expected at the position at fault. It is also the number of its line in JSON
    /// Lines.</summary>
    public long Sequence { get; }

    /// <summary>Whether the event can be sound and of a later version of the library: its type, or the version of its type, is not
    /// known.</summary>
    public bool IsOfLaterVersion { get; internal set; }

    /// <summary>What is wrong: what was expected, what was found, and where.</summary>
    public string Reason { get; }
}
