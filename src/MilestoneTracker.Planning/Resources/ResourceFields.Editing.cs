using System.Collections.Immutable;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Findings;

namespace MilestoneTracker.Planning.Resources;

// Edits that look at what there is: a field by its key, assignments beside those of others.
public static partial class ResourceFields
{
    /// <summary>Sets a field of a resource by its key, or clears it: for callers that have inputs as text, such as a command.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="name">The resource; its record is made where there is none.</param>
    /// <param name="key">One of <see cref="ResourceKeys"/>, or any other, which is not checked here.</param>
    /// <param name="value">The text; <see langword="null"/> clears the field.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">A schedule would not take the value; the message says why.</exception>
    public static bool SetField(PlanEditor editor, string name, string key, string? value)
    {
        ArgumentNullException.ThrowIfNull(editor);
        NameRules.CheckedKey(key, nameof(key));
        if (value is not null)
        {
            List<PlanFinding> findings = [];
            var fields = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add(key, value);
            ResourceReader.Read(name, fields, PlanningFields.OfPlan(editor.Now), findings);
            PlanningFields.Check(findings, key, nameof(value));
        }

        return editor.SetRecordField(ResourceKeys.Collection, name, key, value);
    }

    /// <summary>Assigns resources to a milestone, or says other quantities, and takes others from it; the rest of those who work on it
    /// stay. O(assignments).</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="milestone">The milestone.</param>
    /// <param name="assignments">Who, and how much of each; of several for one resource the last counts.</param>
    /// <param name="without">The resources that are taken from it before, which need not exist any more.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">No resource has a name, a quantity is 0, or the milestone would have more than 64
    /// resources.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public static bool Assign(
        PlanEditor editor, string milestone, IEnumerable<Assignment> assignments, IEnumerable<string>? without = null) =>
        Assign(editor, milestone, assignments, without, nameof(assignments));

    // The same, for callers whose resource comes in a parameter of another name.
    internal static bool Assign(
        PlanEditor editor, string milestone, IEnumerable<Assignment> assignments, IEnumerable<string>? without, string parameter)
    {
        ArgumentNullException.ThrowIfNull(editor);
        NameRules.Checked(milestone, nameof(milestone));
        ArgumentNullException.ThrowIfNull(assignments);
        Dictionary<string, Assignment> all = AssignedTo(editor.Now, milestone)
            .ToDictionary(one => one.Resource, StringComparer.Ordinal);
        bool hasChanged = false;
        foreach (string resource in without ?? []) hasChanged |= all.Remove(NameRules.Checked(resource, nameof(without)));
        foreach (Assignment assignment in assignments)
        {
            CheckRecord(editor, assignment.Resource, parameter);
            all[assignment.Resource] = assignment;
            hasChanged = true;
        }

        if (!hasChanged) return false; // what does not parse stays as it is then
        string? text = AssignmentText.Of(all.Values);
        if (text is not null && AssignmentText.TryParse(text) is null)
            throw new ArgumentException(
                $"The assignments of '{milestone}' would count as not set. {AssignmentText.Rule}", parameter);
        return editor.SetMilestoneField(milestone, ResourceKeys.Assigned, text);
    }

    /// <summary>Removes a resource, and takes it from every milestone that it is assigned to, in one change. O(milestones).</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="name">The resource.</param>
    /// <returns>Whether anything changed: <see langword="false"/> where there is none of this name.</returns>
    /// <exception cref="ArgumentException">The name breaks a rule.</exception>
    public static bool Remove(PlanEditor editor, string name)
    {
        ArgumentNullException.ThrowIfNull(editor);
        bool hasChanged = false;
        editor.Batch(change =>
        {
            RegistrySnapshot before = change.Now;
            hasChanged = change.RemoveRecord(ResourceKeys.Collection, name);
            if (!hasChanged) return;
            foreach (Milestone milestone in before.Milestones)
                if (milestone.Fields.ContainsKey(ResourceKeys.Assigned)) Assign(change, milestone.Name, [], [name]);
        });
        return hasChanged;
    }
}
