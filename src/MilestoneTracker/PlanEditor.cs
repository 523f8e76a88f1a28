using MilestoneTracker.Changes;
using MilestoneTracker.Changes.Operations;

namespace MilestoneTracker;

/// <summary>The operations that change a plan, whatever they are made on: on a registry (<see cref="MilestoneRegistry.Edit"/>) each is a
/// change of its own; on a <see cref="ProposedChange"/> all of them are one.</summary>
/// <remarks>
/// Code that edits a plan can be written once against this and run on either. Every operation is checked when it is made and either
/// changes what it says or throws and changes nothing. In all of them a name that
/// breaks the rules of names is an <see cref="ArgumentException"/> that says which rule and where, <see langword="null"/> an
/// <see cref="ArgumentNullException"/>.
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
    public Milestone RegisterMilestone(
        string name, IEnumerable<string>? components = null, MilestoneStatus status = MilestoneStatus.Planned) =>
        new(Make(new Register(name, components, status)).Events[0]);

    /// <summary>Gives a milestone a status. Writes one milestone, whatever depends on it: O(1).</summary>
    /// <param name="name">The milestone.</param>
    /// <param name="status">The status that it is to have.</param>
    /// <returns>Whether anything changed: <see langword="false"/> where it had that status, and then there is no event.</returns>
    /// <exception cref="ArgumentException">The name breaks a rule; the message says which and where.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is none of the six.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="StatusTransitionRefusedException">The host's rule refused it.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public bool UpdateMilestoneStatus(string name, MilestoneStatus status) => Make(new UpdateStatus(name, status)).HasEvents;

    /// <summary>Declares that a milestone depends on another. Bounded by the part of the order between the two.</summary>
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

    /// <summary>Takes a dependency back; its fields are cleared first, one event each. O(1), and O(its fields).</summary>
    /// <param name="milestone">The milestone that depends.</param>
    /// <param name="dependency">The milestone that it depends on.</param>
    /// <returns>Whether anything changed: <see langword="false"/> where it was not declared, and then there is no event.</returns>
    /// <exception cref="ArgumentException">A name breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">One of the two is not registered; the first such is named.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public bool WithdrawMilestoneDependency(string milestone, string dependency) => Make(new Withdraw(milestone, dependency)).HasEvents;

    /// <summary>Removes a milestone with its dependencies, those on it and its fields: one event for each. A milestone registered
    /// again under the
    /// name starts an empty history.</summary>
    /// <param name="name">The milestone.</param>
    /// <exception cref="ArgumentException">The name breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public void RemoveMilestone(string name) => Make(new Remove(name));

    /// <summary>Gives a milestone another set of components. O(components).</summary>
    /// <param name="name">The milestone.</param>
    /// <param name="components">All components that it is to span, under the rules of names; repeats collapse; empty for none.</param>
    /// <returns>Whether anything changed: <see langword="false"/> where it spans just these, and then there is no event.</returns>
    /// <exception cref="ArgumentException">A name breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public bool ChangeMilestoneComponents(string name, IEnumerable<string> components) =>
        Make(new ChangeComponents(name, components)).HasEvents;

    /// <summary>Sets a field of the plan itself, or clears it. O(log fields).</summary>
    /// <param name="field">The key, under the rules of keys (<see cref="NameRules.CheckedKey"/>); see <see cref="FieldKeys"/>.</param>
    /// <param name="value">The value, under the rules of values (<see cref="NameRules.CheckedValue"/>); <see langword="null"/> clears the
    /// field.</param>
    /// <returns>Whether anything changed: <see langword="false"/> where it had that value, and then there is no event.</returns>
    /// <exception cref="ArgumentException">The key or the value breaks a rule; the message says which and where.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public bool SetPlanField(string field, string? value) => Make(new SetPlanField(field, value)).HasEvents;

    /// <summary>Sets a field of a milestone, or clears it. Writes one milestone: O(log fields).</summary>
    /// <param name="name">The milestone.</param>
    /// <param name="field">The key, under the rules of keys (<see cref="NameRules.CheckedKey"/>); see <see cref="FieldKeys"/>.</param>
    /// <param name="value">The value, under the rules of values (<see cref="NameRules.CheckedValue"/>), and of
    /// <see cref="FieldKeys.Progress"/> and
    /// <see cref="FieldKeys.Weight"/> in their own form; <see langword="null"/> clears the field.</param>
    /// <returns>Whether anything changed: <see langword="false"/> where it had that value, and then there is no event.</returns>
    /// <exception cref="ArgumentException">The name, the key or the value breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public bool SetMilestoneField(string name, string field, string? value) => Make(new SetMilestoneField(name, field, value)).HasEvents;

    /// <summary>Sets a field of a declared dependency, or clears it. O(log fields).</summary>
    /// <param name="milestone">The milestone that depends.</param>
    /// <param name="dependency">The milestone that it depends on.</param>
    /// <param name="field">The key, under the rules of keys (<see cref="NameRules.CheckedKey"/>).</param>
    /// <param name="value">The value, under the rules of values (<see cref="NameRules.CheckedValue"/>); <see langword="null"/> clears the
    /// field.</param>
    /// <returns>Whether anything changed: <see langword="false"/> where it had that value, and then there is no event.</returns>
    /// <exception cref="ArgumentException">A name, the key or the value breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">One of the two is not registered; the first such is named.</exception>
    /// <exception cref="DependencyNotFoundException">The one does not depend on the other.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public bool SetDependencyField(string milestone, string dependency, string field, string? value) =>
        Make(new SetDependencyField(milestone, dependency, field, value)).HasEvents;

    /// <summary>Sets a field of a record, a named thing in a named collection, or clears it. A record is there while it has a field.
    /// O(log records).</summary>
    /// <param name="collection">The collection, under the rules of keys (<see cref="NameRules.CheckedKey"/>).</param>
    /// <param name="name">The name of the record within the collection, under the rules of names; milestones have nothing to do with
    /// it.</param>
    /// <param name="field">The key, under the rules of keys; see <see cref="FieldKeys"/>.</param>
    /// <param name="value">The value, under the rules of values (<see cref="NameRules.CheckedValue"/>); <see langword="null"/> clears the
    /// field.</param>
    /// <returns>Whether anything changed: <see langword="false"/> where it had that value, and then there is no event.</returns>
    /// <exception cref="ArgumentException">The collection, the name, the key or the value breaks a rule; the message says which and
    /// where.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public bool SetRecordField(string collection, string name, string field, string? value) =>
        Make(new SetRecordField(collection, name, field, value)).HasEvents;

    /// <summary>Removes a record: clears its fields, one event each. O(its fields · log records).</summary>
    /// <param name="collection">The collection, under the rules of keys.</param>
    /// <param name="name">The name of the record within the collection.</param>
    /// <returns>Whether anything changed: <see langword="false"/> where there is no such record, and then there is no event.</returns>
    /// <exception cref="ArgumentException">The collection or the name breaks a rule; the message says which and where.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public bool RemoveRecord(string collection, string name) => Make(new RemoveRecord(collection, name)).HasEvents;

    /// <summary>Makes one operation, or throws what it is refused with.</summary>
    private protected abstract Change Make(Change request);
}
