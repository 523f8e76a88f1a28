using MilestoneTracker.Changes;
using MilestoneTracker.Changes.Operations;

namespace MilestoneTracker;

/// <summary>The operations that change a plan, whatever they are made on: on a registry (<see cref="MilestoneRegistry.Edit"/>) each is a
/// change of its own; on a <see cref="ProposedChange"/> all of them are one.</summary>
/// <remarks>
/// Code that edits a plan can be written once against this and run on either. Every operation is checked when it is made and either changes what it says or throws and changes nothing. In all of them a name that
/// breaks the rules of names is an <see cref="ArgumentException"/> that says which rule and where, <see langword="null"/> an <see cref="ArgumentNullException"/>.
/// </remarks>
public abstract class PlanEditor
{
    private protected PlanEditor()
    {
    }

    /// <summary>The plan that the next edit is made on. O(1), but the next edit copies the pages that it touches.</summary>
    public abstract RegistrySnapshot Now { get; }

    /// <summary>Registers a milestone. O(1).</summary>
    /// <param name="name">Its name, compared ordinally: 1 to 256 UTF-16 units, no control or bidirectional control characters, no line or
    /// paragraph separators, no white space at either end, no unpaired surrogates.</param>
    /// <param name="components">The components that it spans, under the same rules; repeats collapse; <see langword="null"/> for
    /// none.</param>
    /// <param name="status">The status that it begins with.</param>
    /// <returns>The milestone as it was registered.</returns>
    /// <exception cref="ArgumentException">A name breaks a rule; the message says which and where.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is none of the six.</exception>
    /// <exception cref="DuplicateMilestoneException">The name is taken.</exception>
    /// <exception cref="InvalidOperationException">It is called from within code that the registry or proposal is running: its audit sink,
    /// a transition rule, the delegate of a batch; or another thread uses the proposal.</exception>
    public Milestone RegisterMilestone(string name, IEnumerable<string>? components = null, MilestoneStatus status = MilestoneStatus.Planned) =>
        new(Make(new Register(name, components, status)).Events[0]);

    /// <summary>Gives a milestone a status, and brings the progress of every transitive dependent up to date. O(dependents whose progress
    /// changes, and their dependents).</summary>
    /// <param name="name">The milestone.</param>
    /// <param name="status">The status that it is to have.</param>
    /// <returns>Whether anything changed: <see langword="false"/> where it had that status, and then there is no event.</returns>
    /// <exception cref="ArgumentException">The name breaks a rule; the message says which and where.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is none of the six.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="StatusTransitionRefusedException">The host's rule refused it.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public bool UpdateMilestoneStatus(string name, MilestoneStatus status) => Make(new UpdateStatus(name, status)).HasEvents;

    /// <summary>Declares that a milestone depends on another, and brings progress up to date. Bounded by the part of the order between the
    /// two.</summary>
    /// <param name="milestone">The milestone that depends.</param>
    /// <param name="dependency">The milestone that it depends on.</param>
    /// <returns>Whether anything changed: <see langword="false"/> where it was declared already, and then there is no event.</returns>
    /// <exception cref="ArgumentException">A name breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">One of the two is not registered; the first such is named.</exception>
    /// <exception cref="DependencyCycleException">It would close a cycle; the exception has the path.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public bool DeclareMilestoneDependency(string milestone, string dependency) => Make(new Declare(milestone, dependency)).HasEvents;

    /// <summary>Declares a dependency where that is allowed, and says how it stands in any case: without an exception for a cycle or an
    /// unknown milestone.</summary>
    /// <param name="milestone">The milestone that is to depend.</param>
    /// <param name="dependency">The milestone that it is to depend on.</param>
    /// <returns>The answer that <see cref="RegistrySnapshot.CheckDependency"/> would have given right before;
    /// <see cref="DependencyVerdict.Allowed"/> means that it now is declared.</returns>
    /// <exception cref="ArgumentException">A name breaks a rule; the message says which and where.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public DependencyCheck TryDeclareMilestoneDependency(string milestone, string dependency)
    {
        TryDeclare attempt = new(milestone, dependency);
        Make(attempt);
        return attempt.Check;
    }

    /// <summary>Takes a dependency back, and brings progress up to date. O(1) beside the dependents whose progress changes.</summary>
    /// <param name="milestone">The milestone that depends.</param>
    /// <param name="dependency">The milestone that it depends on.</param>
    /// <returns>Whether anything changed: <see langword="false"/> where it was not declared, and then there is no event.</returns>
    /// <exception cref="ArgumentException">A name breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">One of the two is not registered; the first such is named.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public bool WithdrawMilestoneDependency(string milestone, string dependency) => Make(new Withdraw(milestone, dependency)).HasEvents;

    /// <summary>Removes a milestone with its dependencies and those on it: one event for each. A milestone registered again under the name
    /// starts an empty history.</summary>
    /// <param name="name">The milestone.</param>
    /// <exception cref="ArgumentException">The name breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public void RemoveMilestone(string name) => Make(new Remove(name));

    /// <summary>Makes one operation, or throws what it is refused with.</summary>
    private protected abstract Request Make(Request request);
}
