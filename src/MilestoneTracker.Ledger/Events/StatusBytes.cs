using System.Text;

namespace MilestoneTracker.Ledger.Events;

// The words of statuses as ASCII bytes.
internal static class StatusBytes
{
    private static readonly byte[][] Words =
        [.. Enumerable.Range(0, (int)MilestoneStatus.Cancelled + 1)
            .Select(status => Encoding.ASCII.GetBytes(((MilestoneStatus)status).ToWord()))];

    public static ReadOnlySpan<byte> For(MilestoneStatus status) =>
        (uint)status < (uint)Words.Length
        ? Words[(int)status] : throw new ArgumentException("A status of the event is not one of the six.", nameof(status));

    public static bool TryParse(ReadOnlySpan<byte> word, out MilestoneStatus status)
    {
        for (int i = 0; i < Words.Length; i++)
        {
            status = (MilestoneStatus)i;
            if (word.SequenceEqual(Words[i])) return true;
        }

        status = default;
        return false;
    }
}
