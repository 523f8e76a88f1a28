using System.Collections.Immutable;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Fields;

/// <summary>What the fields of a dependency say for the schedule.</summary>
/// <param name="Kind">Which end of the dependency holds which end of the dependent.</param>
/// <param name="Lag">How long after it, or before it, the dependent may go on; <see langword="default"/> for no lag.</param>
public readonly record struct LinkInputs(LinkKind Kind, PlanLag Lag)
{
    internal static LinkInputs Read(ImmutableSortedDictionary<string, string> fields, WorkUnits units, ref Problems problems)
    {
        LinkInputs link = default;
        foreach ((string key, string value) in fields)
        {
            if (key == PlanningKeys.Link)
            {
                if (FieldWords.TryReadLink(value, out LinkKind kind)) link = link with { Kind = kind };
                else problems.Add(key, value, FieldWords.LinkRule);
            }
            else if (key == PlanningKeys.Lag)
            {
                if (PlanLag.TryParse(value, units, out PlanLag lag)) link = link with { Lag = lag };
                else problems.Add(key, value, PlanLag.Rule);
            }
        }

        return link;
    }

    /// <summary>The link in the words of planners, such as <c>SS 2d</c>.</summary>
    public override string ToString() => Lag.Duration.IsZero ? FieldWords.Of(Kind) : $"{FieldWords.Of(Kind)} {Lag}";
}
