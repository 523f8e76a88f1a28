using System.Collections.Immutable;

namespace MilestoneTracker.Planning.Resources;

/// <summary>The resources of a plan, as people think of them: who there is, how much of each, who works on what. A thin view of a registry,
/// without a state of its own.</summary>
/// <remarks>
/// Every method that changes something makes one change of the registry: atomic, audited, with one notification. What has nothing to change
/// answers <see langword="false"/> and records nothing. What reads and then writes does both in the writer's turn, so that no assignment
/// of another thread is lost.
/// <para>Safe from any thread. Reading costs O(1), and O(records) the first time after a resource or a field of the plan has changed;
/// changes cost what setting fields costs, and <see cref="Remove"/> O(milestones).</para>
/// </remarks>
/// <param name="registry">The registry.</param>
public sealed class ResourceRegistry(MilestoneRegistry registry)
{
    private readonly MilestoneRegistry _registry = registry ?? throw new ArgumentNullException(nameof(registry));
    private Index? _index;

    /// <summary>All resources, in the ordinal order of their names.</summary>
    public IReadOnlyList<Resource> Resources => IndexOf(_registry.Current).All;

    /// <summary>A resource; <see langword="null"/> where there is none of this name.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public Resource? Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return IndexOf(_registry.Current).ByName.GetValueOrDefault(name);
    }

    /// <summary>Adds a resource.</summary>
    /// <param name="name">The name of its record.</param>
    /// <param name="capacity">How much there is of it; <see langword="null"/> for 1.</param>
    /// <param name="calendar">The name of its calendar; <see langword="null"/> for the plan's.</param>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <returns>Whether anything changed: <see langword="false"/> where there is a resource of this name, which stays as it is.</returns>
    /// <exception cref="ArgumentException">The name breaks a rule, or the plan has no valid calendar of this name.</exception>
    public bool Add(string name, Quantity? capacity = null, string? calendar = null, ChangeContext? context = null) => Change(
        edit =>
        {
            if (edit.Now.GetRecords(ResourceKeys.Collection).ContainsKey(NameRules.Checked(name))) return false;
            bool isAdded = ResourceFields.SetCapacity(edit, name, new CapacitySteps(capacity ?? Quantity.One));
            if (calendar is not null) ResourceFields.SetCalendar(edit, name, calendar);
            return isAdded;
        },
        context);

    /// <summary>Says how much there is of a resource.</summary>
    /// <param name="name">The resource.</param>
    /// <param name="capacity">How much.</param>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">No resource has this name.</exception>
    public bool SetCapacity(string name, CapacitySteps capacity, ChangeContext? context = null) => Change(
        edit =>
        {
            ResourceFields.CheckRecord(edit, name);
            return ResourceFields.SetCapacity(edit, name, capacity);
        },
        context);

    /// <summary>Gives a resource a calendar.</summary>
    /// <param name="name">The resource.</param>
    /// <param name="calendar">The name of the calendar; <see langword="null"/> for the plan's.</param>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">No resource has this name, or the plan has no valid calendar of this name.</exception>
    public bool SetCalendar(string name, string? calendar, ChangeContext? context = null) =>
        Change(edit => ResourceFields.SetCalendar(edit, name, calendar), context);

    /// <summary>Says on which days less of a resource is there.</summary>
    /// <param name="name">The resource.</param>
    /// <param name="absences">The absences, which take the place of those that there are.</param>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">No resource has this name, or the text is longer than a value may be.</exception>
    public bool SetUnavailable(string name, IEnumerable<Absence> absences, ChangeContext? context = null) =>
        Change(edit => ResourceFields.SetUnavailable(edit, name, absences), context);

    /// <summary>Removes a resource, and takes it from every milestone that it is assigned to, as one change.</summary>
    /// <param name="name">The resource.</param>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <returns>Whether anything changed: <see langword="false"/> where there is none of this name.</returns>
    /// <exception cref="ArgumentException">The name breaks a rule.</exception>
    public bool Remove(string name, ChangeContext? context = null) => Change(edit => ResourceFields.Remove(edit, name), context);

    /// <summary>Assigns a resource to a milestone, or says another quantity.</summary>
    /// <param name="milestone">The milestone.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="quantity">How much of it; <see langword="null"/> for 1.</param>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">No resource has this name, the quantity is 0, or the milestone has 64 resources.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public bool Assign(string milestone, string resource, Quantity? quantity = null, ChangeContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Change(
            edit => ResourceFields.Assign(
                edit, milestone, [new Assignment(resource, quantity ?? Quantity.One)], null, nameof(resource)),
            context);
    }

    /// <summary>Takes a resource from a milestone.</summary>
    /// <param name="milestone">The milestone.</param>
    /// <param name="resource">The resource, which need not exist any more.</param>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public bool Unassign(string milestone, string resource, ChangeContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Change(edit => ResourceFields.Assign(edit, milestone, [], [resource]), context);
    }

    /// <summary>Who works on a milestone, in the ordinal order of the names; names without a record included.</summary>
    /// <param name="milestone">The milestone.</param>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public IReadOnlyList<Assignment> AssignedTo(string milestone) => ResourceFields.AssignedTo(_registry.Current, milestone);

    private bool Change(Func<PlanEditor, bool> edit, ChangeContext? context)
    {
        bool hasChanged = false;
        _registry.Batch(proposal => hasChanged = edit(proposal), context);
        return hasChanged;
    }

    // Several threads may make it at once, and make the same.
    private Index IndexOf(RegistrySnapshot snapshot)
    {
        var records = snapshot.GetRecords(ResourceKeys.Collection);
        if (_index is { } index && ReferenceEquals(index.Records, records) && ReferenceEquals(index.PlanFields, snapshot.PlanFields))
            return index;
        return _index = new Index(records, snapshot.PlanFields, ResourceFields.OfPlan(snapshot));
    }

    private sealed class Index(
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> records,
        ImmutableSortedDictionary<string, string> planFields, IReadOnlyList<Resource> all)
    {
        public object Records => records;

        public object PlanFields => planFields;

        public IReadOnlyList<Resource> All => all;

        public Dictionary<string, Resource> ByName { get; } = all.ToDictionary(resource => resource.Name, StringComparer.Ordinal);
    }
}
