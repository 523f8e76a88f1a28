using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Formats;

// Why a milestone is at risk, as a phrase that follows its name: one wording for every display. If another milestone is the cause, its
// name comes between the two parts: "needs ", the name, ", which is blocked".
internal readonly record struct RiskText(string Before, string? Cause, string After)
{
    public static RiskText From(RiskFactor factor) => factor.Code switch
    {
        RiskCode.Blocked => new("is blocked", null, ""),
        RiskCode.OnHold => new("is on hold", null, ""),
        RiskCode.DependencyBlocked => new("needs ", factor.Cause, ", which is blocked"),
        RiskCode.DependencyCancelled => new("needs ", factor.Cause, ", which is cancelled"),
        RiskCode.DependencyOnHold => new("needs ", factor.Cause, ", which is on hold"),
        RiskCode.CompletedBeforeDependencies => new("was completed before its dependencies", null, ""),
        _ => new("waits for incomplete dependencies", null, ""),
    };

    /// <summary>The cause of a risk, as a phrase that follows the name of its milestone.</summary>
    public static string From(RiskCause cause) => cause.Code switch
    {
        RiskCode.Blocked => "is blocked",
        RiskCode.OnHold => "is on hold",
        RiskCode.CompletedBeforeDependencies => "was completed before its dependencies",
        _ => "is cancelled but still needed",
    };

    /// <summary>The whole phrase.</summary>
    /// <param name="escape">Escapes the name.</param>
    public string Sentence(Func<string, string> escape) => Before + (Cause is null ? "" : escape(Cause)) + After;
}
