namespace MilestoneTracker.Exchange.Tests.Repetition;

// A milestone as the twin knows it: its values by key, the status and the components among them.
internal sealed class NaiveMilestone(string id)
{
    /// <summary>The row that it came from.</summary>
    public string Id { get; } = id;

    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);
}
