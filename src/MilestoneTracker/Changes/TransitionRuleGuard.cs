using MilestoneTracker.State;

namespace MilestoneTracker.Changes;

// Asks the host's rule about a change of status. The rule may read; that it changes nothing in the meantime is seen to by
// the thread's mark, because a change from within would wait for the turn that its own thread holds.
internal sealed class TransitionRuleGuard(Func<StatusTransition, string?>? rule, object registry)
{
    /// <summary>The rules that the calling thread is within, innermost first.</summary>
    [ThreadStatic]
    private static RuleFrame? _innermost;

    /// <summary>Whether the calling thread is within a rule of this registry.</summary>
    public bool IsAsking()
    {
        if (rule is null) return false;
        RuleFrame? question = _innermost;
        while (question is not null && !ReferenceEquals(question.Registry, registry)) question = question.Outer;
        return question is not null;
    }

    public void Check(string name, MilestoneStatus from, MilestoneStatus to, ChangeContext context, Decision decision)
    {
        if (rule is not null) Ask(rule, name, from, to, context, decision.State, decision.Stage);
    }

    // Apart, so that a closure is made only where there is a rule.
    private void Ask(
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
