using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.Forecasts;

/// <summary>A cause of risk that is new, or that puts more milestones at risk than before.</summary>
/// <param name="Cause">The cause, as it is now.</param>
/// <param name="AffectedBefore">How many milestones it put at risk then; <see langword="null"/> if it is new.</param>
internal sealed record DigestCause(RiskCause Cause, int? AffectedBefore);
