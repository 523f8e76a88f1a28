using MilestoneTracker.Diagnostics;

namespace MilestoneTracker.Changes;

// The operations that can be asked for, of the registry and of a proposal. Each only says what to decide; a request is one
// object, with its arguments in it, because a registry that is loaded in bulk makes millions of them.

internal sealed class Registration(string name, IEnumerable<string>? components, MilestoneStatus status) : Request
{
    public override string Kind => ChangeKind.Register;

    public override void Decide(Decision decision) => decision.Register(name, components, status);
}

internal sealed class StatusUpdate(string name, MilestoneStatus status) : Request
{
    public override string Kind => ChangeKind.UpdateStatus;

    public override void Decide(Decision decision) => decision.UpdateStatus(name, status);
}

internal sealed class Declaration(string milestone, string dependency) : Request
{
    public override string Kind => ChangeKind.Declare;

    public override void Decide(Decision decision) => decision.Declare(milestone, dependency);
}

internal sealed class DeclarationAttempt(string milestone, string dependency) : Request
{
    public override string Kind => ChangeKind.Declare;

    /// <summary>The answer, once it was decided.</summary>
    public DependencyCheck Check { get; private set; } = null!;

    public override bool IsDeclined => Check?.Verdict is DependencyVerdict.ClosesCycle or DependencyVerdict.UnknownMilestone;

    public override void Decide(Decision decision) => Check = decision.TryDeclare(milestone, dependency);
}

internal sealed class Withdrawal(string milestone, string dependency) : Request
{
    public override string Kind => ChangeKind.Withdraw;

    public override void Decide(Decision decision) => decision.Withdraw(milestone, dependency);
}

internal sealed class Removal(string name) : Request
{
    public override string Kind => ChangeKind.Remove;

    public override void Decide(Decision decision) => decision.Remove(name);
}

/// <summary>Commits a proposal as it is staged.</summary>
internal sealed class Adoption(ProposedChange proposal) : Request
{
    public override string Kind => ChangeKind.Proposal;

    public override bool WantsSnapshot => true;

    public override void Decide(Decision decision) => decision.Adopt(proposal);
}

/// <summary>Has a proposal made on the state that is decided on, by the writer's own code, and commits it.</summary>
internal sealed class BatchEdit(MilestoneRegistry registry, Action<ProposedChange> edit) : Request
{
    public override string Kind => ChangeKind.Batch;

    public override bool StaysOnThread => true;

    public override bool WantsSnapshot => true;

    public override void Decide(Decision decision)
    {
        using ProposedChange proposal = registry.ProposeOn(decision.State, Context);
        edit(proposal);
        if (!proposal.HasEnded) decision.Adopt(proposal);
    }
}
