using MilestoneTracker.Auditing;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Faults.Plans;

/// <summary>Whether two plans are the same, and the changes that events make up.</summary>
internal static class Plan
{
    public static string? FindDifference(RegistrySnapshot one, RegistrySnapshot other)
    {
        if (one.Version != other.Version || one.Count != other.Count) return $"{one} and {other}";
        if (one.Milestones.Zip(other.Milestones).FirstOrDefault(pair => !pair.First.Equals(pair.Second)) is ({ } first, { } second))
            return $"{first} and {second}";
        IReadOnlyDictionary<string, RiskLevel> levels = other.AssessRiskLevels();
        return one.AssessRiskLevels().All(pair => levels[pair.Key] == pair.Value) ? null : "a level of risk is another";
    }

    /// <summary>The events by change, in order. One that is not whole is among them as it is.</summary>
    public static List<List<AuditEvent>> Changes(IEnumerable<AuditEvent> events)
    {
        List<List<AuditEvent>> changes = [];
        foreach (AuditEvent next in events)
        {
            if (next.Index == 1) changes.Add([]);
            changes[^1].Add(next);
        }

        return changes;
    }
}
