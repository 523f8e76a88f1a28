#pragma warning disable CS1573 // the other parameters are inherited
using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.Changes.Operations;
using MilestoneTracker.State;

namespace MilestoneTracker;

// The operations that change a plan, each as a change of its own. Each is documented once, at PlanEditor, and is one line here: what to
// decide. Commit.cs has the rest of a change.
public sealed partial class MilestoneRegistry
{
    /// <inheritdoc cref="PlanEditor.RegisterMilestone"/>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink stored nothing.</exception>
    public Milestone RegisterMilestone(
        string name, IEnumerable<string>? components = null, MilestoneStatus status = MilestoneStatus.Planned,
        ChangeContext? context = null) =>
        new(Change(new Register(name, components, status), context).Events[0]);

    /// <inheritdoc cref="PlanEditor.UpdateMilestoneStatus"/>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink stored nothing.</exception>
    public bool UpdateMilestoneStatus(string name, MilestoneStatus status, ChangeContext? context = null) =>
        Change(new UpdateStatus(name, status), context).HasEvents;

    /// <inheritdoc cref="PlanEditor.DeclareMilestoneDependency"/>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink stored nothing.</exception>
    public bool DeclareMilestoneDependency(string milestone, string dependency, ChangeContext? context = null) =>
        Change(new Declare(milestone, dependency), context).HasEvents;

    /// <inheritdoc cref="PlanEditor.TryDeclareMilestoneDependency"/>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink stored nothing.</exception>
    public DependencyCheck TryDeclareMilestoneDependency(string milestone, string dependency, ChangeContext? context = null)
    {
        TryDeclare attempt = new(milestone, dependency);
        Change(attempt, context);
        return attempt.Check;
    }

    /// <inheritdoc cref="PlanEditor.WithdrawMilestoneDependency"/>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink stored nothing.</exception>
    public bool WithdrawMilestoneDependency(string milestone, string dependency, ChangeContext? context = null) =>
        Change(new Withdraw(milestone, dependency), context).HasEvents;

    /// <inheritdoc cref="PlanEditor.RemoveMilestone"/>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink stored nothing.</exception>
    public void RemoveMilestone(string name, ChangeContext? context = null) => Change(new Remove(name), context);

    /// <inheritdoc cref="PlanEditor.ChangeMilestoneComponents"/>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink stored nothing.</exception>
    public bool ChangeMilestoneComponents(string name, IEnumerable<string> components, ChangeContext? context = null) =>
        Change(new ChangeComponents(name, components), context).HasEvents;

    /// <inheritdoc cref="PlanEditor.SetPlanField"/>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink stored nothing.</exception>
    public bool SetPlanField(string field, string? value, ChangeContext? context = null) =>
        Change(new SetPlanField(field, value), context).HasEvents;

    /// <inheritdoc cref="PlanEditor.SetMilestoneField"/>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink stored nothing.</exception>
    public bool SetMilestoneField(string name, string field, string? value, ChangeContext? context = null) =>
        Change(new SetMilestoneField(name, field, value), context).HasEvents;

    /// <inheritdoc cref="PlanEditor.SetDependencyField"/>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink stored nothing.</exception>
    public bool SetDependencyField(string milestone, string dependency, string field, string? value, ChangeContext? context = null) =>
        Change(new SetDependencyField(milestone, dependency, field, value), context).HasEvents;

    /// <inheritdoc cref="PlanEditor.SetRecordField"/>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink stored nothing.</exception>
    public bool SetRecordField(string collection, string name, string field, string? value, ChangeContext? context = null) =>
        Change(new SetRecordField(collection, name, field, value), context).HasEvents;

    /// <inheritdoc cref="PlanEditor.RemoveRecord"/>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink stored nothing.</exception>
    public bool RemoveRecord(string collection, string name, ChangeContext? context = null) =>
        Change(new RemoveRecord(collection, name), context).HasEvents;

    /// <summary>The same operations as an editor with its own context: each call is one change, as with the registry's own
    /// methods.</summary>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    public PlanEditor Edit(ChangeContext? context = null) => new Editor(this, context);

    /// <summary>Forks the current snapshot: edit the fork, run any query on it, then commit or drop it. O(1).</summary>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    public ProposedChange Propose(ChangeContext? context = null) => new(this, Current, context ?? _defaultContext, isBatch: false);

    /// <summary>Makes many edits one change: atomic, with one notification. It proposes and commits in one call while other writers wait,
    /// so it is never stale.</summary>
    /// <param name="edit">Makes the edits, on the calling thread. If it throws, all edits are dropped and the exception propagates. Make
    /// the changes through the proposal, not the registry, and do not wait for another thread that changes the registry.</param>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <returns>The registry right after the change, or its current state if there was no edit.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="edit"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The call comes from within the audit sink, a transition rule or the delegate of a
    /// batch of this registry.</exception>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink stored nothing.</exception>
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

        public override void Batch(Action<PlanEditor> edit) => registry.Batch(edit, context);

        private protected override Change Make(Change change) => registry.Change(change, context);
    }
}
