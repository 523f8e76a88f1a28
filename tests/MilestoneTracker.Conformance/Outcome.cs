namespace MilestoneTracker.Conformance;

// What came of a step, in the shape of an expectation.
internal static class Outcome
{
    public static Dictionary<string, object?> Of(params (string Key, object? Value)[] parts) =>
        parts.ToDictionary(part => part.Key, part => part.Value, StringComparer.Ordinal);

    // Anything that is not a refusal of the contract is told by its type, which no expectation can name.
    public static Dictionary<string, object?> OfRefusal(Exception e, int at)
    {
        Dictionary<string, object?> outcome = e switch
        {
            ArgumentException => Of(("error", "argument")),
            MilestoneNotFoundException notFound => Of(("error", "not_found"), ("name", notFound.Name)),
            DuplicateMilestoneException duplicate => Of(("error", "duplicate"), ("name", duplicate.Name)),
            DependencyNotFoundException => Of(("error", "no_dependency")),
            DependencyCycleException cycle => Of(("error", "cycle"), ("path", cycle.Path)),
            _ => Of(("error", $"{e.GetType().Name}: {e.Message}")),
        };
        if (at >= 0) outcome.Add("at", (long)at);
        return outcome;
    }
}
