using MilestoneTracker.State;

namespace MilestoneTracker.Changes;

// Calls the host's rule for a change of status. The rule may read but not change the registry: a change from within would wait for the
// turn that its own thread holds, so a mark on the thread detects it.
internal sealed class TransitionRuleGuard(Func<StatusTransition, string?>? rule, object registry)
{
    /// <summary>The rules that the calling thread is within, innermost first.</summary>
    [ThreadStatic]
    private static RuleFrame? _innermost;

    /// <summary>Whether the calling thread is within a rule of this registry.</summary>
    public bool IsWithinRule()
    {
        if (rule is null) return false;
        RuleFrame? frame = _innermost;
        while (frame is not null && !ReferenceEquals(frame.Registry, registry)) frame = frame.Outer;
        return frame is not null;
    }

    public void Check(string name, MilestoneStatus from, MilestoneStatus to, ChangeContext context, Decision decision)
    {
        if (rule is not null) Run(rule, name, from, to, context, decision.State, decision.Stage);
    }

    // A separate method, so that a closure is allocated only if there is a rule.
    private void Run(
        Func<StatusTransition, string?> rule, string name, MilestoneStatus from, MilestoneStatus to, ChangeContext context,
        RegistryState state, IStage stage)
    {
        _innermost = new RuleFrame(registry, _innermost);
        StatusTransition transition = new(name, from, to, context, () => stage.SnapshotOf(state));
        string? refusal;
        try
        {
            refusal = rule(transition);
        }
        catch (Exception e)
        {
            throw new StatusTransitionRefusedException(name, from, to, "the rule itself failed; see the inner exception.", e);
        }
        finally
        {
            _innermost = _innermost.Outer;
            transition.End();
        }

        if (refusal is not null) throw new StatusTransitionRefusedException(name, from, to, refusal);
    }

    private sealed record RuleFrame(object Registry, RuleFrame? Outer);
}
