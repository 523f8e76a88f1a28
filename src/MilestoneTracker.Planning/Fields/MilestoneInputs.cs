using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Fields;

/// <summary>What the fields of a milestone say for the schedule: each as it was set, and <see langword="null"/> where it is not set or
/// counts as not set, because it does not parse or contradicts another.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed record MilestoneInputs
{
    internal MilestoneInputs(in MilestoneFields fields)
    {
        (Duration, Estimate, Remaining, Risk) = (fields.Duration, fields.Estimate, fields.Remaining, fields.Risk);
        (Target, NotBefore, FinishNotBefore, Pinned) = (fields.Target, fields.NotBefore, fields.FinishNotBefore, fields.Pinned);
        (Started, Finished, Calendar, Owner) = (fields.Started, fields.Finished, fields.Calendar, fields.Owner);
    }

    /// <summary>How long its work takes.</summary>
    public PlanDuration? Duration { get; }

    /// <summary>How long its work takes at least, most likely and at most.</summary>
    public ThreePoint? Estimate { get; }

    /// <summary>The work that is left, as reported.</summary>
    public PlanDuration? Remaining { get; }

    /// <summary>The moment that was promised.</summary>
    public PlanMoment? Target { get; }

    /// <summary>Its work starts no earlier.</summary>
    public PlanMoment? NotBefore { get; }

    /// <summary>It is finished no earlier.</summary>
    public PlanMoment? FinishNotBefore { get; }

    /// <summary>Its finish is fixed there.</summary>
    public PlanMoment? Pinned { get; }

    /// <summary>When its work was started, as reported.</summary>
    public PlanMoment? Started { get; }

    /// <summary>When it was finished, as reported.</summary>
    public PlanMoment? Finished { get; }

    /// <summary>The name of its calendar.</summary>
    public string? Calendar { get; }

    /// <summary>What may go wrong.</summary>
    public PlanRisk? Risk { get; }

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; }
}
