using System.Diagnostics;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Planning;

/// <summary>What puts a milestone at risk: by its status and what it waits for, and by its dates.</summary>
/// <remarks>Immutable and safe from any thread. Holding one holds the memory of the snapshot.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ScheduleRisk
{
    internal ScheduleRisk(RiskAssessment assessment, PlanFinding[] findings)
    {
        (Assessment, Findings) = (assessment, Array.AsReadOnly(findings));
        Level = findings.Aggregate(assessment.Level, (level, finding) => finding.Level > level ? finding.Level : level);
    }

    /// <summary>What the core says: status, blocked and cancelled dependencies.</summary>
    public RiskAssessment Assessment { get; }

    /// <summary>What the schedule says of this milestone and its dependencies, in the order of <see cref="Schedule.Findings"/>.</summary>
    public IReadOnlyList<PlanFinding> Findings { get; }

    /// <summary>The highest level of both.</summary>
    public RiskLevel Level { get; }

    /// <summary>The assessment in words, for people.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Assessment.Name}: {Level}, {Assessment.Factors.Count} factors, {Findings.Count} findings");
}
