namespace MilestoneTracker.TestSupport.Twin;

/// <summary>What came of a call of the real registry, in the twin's words: a value, or a refusal with the data that it carries.</summary>
internal static class Outcome
{
    public static string Of(Func<string> call)
    {
        try
        {
            return call();
        }
        catch (Exception e)
        {
            // Anything that the contract does not name fails the test where it was thrown.
            if (InWords(e) is string words) return words;
            throw;
        }
    }

    public static string Registered(Milestone milestone) => "registered " + Milestone(milestone);

    public static string Removed(Action remove)
    {
        remove();
        return "removed";
    }

    public static string Checked(DependencyCheck check) => check.Verdict switch
    {
        DependencyVerdict.ClosesCycle => $"{check.Verdict}: {TwinText.Path(check.CyclePath)}",
        DependencyVerdict.UnknownMilestone => $"{check.Verdict}: {check.UnknownMilestone}",
        _ => check.Verdict.ToString(),
    };

    public static string Milestone(Milestone milestone) =>
        $"{milestone.Name} {milestone.Status} {TwinText.Bits(milestone.Progress)} over {TwinText.List(milestone.Components)} on "
        + $"{TwinText.List(milestone.Dependencies)}"
        + $" for {TwinText.List(milestone.Dependents)} with {TwinText.Fields(milestone.Fields)} {milestone.StatusHistory.Count} entries";

    public static string Counted(Completion completion) =>
        TwinText.Count(completion.Completed, completion.Counted, completion.Cancelled, completion.Value, completion.Percent);

    private static string? InWords(Exception exception) => exception switch
    {
        MilestoneNotFoundException e => $"not found: {e.Name}",
        DependencyNotFoundException e => $"no dependency: {e.Milestone} {e.Dependency}",
        DuplicateMilestoneException e => $"duplicate: {e.Name}",
        DependencyCycleException e => $"cycle: {TwinText.Path(e.Path)}",
        StatusTransitionRefusedException e => $"transition refused: {e.Name} {e.From} {e.To}",
        StaleChangeException e => $"stale: {e.ProposedVersion}, {e.CurrentVersion}",
        ArgumentNullException e => $"null: {e.ParamName}",
        ArgumentOutOfRangeException e => $"out of range: {e.ParamName}",
        ArgumentException e => $"bad argument: {e.ParamName}",
        ObjectDisposedException => "ended",
        _ => null,
    };
}
