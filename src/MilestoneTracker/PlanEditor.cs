using MilestoneTracker.Changes;
using MilestoneTracker.Changes.Operations;

namespace MilestoneTracker;

/// <summary>The operations that change a plan. On a registry (<see cref="MilestoneRegistry.Edit"/>) each is a change of its own; on a
/// <see cref="ProposedChange"/> all of them form one change.</summary>
/// <remarks>
/// Code that edits a plan can be written once against this class and run on either. Each operation is checked when it is called, and
/// either succeeds or throws and changes nothing. In all of them a name that breaks the rules for names is an
/// <see cref="ArgumentException"/> that says which rule and where, and <see langword="null"/> is an <see cref="ArgumentNullException"/>.
/// </remarks>
public abstract class PlanEditor
{
    private protected PlanEditor()
    {
    }

    /// <summary>The plan to which the next edit applies. O(1), but the next edit copies the pages that it touches.</summary>
    public abstract RegistrySnapshot Now { get; }

    /// <summary>Registers a milestone. O(1).</summary>
    /// <param name="name">Its name, compared ordinally: 1 to 256 UTF-16 units, no control or bidirectional control characters, no line or
    /// paragraph separators, no white space at either end, no unpaired surrogates.</param>
    /// <param name="components">The components that it spans, under the same rules; duplicates are removed; <see langword="null"/> for
    /// none.</param>
    /// <param name="status">The initial status.</param>
    /// <returns>The milestone as it was registered.</returns>
    /// <exception cref="ArgumentException">A name breaks a rule; the message says which and where.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not one of the six statuses.</exception>
    /// <exception cref="DuplicateMilestoneException">The name is taken.</exception>
    /// <exception cref="InvalidOperationException">The call comes from within code that the registry or proposal is running: its audit
    /// sink, a transition rule, or the delegate of a batch; or another thread uses the proposal.</exception>
    public Milestone RegisterMilestone(
        string name, IEnumerable<string>? components = null, MilestoneStatus status = MilestoneStatus.Planned) =>
        new(Make(new Register(name, components, status)).Events[0]);

    /// <summary>Sets the status of a milestone. Writes one milestone, however many depend on it: O(1).</summary>
    /// <param name="name">The milestone.</param>
    /// <param name="status">The new status.</param>
    /// <returns>Whether anything changed: <see langword="false"/> if it already had that status; no event is recorded then.</returns>
    /// <exception cref="ArgumentException">The name breaks a rule; the message says which and where.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not one of the six statuses.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="StatusTransitionRefusedException">The host's rule refused it.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public bool UpdateMilestoneStatus(string name, MilestoneStatus status) => Make(new UpdateStatus(name, status)).HasEvents;

    /// <summary>Declares that a milestone depends on another. The cost is bounded by the part of the topological order between the
    /// two.</summary>
    /// <param name="milestone">The milestone that depends.</param>
    /// <param name="dependency">The milestone that it depends on.</param>
    /// <returns>Whether anything changed: <see langword="false"/> if it was already declared; no event is recorded then.</returns>
    /// <exception cref="ArgumentException">A name breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">One of the two milestones is not registered; the exception has the first such
    /// name.</exception>
    /// <exception cref="DependencyCycleException">The dependency would close a cycle; the exception has the path.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public bool DeclareMilestoneDependency(string milestone, string dependency) => Make(new Declare(milestone, dependency)).HasEvents;

    /// <summary>Declares a dependency if it is allowed, and returns the verdict in any case: without an exception for a cycle or an
    /// unknown milestone.</summary>
    /// <param name="milestone">The milestone that is to depend.</param>
    /// <param name="dependency">The milestone that it is to depend on.</param>
    /// <returns>The same verdict as <see cref="RegistrySnapshot.CheckDependency"/> right before; after
    /// <see cref="DependencyVerdict.Allowed"/> it is declared.</returns>
    /// <exception cref="ArgumentException">A name breaks a rule; the message says which and where.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public DependencyCheck TryDeclareMilestoneDependency(string milestone, string dependency)
    {
        TryDeclare attempt = new(milestone, dependency);
        Make(attempt);
        return attempt.Check;
    }

    /// <summary>Withdraws a dependency, after clearing its fields with one event each. O(1), and O(its fields).</summary>
    /// <param name="milestone">The milestone that depends.</param>
    /// <param name="dependency">The milestone that it depends on.</param>
    /// <returns>Whether anything changed: <see langword="false"/> if it was not declared; no event is recorded then.</returns>
    /// <exception cref="ArgumentException">A name breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">One of the two milestones is not registered; the exception has the first such
    /// name.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public bool WithdrawMilestoneDependency(string milestone, string dependency) => Make(new Withdraw(milestone, dependency)).HasEvents;

    /// <summary>Removes a milestone with its dependencies, its dependents' dependencies on it, and its fields, with one event for each.
    /// If the name is registered again, its history starts empty.</summary>
    /// <param name="name">The milestone.</param>
    /// <exception cref="ArgumentException">The name breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public void RemoveMilestone(string name) => Make(new Remove(name));

    /// <summary>Replaces the components of a milestone. O(components).</summary>
    /// <param name="name">The milestone.</param>
    /// <param name="components">All components that it is to span, under the rules for names; duplicates are removed; empty for
    /// none.</param>
    /// <returns>Whether anything changed: <see langword="false"/> if it already spanned exactly these; no event is recorded then.</returns>
    /// <exception cref="ArgumentException">A name breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public bool ChangeMilestoneComponents(string name, IEnumerable<string> components) =>
        Make(new ChangeComponents(name, components)).HasEvents;

    /// <summary>Sets or clears a field of the plan itself. O(log fields).</summary>
    /// <param name="field">The key, under the rules for keys (<see cref="NameRules.CheckedKey"/>); see <see cref="FieldKeys"/>.</param>
    /// <param name="value">The value, under the rules for values (<see cref="NameRules.CheckedValue"/>); <see langword="null"/> clears
    /// the field.</param>
    /// <returns>Whether anything changed: <see langword="false"/> if it already had that value; no event is recorded then.</returns>
    /// <exception cref="ArgumentException">The key or the value breaks a rule; the message says which and where.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public bool SetPlanField(string field, string? value) => Make(new SetPlanField(field, value)).HasEvents;

    /// <summary>Sets or clears a field of a milestone. Writes one milestone: O(log fields).</summary>
    /// <param name="name">The milestone.</param>
    /// <param name="field">The key, under the rules for keys (<see cref="NameRules.CheckedKey"/>); see <see cref="FieldKeys"/>.</param>
    /// <param name="value">The value, under the rules for values (<see cref="NameRules.CheckedValue"/>); <see cref="FieldKeys.Progress"/>
    /// and <see cref="FieldKeys.Weight"/> have a stricter form; <see langword="null"/> clears the field.</param>
    /// <returns>Whether anything changed: <see langword="false"/> if it already had that value; no event is recorded then.</returns>
    /// <exception cref="ArgumentException">The name, the key or the value breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public bool SetMilestoneField(string name, string field, string? value) => Make(new SetMilestoneField(name, field, value)).HasEvents;

    /// <summary>Sets or clears a field of a declared dependency. O(log fields).</summary>
    /// <param name="milestone">The milestone that depends.</param>
    /// <param name="dependency">The milestone that it depends on.</param>
    /// <param name="field">The key, under the rules for keys (<see cref="NameRules.CheckedKey"/>).</param>
    /// <param name="value">The value, under the rules for values (<see cref="NameRules.CheckedValue"/>); <see langword="null"/> clears
    /// the field.</param>
    /// <returns>Whether anything changed: <see langword="false"/> if it already had that value; no event is recorded then.</returns>
    /// <exception cref="ArgumentException">A name, the key or the value breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">One of the two milestones is not registered; the exception has the first such
    /// name.</exception>
    /// <exception cref="DependencyNotFoundException">The milestone does not depend on the other.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public bool SetDependencyField(string milestone, string dependency, string field, string? value) =>
        Make(new SetDependencyField(milestone, dependency, field, value)).HasEvents;

    /// <summary>Sets or clears a field of a record, which is a named item in a named collection. A record exists while it has a field.
    /// O(log records).</summary>
    /// <param name="collection">The collection, under the rules for keys (<see cref="NameRules.CheckedKey"/>).</param>
    /// <param name="name">The name of the record within the collection, under the rules for names. It is unrelated to the names of
    /// milestones.</param>
    /// <param name="field">The key, under the rules for keys; see <see cref="FieldKeys"/>.</param>
    /// <param name="value">The value, under the rules for values (<see cref="NameRules.CheckedValue"/>); <see langword="null"/> clears
    /// the field.</param>
    /// <returns>Whether anything changed: <see langword="false"/> if it already had that value; no event is recorded then.</returns>
    /// <exception cref="ArgumentException">The collection, the name, the key or the value breaks a rule; the message says which and
    /// where.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public bool SetRecordField(string collection, string name, string field, string? value) =>
        Make(new SetRecordField(collection, name, field, value)).HasEvents;

    /// <summary>Removes a record: clears its fields with one event each. O(its fields · log records).</summary>
    /// <param name="collection">The collection, under the rules for keys.</param>
    /// <param name="name">The name of the record within the collection.</param>
    /// <returns>Whether anything changed: <see langword="false"/> if there was no such record; no event is recorded then.</returns>
    /// <exception cref="ArgumentException">The collection or the name breaks a rule; the message says which and where.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public bool RemoveRecord(string collection, string name) => Make(new RemoveRecord(collection, name)).HasEvents;

    /// <summary>Makes several edits one change: on a registry as <see cref="MilestoneRegistry.Batch"/> does, all of them or none with one
    /// notification; on a proposal they are part of its change like any other edit, and those before one that throws stay. For code that
    /// sets several things that belong together, and runs on either.</summary>
    /// <param name="edit">Makes the edits through the editor that it gets, on the calling thread. If it throws, the exception
    /// propagates.</param>
    /// <exception cref="ArgumentNullException"><paramref name="edit"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="RegisterMilestone"/>.</exception>
    public abstract void Batch(Action<PlanEditor> edit);

    /// <summary>Performs one operation, or throws its refusal.</summary>
    private protected abstract Change Make(Change change);
}
