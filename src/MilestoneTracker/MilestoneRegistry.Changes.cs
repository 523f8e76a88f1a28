using System.Collections.Immutable;
using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.Diagnostics;
using MilestoneTracker.State;

namespace MilestoneTracker;

// The operations that change something. Each is one line: what to decide. How a change goes from there is in Commit.cs.
public sealed partial class MilestoneRegistry
{
    /// <summary>Registers a milestone. O(1) beside the audit sink.</summary>
    /// <param name="name">Its name, compared ordinally: 1 to 256 UTF-16 units, no control or bidirectional control characters, no line or paragraph separators, no white space at either end, no unpaired surrogates.</param>
    /// <param name="components">The components that it spans, under the same rules; repeats collapse; <see langword="null"/> for none.</param>
    /// <param name="status">The status that it begins with.</param>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    /// <returns>The milestone as it was registered.</returns>
    /// <exception cref="ArgumentException">A name breaks a rule; the message says which and where.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is none of the six.</exception>
    /// <exception cref="DuplicateMilestoneException">The name is taken.</exception>
    /// <exception cref="InvalidOperationException">It is called from within the audit sink, a transition rule or the delegate of a batch of this registry.</exception>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing.</exception>
    public Milestone RegisterMilestone(string name, IEnumerable<string>? components = null, MilestoneStatus status = MilestoneStatus.Planned, ChangeContext? context = null)
    {
        ThrowIfFaulted(ChangeKind.Register);
        IEnumerable<string>? set = components is null or ImmutableSortedSet<string> ? components : [.. components]; // the caller's code, so it runs on the caller's thread
        return new Milestone(Change(new Registration(name, set, status), context).Events[0]);
    }

    /// <summary>Gives a milestone a status, and brings the progress of every transitive dependent up to date. O(dependents whose progress changes, and their dependents).</summary>
    /// <param name="name">The milestone.</param>
    /// <param name="status">The status that it is to have.</param>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    /// <returns>Whether anything changed: <see langword="false"/> where it had that status, and then there is no event.</returns>
    /// <exception cref="ArgumentException">The name breaks a rule; the message says which and where.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is none of the six.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="StatusTransitionRefusedException">The host's rule refused it.</exception>
    /// <exception cref="InvalidOperationException">It is called from within the audit sink, a transition rule or the delegate of a batch of this registry.</exception>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing.</exception>
    public bool UpdateMilestoneStatus(string name, MilestoneStatus status, ChangeContext? context = null) =>
        Change(new StatusUpdate(name, status), context).HasEvents;

    /// <summary>Declares that a milestone depends on another, and brings progress up to date. Bounded by the part of the order between the two.</summary>
    /// <param name="milestone">The milestone that depends.</param>
    /// <param name="dependency">The milestone that it depends on.</param>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    /// <returns>Whether anything changed: <see langword="false"/> where it was declared already, and then there is no event.</returns>
    /// <exception cref="ArgumentException">A name breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">One of the two is not registered; the first such is named.</exception>
    /// <exception cref="DependencyCycleException">It would close a cycle; the exception has the path.</exception>
    /// <exception cref="InvalidOperationException">It is called from within the audit sink, a transition rule or the delegate of a batch of this registry.</exception>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing.</exception>
    public bool DeclareMilestoneDependency(string milestone, string dependency, ChangeContext? context = null) =>
        Change(new Declaration(milestone, dependency), context).HasEvents;

    /// <summary>Declares a dependency where that is allowed, and says how it stands in any case: without an exception for a cycle or an unknown milestone.</summary>
    /// <param name="milestone">The milestone that is to depend.</param>
    /// <param name="dependency">The milestone that it is to depend on.</param>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    /// <returns>The answer that <see cref="CheckDependency"/> would have given right before; <see cref="DependencyVerdict.Allowed"/> means that it now is declared.</returns>
    /// <exception cref="ArgumentException">A name breaks a rule; the message says which and where.</exception>
    /// <exception cref="InvalidOperationException">It is called from within the audit sink, a transition rule or the delegate of a batch of this registry.</exception>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing.</exception>
    public DependencyCheck TryDeclareMilestoneDependency(string milestone, string dependency, ChangeContext? context = null)
    {
        DeclarationAttempt attempt = new(milestone, dependency);
        Change(attempt, context);
        return attempt.Check;
    }

    /// <summary>Takes a dependency back, and brings progress up to date. O(1) beside the dependents whose progress changes.</summary>
    /// <param name="milestone">The milestone that depends.</param>
    /// <param name="dependency">The milestone that it depends on.</param>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    /// <returns>Whether anything changed: <see langword="false"/> where it was not declared, and then there is no event.</returns>
    /// <exception cref="ArgumentException">A name breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">One of the two is not registered; the first such is named.</exception>
    /// <exception cref="InvalidOperationException">It is called from within the audit sink, a transition rule or the delegate of a batch of this registry.</exception>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing.</exception>
    public bool WithdrawMilestoneDependency(string milestone, string dependency, ChangeContext? context = null) =>
        Change(new Withdrawal(milestone, dependency), context).HasEvents;

    /// <summary>Removes a milestone with its dependencies and those on it: one atomic change, one event for each. A milestone registered anew under the name starts an empty history.</summary>
    /// <param name="name">The milestone.</param>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    /// <exception cref="ArgumentException">The name breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="InvalidOperationException">It is called from within the audit sink, a transition rule or the delegate of a batch of this registry.</exception>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing.</exception>
    public void RemoveMilestone(string name, ChangeContext? context = null) => Change(new Removal(name), context);

    /// <summary>Forks the current snapshot: edit the fork, read everything on it, then commit or drop it. O(1).</summary>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    public ProposedChange Propose(ChangeContext? context = null) => new(this, Current, context ?? _defaultContext, isBatch: false);

    /// <summary>Makes many edits one change: atomically, with one notification. Propose and commit in one call, while other writers wait, so that it is never stale.</summary>
    /// <param name="edit">Makes the edits, on the calling thread. What it throws drops all of them and is thrown on. Changes go through the proposal, not the registry; nor may it wait for another thread that changes the registry.</param>
    /// <param name="context">Who and why; <see langword="null"/> for the default.</param>
    /// <returns>The registry right after the change, or as it is where nothing was edited.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="edit"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">It is called from within the audit sink, a transition rule or the delegate of a batch of this registry.</exception>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this change ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing.</exception>
    public RegistrySnapshot Batch(Action<ProposedChange> edit, ChangeContext? context = null)
    {
        ThrowIfFaulted(ChangeKind.Batch);
        if (edit is null) throw new ArgumentNullException(nameof(edit));
        return Change(new BatchEdit(this, edit), context).After!;
    }

    /// <summary>The proposal of a batch.</summary>
    internal ProposedChange ProposeOn(RegistryState state, ChangeContext context) => new(this, Freeze(state), context, isBatch: true);

    internal RegistrySnapshot Commit(ProposedChange proposal) =>
        Change(new Adoption(proposal), proposal.Context).After!;
}
