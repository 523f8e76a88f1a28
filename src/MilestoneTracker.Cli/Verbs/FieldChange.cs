using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Cli.Verbs;

// A change of fields: made as one, and told field by field, from what to what. What moved is what differs between the plan before and
// after.
internal static class FieldChange
{
    /// <summary>Makes the change, and says what moved.</summary>
    /// <param name="call">The call.</param>
    /// <param name="owner">What has the fields.</param>
    /// <param name="edit">Makes it.</param>
    /// <param name="say">What people are told of what moved, where that is not what each was and is.</param>
    public static int Run(
        Invocation call, FieldOwner owner, Action<PlanEditor, ChangeContext> edit,
        Func<IReadOnlyList<FieldDifference>, string>? say = null) => new ChangeCommand<IReadOnlyList<FieldDifference>>
    {
        Change = (registry, context) =>
        {
            RegistrySnapshot before = registry.Current;
            RegistrySnapshot after = registry.Batch(proposal => edit(proposal, context), context);
            return after.ChangesSince(before).Fields;
        },
        HasChanged = moved => moved.Count > 0,
        Text = moved => moved.Count > 0
            ? say?.Invoke(moved) ?? string.Concat(moved.Select(field => FieldText.WithSubject(field, name => name) + "\n"))
            : $"Nothing changed: {owner} has all of that already.",
        Json = (json, moved, after) =>
        {
            json.Objects("fields", moved, field => FieldJson.Write(json, field));
            if (owner.Milestone is { } milestone) ChangedMilestone.Write(json, after, milestone);
        },
    }.Run(call);
}
