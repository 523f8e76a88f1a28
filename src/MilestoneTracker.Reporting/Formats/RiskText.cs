using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Formats;

// Why a milestone is at risk, to be said after its name: the one wording that every display reads. Where another milestone is the
// cause, its name
// stands between the two parts, in the form that it has there: "needs ", the name, ", which is blocked".
internal readonly record struct RiskText(string Before, string? Cause, string After)
{
    public static RiskText From(RiskFactor factor) => factor.Code switch
    {
        RiskCode.Blocked => new("is blocked", null, ""),
        RiskCode.OnHold => new("is on hold", null, ""),
        RiskCode.DependencyBlocked => new("needs ", factor.Cause, ", which is blocked"),
        RiskCode.DependencyCancelled => new("needs ", factor.Cause, ", which is cancelled"),
        RiskCode.DependencyOnHold => new("needs ", factor.Cause, ", which is on hold"),
        RiskCode.CompletedBeforeDependencies => new("was completed before all that it needs", null, ""),
        _ => new("waits for what is not completed", null, ""),
    };

    /// <summary>What is wrong with a milestone that puts itself or others at risk, to be said after its name.</summary>
    public static string From(RiskCause cause) => cause.Code switch
    {
        RiskCode.Blocked => "is blocked",
        RiskCode.OnHold => "is on hold",
        RiskCode.CompletedBeforeDependencies => "was completed before all that it needs",
        _ => "is cancelled but still needed",
    };

    /// <summary>The whole of it.</summary>
    /// <param name="escape">What becomes of the name.</param>
    public string Sentence(Func<string, string> escape) => Before + (Cause is null ? "" : escape(Cause)) + After;
}
