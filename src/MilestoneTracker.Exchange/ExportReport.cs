using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange;

/// <summary>What an export has written, and what its format could not carry. Immutable; safe from any thread.</summary>
public sealed class ExportReport
{
    internal ExportReport(int milestones, int dependencies, ImportFindings findings) =>
        (Milestones, Dependencies, Findings) = (milestones, dependencies, findings);

    /// <summary>How many milestones were written.</summary>
    public int Milestones { get; }

    /// <summary>How many dependencies were written.</summary>
    public int Dependencies { get; }

    /// <summary>What was left out or written as something else. Their places are empty; the id is the name of the milestone.</summary>
    public ImportFindings Findings { get; }
}
