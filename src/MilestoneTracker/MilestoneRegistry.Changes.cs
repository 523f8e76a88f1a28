#pragma warning disable CS1573 // the other parameters are inherited
using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.Changes.Operations;
using MilestoneTracker.State;

namespace MilestoneTracker;

// The operations that change something, each a change of its own: what each does is documented once, at PlanEditor. Each is one
// line: what to decide.
// How a change goes from there is in Commit.cs.
public sealed partial class MilestoneRegistry
{
    /// <inheritdoc cref="PlanEditor.RegisterMilestone"/>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing.</exception>
    public Milestone RegisterMilestone(
        string name, IEnumerable<string>? components = null, MilestoneStatus status = MilestoneStatus.Planned,
        ChangeContext? context = null) =>
        new(Change(new Register(name, components, status), context).Events[0]);

    /// <inheritdoc cref="PlanEditor.UpdateMilestoneStatus"/>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing.</exception>
    public bool UpdateMilestoneStatus(string name, MilestoneStatus status, ChangeContext? context = null) =>
        Change(new UpdateStatus(name, status), context).HasEvents;

    /// <inheritdoc cref="PlanEditor.DeclareMilestoneDependency"/>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing.</exception>
    public bool DeclareMilestoneDependency(string milestone, string dependency, ChangeContext? context = null) =>
        Change(new Declare(milestone, dependency), context).HasEvents;

    /// <inheritdoc cref="PlanEditor.TryDeclareMilestoneDependency"/>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing.</exception>
    public DependencyCheck TryDeclareMilestoneDependency(string milestone, string dependency, ChangeContext? context = null)
    {
        TryDeclare attempt = new(milestone, dependency);
        Change(attempt, context);
        return attempt.Check;
    }

    /// <inheritdoc cref="PlanEditor.WithdrawMilestoneDependency"/>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing.</exception>
    public bool WithdrawMilestoneDependency(string milestone, string dependency, ChangeContext? context = null) =>
        Change(new Withdraw(milestone, dependency), context).HasEvents;

    /// <inheritdoc cref="PlanEditor.RemoveMilestone"/>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing.</exception>
    public void RemoveMilestone(string name, ChangeContext? context = null) => Change(new Remove(name), context);

    /// <inheritdoc cref="PlanEditor.ChangeMilestoneComponents"/>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing.</exception>
    public bool ChangeMilestoneComponents(string name, IEnumerable<string> components, ChangeContext? context = null) =>
        Change(new ChangeComponents(name, components), context).HasEvents;

    /// <inheritdoc cref="PlanEditor.SetPlanField"/>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing.</exception>
    public bool SetPlanField(string field, string? value, ChangeContext? context = null) =>
        Change(new SetPlanField(field, value), context).HasEvents;

    /// <inheritdoc cref="PlanEditor.SetMilestoneField"/>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing.</exception>
    public bool SetMilestoneField(string name, string field, string? value, ChangeContext? context = null) =>
        Change(new SetMilestoneField(name, field, value), context).HasEvents;

    /// <inheritdoc cref="PlanEditor.SetDependencyField"/>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing.</exception>
    public bool SetDependencyField(string milestone, string dependency, string field, string? value, ChangeContext? context = null) =>
        Change(new SetDependencyField(milestone, dependency, field, value), context).HasEvents;

    /// <inheritdoc cref="PlanEditor.SetRecordField"/>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing.</exception>
    public bool SetRecordField(string collection, string name, string field, string? value, ChangeContext? context = null) =>
        Change(new SetRecordField(collection, name, field, value), context).HasEvents;

    /// <inheritdoc cref="PlanEditor.RemoveRecord"/>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing.</exception>
    public bool RemoveRecord(string collection, string name, ChangeContext? context = null) =>
        Change(new RemoveRecord(collection, name), context).HasEvents;

    /// <summary>The operations with a context of their own, in the form that a proposal has them too: each call is one change, as the
    /// registry's own.</summary>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    public PlanEditor Edit(ChangeContext? context = null) => new Editor(this, context);

    /// <summary>Forks the current snapshot: edit the fork, read everything on it, then commit or drop it. O(1).</summary>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    public ProposedChange Propose(ChangeContext? context = null) => new(this, Current, context ?? _defaultContext, isBatch: false);

    /// <summary>Makes many edits one change: atomically, with one notification. Propose and commit in one call, while other writers
    /// wait, so that it is never stale.</summary>
    /// <param name="edit">Makes the edits, on the calling thread. What it throws drops all of them and is thrown on. Changes go
    /// through the proposal, not the registry; nor may it wait for another thread that changes the registry.</param>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    /// <returns>The registry right after the change, or as it is where nothing was edited.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="edit"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">It is called from within the audit sink, a transition rule or the delegate of a
    /// batch of this registry.</exception>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing.</exception>
    public RegistrySnapshot Batch(Action<ProposedChange> edit, ChangeContext? context = null)
    {
        ThrowIfFaulted(RunBatch.Word);
        if (edit is null) throw new ArgumentNullException(nameof(edit));
        return Change(new RunBatch(this, edit), context).After!;
    }

    /// <summary>The proposal of a batch.</summary>
    internal ProposedChange ProposeOn(RegistryState state, ChangeContext context) =>
        new(this, _live.SnapshotOf(state), context, isBatch: true);

    internal RegistrySnapshot Commit(ProposedChange proposal) =>
        Change(new CommitProposal(proposal), proposal.Context).After!;

    private sealed class Editor(MilestoneRegistry registry, ChangeContext? context) : PlanEditor
    {
        public override RegistrySnapshot Now => registry.Current;

        private protected override Change Make(Change request) => registry.Change(request, context);
    }
}
