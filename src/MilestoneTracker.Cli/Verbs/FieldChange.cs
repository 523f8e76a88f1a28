using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Cli.Verbs;

// Changes fields in one change and reports each old and new value, from the difference between the plans before and after, and which
// other fields count as not set because of it.
internal static class FieldChange
{
    /// <summary>Makes the change and reports which fields moved.</summary>
    /// <param name="call">The call.</param>
    /// <param name="owner">The owner of the fields.</param>
    /// <param name="edit">Makes the change.</param>
    /// <param name="format">The text for people (default: old and new value of each field).</param>
    /// <param name="note">What people should know of the plan after it, in a sentence, if anything; told whether something
    /// changed.</param>
    /// <param name="nothing">Why nothing changed if nothing did, in a sentence (default: it has all of that).</param>
    public static int Run(
        Invocation call, FieldOwner owner, Action<PlanEditor, ChangeContext> edit,
        Func<IReadOnlyList<FieldDifference>, string>? format = null, Func<RegistrySnapshot, bool, string?>? note = null,
        string? nothing = null)
    {
        string? said = null;
        NewFindings? found = null;
        return new ChangeCommand<IReadOnlyList<FieldDifference>>
        {
            Change = (registry, context) =>
            {
                RegistrySnapshot before = registry.Current;
                RegistrySnapshot after = registry.Batch(proposal => edit(proposal, context), context);
                IReadOnlyList<FieldDifference> moved = after.ChangesSince(before).Fields;
                said = note?.Invoke(after, moved.Count > 0);
                found = NewFindings.Between(before, after, moved);
                return moved;
            },
            HasChanged = moved => moved.Count > 0,
            Text = moved => moved.Count == 0
                ? $"Nothing changed: {nothing ?? $"{owner} has all of that already."}" + (said is null ? "" : "\n" + said)
                : found!.AddedTo(
                    (format?.Invoke(moved) ?? string.Concat(moved.Select(field => FieldText.WithSubject(field, name => name) + "\n")))
                    + (said is null ? "" : said + "\n")),
            Json = (json, moved, after) =>
            {
                json.Objects("fields", moved, field => FieldJson.Write(json, field));
                if (owner.Milestone is { } milestone) ChangedMilestone.Write(json, after, milestone);
                if (note is not null) json.WriteString("note", said);
                found!.Write(json);
            },
        }.Run(call);
    }
}
