using MilestoneTracker.Auditing;
using MilestoneTracker.Planning.Fields;

namespace MilestoneTracker.Cli.Forecasts;

// Which events can move a date or a risk: milestones that come and go, statuses, dependencies, and the fields that a schedule or progress
// reads. Texts for people (titles, owners, notes, links), baselines, keys of somebody else, records
// and components cannot.
internal static class DateDecisions
{
    private static readonly string[] ForPeople = [FieldKeys.Title, FieldKeys.Owner, FieldKeys.Notes, FieldKeys.Url];

    public static bool IsOne(AuditData data) => data switch
    {
        { Subject.Kind: AuditSubjectKind.Record } or { New.Kind: AuditValueKind.Components } => false,
        { Field: { } key } => !key.Contains('.', StringComparison.Ordinal) && !ForPeople.Contains(key, StringComparer.Ordinal)
            && !key.StartsWith(PlanningKeys.BaselinePrefix, StringComparison.Ordinal),
        _ => true,
    };

    /// <summary>Whether it is about the plan itself, or about one of the milestones or a dependency of theirs.</summary>
    public static bool IsAbout(AuditData data, IReadOnlyCollection<string> milestones) =>
        data.Subject.Milestone is not { } milestone || milestones.Contains(milestone, StringComparer.Ordinal);
}
