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
                    Stage(proposal, staged);
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
            case "register":
                _registry.RegisterMilestone(step.Name, step.Components, step.Status);
                return Outcome(("ok", true));
            case "status":
                return Outcome(("changed", _registry.UpdateMilestoneStatus(step.Name, step.Status)));
            case "declare":
                return Outcome(("changed", _registry.DeclareMilestoneDependency(step.Milestone, step.Dependency)));
            case "withdraw":
                return Outcome(("changed", _registry.WithdrawMilestoneDependency(step.Milestone, step.Dependency)));
            case "remove":
                _registry.RemoveMilestone(step.Name);
                return Outcome(("ok", true));
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
                throw new NotSupportedException($"The operation '{step.Op}' is read but not performed.");
        }
    }

    private static void Stage(ProposedChange proposal, Step step)
    {
        switch (step.Op)
        {
            case "register":
                proposal.RegisterMilestone(step.Name, step.Components, step.Status);
                break;
            case "status":
                proposal.UpdateMilestoneStatus(step.Name, step.Status);
                break;
            case "declare":
                proposal.DeclareMilestoneDependency(step.Milestone, step.Dependency);
                break;
            case "withdraw":
                proposal.WithdrawMilestoneDependency(step.Milestone, step.Dependency);
                break;
            case "remove":
                proposal.RemoveMilestone(step.Name);
                break;
            default:
                throw new NotSupportedException($"The operation '{step.Op}' is read but not staged.");
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
        MilestoneRegistered e => [e.Kind, e.Milestone, e.Components, e.Status.ToWord()],
        MilestoneStatusChanged e => [e.Kind, e.Milestone, e.OldStatus.ToWord(), e.NewStatus.ToWord()],
        DependencyDeclared e => [e.Kind, e.Milestone, e.Dependency],
        DependencyWithdrawn e => [e.Kind, e.Milestone, e.Dependency],
        _ => [data.Kind, data.Milestone],
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
