using MilestoneTracker.Auditing;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Conformance;

// One trace on one registry, through the public API alone. What a step does is told as an outcome: an object of the same
// shape as an expectation, made of dictionaries, lists, strings, booleans, whole numbers and doubles.
internal sealed class TraceRunner
{
    private readonly InMemoryAuditLog _log = new();
    private readonly MilestoneRegistry _registry;

    public TraceRunner() => _registry = new MilestoneRegistry(_log);

    public IReadOnlyDictionary<string, object> Run(Step step)
    {
        int at = -1;
        try
        {
            if (step.Op != "batch") return Perform(step);
            _registry.Batch(proposal =>
            {
                foreach (Step staged in step.Steps)
                {
                    at++;
                    Change(proposal, staged);
                }
            });
            return Outcome(("ok", true));
        }
        catch (Exception e)
        {
            return Refusal(e, at);
        }
    }

    /// <summary>What every trace shows for free: the log alone gives the same registry, bit for bit. Null where it does.</summary>
    public string? FindReplayDifference()
    {
        RegistrySnapshot live = _registry.Current;
        RegistrySnapshot replayed;
        try
        {
            replayed = RegistrySnapshot.Replay(_log.Read());
        }
        catch (AuditReplayException e)
        {
            return $"expected a replay of the log to give {live}, found a refusal: {e.Message}";
        }

        if (replayed.Version != live.Version || replayed.Count != live.Count) return $"expected a replay of the log to give {live}, found {replayed}";
        foreach (Milestone milestone in live.Milestones)
        {
            Milestone? again = replayed.GetMilestone(milestone.Name);
            bool same = milestone.Equals(again) && BitConverter.DoubleToInt64Bits(milestone.Progress) == BitConverter.DoubleToInt64Bits(again.Progress);
            if (!same) return $"expected a replay of the log to give {milestone}, found {again?.ToString() ?? "nothing"}";
        }

        return null;
    }

    private IReadOnlyDictionary<string, object> Perform(Step step)
    {
        switch (step.Op)
        {
            case "progress":
                return Outcome(("value", _registry.GetProgress(step.Name)));
            case "all_progress":
                return Outcome(("values", _registry.Current.Milestones.ToDictionary(milestone => milestone.Name, milestone => (object)milestone.Progress, StringComparer.Ordinal)));
            case "risk":
                return OutcomeOf(_registry.AssessRisk(step.Name));
            case "impact":
                return Outcome(("dependents", _registry.AnalyzeImpact(step.Name)));
            case "history":
                return Outcome(("statuses", _registry.GetStatusHistory(step.Name).Select(entry => entry.Status.ToWord()).ToArray()));
            case "events":
                return Outcome(("count", _log.LastSequence));
            case "log":
                return Outcome(("events", _log.Read().Select(e => OutcomeOf(e.Data)).ToArray()));
            case "graph":
                return Outcome(("graph", _registry.GetDependencyGraph().ToDictionary(pair => pair.Key, pair => (object)pair.Value, StringComparer.Ordinal)));
            default:
                return Change(_registry.Edit(), step);
        }
    }

    /// <summary>A change, of the registry or of a proposal.</summary>
    private static Dictionary<string, object> Change(PlanEditor plan, Step step)
    {
        switch (step.Op)
        {
            case "register":
                plan.RegisterMilestone(step.Name, step.Components, step.Status);
                return Outcome(("ok", true));
            case "status":
                return Outcome(("changed", plan.UpdateMilestoneStatus(step.Name, step.Status)));
            case "declare":
                return Outcome(("changed", plan.DeclareMilestoneDependency(step.Milestone, step.Dependency)));
            case "withdraw":
                return Outcome(("changed", plan.WithdrawMilestoneDependency(step.Milestone, step.Dependency)));
            case "remove":
                plan.RemoveMilestone(step.Name);
                return Outcome(("ok", true));
            default:
                throw new NotSupportedException($"The operation '{step.Op}' is read but not performed.");
        }
    }

    private static Dictionary<string, object> OutcomeOf(RiskAssessment risk) => Outcome(
        ("blocked", risk.IsBlocked),
        ("on_hold", risk.IsOnHold),
        ("unresolved", risk.UnresolvedDependencies),
        ("completion", risk.Completion),
        ("level", risk.Level.ToString()),
        ("factors", risk.Factors.Select(OutcomeOf).ToArray()));

    private static object[] OutcomeOf(RiskFactor factor) => factor.Chain.Count == 0
        ? [factor.Code.ToString(), factor.Cause, factor.Level.ToString()]
        : [factor.Code.ToString(), factor.Cause, factor.Level.ToString(), factor.Chain];

    private static object[] OutcomeOf(AuditData data) => data switch
    {
        MilestoneRegistered e => [e.Type, e.Milestone, e.Components, e.Status.ToWord()],
        MilestoneStatusChanged e => [e.Type, e.Milestone, e.OldStatus.ToWord(), e.NewStatus.ToWord()],
        DependencyDeclared e => [e.Type, e.Milestone, e.Dependency],
        DependencyWithdrawn e => [e.Type, e.Milestone, e.Dependency],
        MilestoneRemoved e => [e.Type, e.Milestone],
        _ => throw new InvalidOperationException($"The traces have no word for {data}."),
    };

    // Anything that is not a refusal of the contract is told by its type, which no expectation can name.
    private static Dictionary<string, object> Refusal(Exception e, int at)
    {
        Dictionary<string, object> outcome = e switch
        {
            ArgumentException => Outcome(("error", "argument")),
            MilestoneNotFoundException notFound => Outcome(("error", "not_found"), ("name", notFound.Name)),
            DuplicateMilestoneException duplicate => Outcome(("error", "duplicate"), ("name", duplicate.Name)),
            DependencyCycleException cycle => Outcome(("error", "cycle"), ("path", cycle.Path)),
            _ => Outcome(("error", $"{e.GetType().Name}: {e.Message}")),
        };
        if (at >= 0) outcome.Add("at", (long)at);
        return outcome;
    }

    private static Dictionary<string, object> Outcome(params (string Key, object Value)[] parts) =>
        parts.ToDictionary(part => part.Key, part => part.Value, StringComparer.Ordinal);
}
