using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Pictures;

// The tooltip of a node, which screen readers read too: the full name or title, the name if there is a title, then one fact per line.
internal static class NodeTitle
{
    private const int MaxFactors = 3;
    private const int MaxSteps = 6;

    public static string Format(GraphNode node)
    {
        if (node.Group is { } group) return node.Label + "\n" + PictureText.Format(group);
        ReportedMilestone entry = node.Milestone!;
        Milestone milestone = entry.Milestone;
        List<string> lines = [entry.Shown, ProgressText.WithStatus(milestone)
            + (entry.Risk == RiskLevel.None ? ", no risk" : $", {PictureText.Format(entry.Risk)} risk")];
        if (entry.Shown != entry.Name) lines.Insert(1, entry.Name);
        if (!milestone.Components.IsEmpty) lines.Add("Components: " + string.Join(", ", milestone.Components));
        if (milestone.Dependencies.Count + milestone.Dependents.Count > 0)
            lines.Add(System.FormattableString.Invariant($"Needs {milestone.Dependencies.Count}, needed by {milestone.Dependents.Count}"));
        if (entry.Assessment is { Factors: { Count: > 0 } factors })
        {
            lines.AddRange(factors.Take(MaxFactors).Select(Format));
            if (factors.Count > MaxFactors) lines.Add($"and {PictureText.Format(factors.Count - MaxFactors, "more cause", "more causes")}");
        }

        StatusChange last = entry.LastChange;
        // Last, because a reason may contain anything.
        lines.Add("Since " + PictureText.Format(last.Time) + PictureText.Format(last.Context));
        return string.Join('\n', lines);
    }

    /// <summary>"High: needs c, which is cancelled: a → b → c".</summary>
    public static string Format(RiskFactor factor) =>
        DisplayText.Capitalised(PictureText.Format(factor.Level)) + ": " + RiskText.From(factor)
        .Sentence(name => name) + (factor.Chain.Count == 0 ? "" : ": " + string.Join(" → ", Shortened(factor.Chain)));

    /// <summary>A chain; the middle of a long one is replaced by its number of names.</summary>
    public static IEnumerable<string> Shortened(IReadOnlyList<string> chain) => chain.Count <= MaxSteps
        ? chain
        : [chain[0], chain[1], $"({chain.Count - 4} more)", chain[^2], chain[^1]];
}
