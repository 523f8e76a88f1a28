namespace MilestoneTracker.Exchange.Findings;

/// <summary>How much a finding matters. What an import must not take at all is an <see cref="ImportRefusedException"/> instead.</summary>
public enum FindingLevel
{
    /// <summary>Good to know: nothing of the plan is lost by it.</summary>
    Info,

    /// <summary>Something could not be taken, or was taken differently from how it stands in the input.</summary>
    Warning,
}
