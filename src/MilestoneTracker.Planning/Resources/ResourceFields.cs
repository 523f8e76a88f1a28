using System.Globalization;
using System.Runtime.CompilerServices;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Findings;

namespace MilestoneTracker.Planning.Resources;

/// <summary>The fields that say who works on what, by what they mean: to get them from a snapshot, to set them on a registry or on a
/// proposal, and to find what is wrong with them.</summary>
/// <remarks>A value that a schedule would not take is refused when it is set here; one that was set past here counts as not set, and is a
/// finding. Safe from any thread; a proposal is for one thread at a time.</remarks>
public static partial class ResourceFields
{
    /// <summary>What the record of a resource says; <see langword="null"/> where there is none. O(log records).</summary>
    /// <param name="snapshot">The plan.</param>
    /// <param name="name">The name of the resource, compared ordinally.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static Resource? OfResource(RegistrySnapshot snapshot, string name)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(name);
        return snapshot.GetRecords(ResourceKeys.Collection).TryGetValue(name, out var fields)
            ? ResourceReader.Read(name, fields, PlanningFields.OfPlan(snapshot), null) : null;
    }

    /// <summary>All resources, in the ordinal order of their names. O(records).</summary>
    /// <param name="snapshot">The plan.</param>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<Resource> OfPlan(RegistrySnapshot snapshot)
    {
        PlanInputs plan = PlanningFields.OfPlan(snapshot);
        return Array.AsReadOnly<Resource>([
            .. snapshot.GetRecords(ResourceKeys.Collection).Select(record => ResourceReader.Read(record.Key, record.Value, plan, null))]);
    }

    /// <summary>Who works on a milestone, in the ordinal order of the names; names without a record included. O(assignments).</summary>
    /// <param name="snapshot">The plan.</param>
    /// <param name="milestone">The milestone.</param>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public static IReadOnlyList<Assignment> AssignedTo(RegistrySnapshot snapshot, string milestone) =>
        Array.AsReadOnly(ResourceReader.Assignments(milestone, Find(snapshot, milestone).Fields, null));

    /// <summary>What goes first where several need the same resource: 0 to 1000, the highest first; 500 where nothing is set.</summary>
    /// <param name="snapshot">The plan.</param>
    /// <param name="milestone">The milestone.</param>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public static int PriorityOf(RegistrySnapshot snapshot, string milestone) =>
        ResourceReader.Priority(milestone, Find(snapshot, milestone).Fields, null);

    /// <summary>Says who works on a milestone; nobody takes all back.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="milestone">The milestone.</param>
    /// <param name="assignments">Who, in any order, each resource once, at most 64.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">A quantity is 0, a name comes twice, there are too many, or no resource has a name.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public static bool SetAssigned(PlanEditor editor, string milestone, IEnumerable<Assignment> assignments)
    {
        ArgumentNullException.ThrowIfNull(editor);
        NameRules.Checked(milestone, nameof(milestone));
        ArgumentNullException.ThrowIfNull(assignments);
        Assignment[] all = [.. assignments];
        string? text = AssignmentText.Of(all);
        if (text is not null && AssignmentText.TryParse(text) is null)
            throw new ArgumentException(
                $"The assignments of '{milestone}' would count as not set. {AssignmentText.Rule}", nameof(assignments));
        var records = editor.Now.GetRecords(ResourceKeys.Collection);
        foreach (Assignment assignment in all)
            if (!records.ContainsKey(assignment.Resource))
                throw new ArgumentException($"There is no resource '{assignment.Resource}'. Add it first.", nameof(assignments));
        return editor.SetMilestoneField(milestone, ResourceKeys.Assigned, text);
    }

    /// <summary>Says what goes first where several need the same resource; <see langword="null"/> for 500.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="milestone">The milestone.</param>
    /// <param name="priority">0 to 1000; the highest goes first.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is out of that range.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public static bool SetPriority(PlanEditor editor, string milestone, int? priority)
    {
        ArgumentNullException.ThrowIfNull(editor);
        NameRules.Checked(milestone, nameof(milestone));
        if (priority is < 0 or > ResourceKeys.MostPriority)
            throw new ArgumentOutOfRangeException(nameof(priority), priority, "A priority is 0 to 1000.");
        return editor.SetMilestoneField(milestone, ResourceKeys.Priority, priority?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Says how much there is of a resource; makes its record where there is none.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="name">The resource.</param>
    /// <param name="capacity">How much; 1 is written out, so that the record exists.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">The name breaks a rule.</exception>
    public static bool SetCapacity(PlanEditor editor, string name, CapacitySteps capacity)
    {
        ArgumentNullException.ThrowIfNull(editor);
        ArgumentNullException.ThrowIfNull(capacity);
        return editor.SetRecordField(ResourceKeys.Collection, name, ResourceKeys.Capacity, capacity.ToString());
    }

    /// <summary>Gives a resource a calendar; <see langword="null"/> gives it the plan's.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="name">The resource.</param>
    /// <param name="calendar">The name of the calendar.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">The plan has no valid calendar of this name, or no resource has the name.</exception>
    public static bool SetCalendar(PlanEditor editor, string name, string? calendar)
    {
        ArgumentNullException.ThrowIfNull(editor);
        CheckRecord(editor, name);
        if (calendar is not null && !PlanningFields.OfPlan(editor.Now).Calendars.ContainsKey(calendar))
            throw new ArgumentException($"'{calendar}' is not a calendar of the plan. {FieldWords.CalendarRule}", nameof(calendar));
        return editor.SetRecordField(ResourceKeys.Collection, name, ResourceKeys.Calendar, calendar);
    }

    /// <summary>Says on which days less of a resource is there; none takes all back.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="name">The resource.</param>
    /// <param name="absences">The absences.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">No resource has the name, or the text is longer than a value may be.</exception>
    public static bool SetUnavailable(PlanEditor editor, string name, params IEnumerable<Absence> absences)
    {
        ArgumentNullException.ThrowIfNull(editor);
        ArgumentNullException.ThrowIfNull(absences);
        CheckRecord(editor, name);
        string text = string.Join("; ", absences);
        if (text.Length > 0) NameRules.CheckedValue(text, nameof(absences));
        return editor.SetRecordField(ResourceKeys.Collection, name, ResourceKeys.Unavailable, text.Length == 0 ? null : text);
    }

    /// <summary>Every field of a resource, an assignment or a priority that counts as not set, and every name without a record; in the
    /// order of findings. O(records, milestones and their fields).</summary>
    /// <param name="snapshot">The plan.</param>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<PlanFinding> Validate(RegistrySnapshot snapshot)
    {
        PlanInputs plan = PlanningFields.OfPlan(snapshot);
        List<PlanFinding> findings = [];
        ResourceReader.Validate(snapshot.GetView(), plan, findings);
        findings.Sort(PlanFinding.Compare);
        return findings.AsReadOnly();
    }

    internal static void CheckRecord(PlanEditor editor, string name, [CallerArgumentExpression(nameof(name))] string parameter = "")
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        if (!editor.Now.GetRecords(ResourceKeys.Collection).ContainsKey(name))
            throw new ArgumentException($"There is no resource '{name}'. Add it first.", parameter);
    }

    private static Milestone Find(RegistrySnapshot snapshot, string milestone)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.GetMilestone(milestone) ?? throw new MilestoneNotFoundException(milestone);
    }
}
