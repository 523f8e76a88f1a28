using System.Text.Json;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Resources;

namespace MilestoneTracker.Cli.Fields;

// The fields that count as not set because of a change, though it did not touch them: those that name a calendar which was taken away, an
// estimate beside a duration of the other kind. Dates move by it, so the verb that makes the change says so. O(milestones, dependencies
// and fields), and only if a field of planning differs; the plan before is looked at only if there are findings after.
internal sealed class NewFindings
{
    private const int MaxListed = 5;

    private static readonly string[] Texts = [FieldKeys.Title, FieldKeys.Owner, FieldKeys.Notes, FieldKeys.Url];

    private readonly IReadOnlyList<PlanFinding> _findings;

    private NewFindings(IReadOnlyList<PlanFinding> findings) => _findings = findings;

    /// <summary>What is a finding after a change and was none before.</summary>
    /// <param name="before">The plan before.</param>
    /// <param name="after">The plan after.</param>
    /// <param name="moved">The fields that differ.</param>
    public static NewFindings Between(RegistrySnapshot before, RegistrySnapshot after, IReadOnlyList<FieldDifference> moved)
    {
        if (!moved.Any(IsOfPlanning)) return new NewFindings([]);
        PlanFinding[] now = [.. Of(after)];
        if (now.Length == 0) return new NewFindings([]);
        HashSet<(PlanFindingCode, string, string, string)> then = [.. Of(before).Select(Identity)];
        return new NewFindings([.. now.Where(finding => !then.Contains(Identity(finding)))]);
    }

    /// <summary>An answer with lines for people added to it, if there are findings.</summary>
    /// <param name="answer">The answer so far.</param>
    public string AddedTo(string answer)
    {
        if (_findings.Count == 0) return answer;
        int unlisted = _findings.Count - MaxListed;
        return answer + (answer.EndsWith('\n') ? "" : "\n")
            + $"Because of this change there {(_findings.Count == 1 ? "is" : "are")} "
            + $"{TerminalText.Counted(_findings.Count, "new finding", "new findings")}:\n"
            + string.Concat(_findings.Take(MaxListed).Select(finding => $"  {TerminalText.OnOneLine(finding.ToString())}\n"))
            + (unlisted > 0 ? $"  and {TerminalText.Number(unlisted)} more: see 'milestones check'\n" : "");
    }

    /// <summary>Writes all of them as the member <c>findings</c>.</summary>
    /// <param name="json">The writer, within the answer.</param>
    public void Write(Utf8JsonWriter json) => json.Objects("findings", _findings, json.Finding);

    private static bool IsOfPlanning(FieldDifference field) =>
        (!field.Field.Contains('.', StringComparison.Ordinal)
            || field.Field.StartsWith(PlanningKeys.CalendarPrefix, StringComparison.Ordinal)) // names of calendars may have one
        && !Texts.Contains(field.Field, StringComparer.Ordinal)
        && (field.Subject.Kind != AuditSubjectKind.Record || field.Subject.Collection == ResourceKeys.Collection);

    private static IEnumerable<PlanFinding> Of(RegistrySnapshot plan) =>
        PlanningFields.Validate(plan).Concat(ResourceFields.Validate(plan));

    // Why a value is ignored may change; that is not news.
    private static (PlanFindingCode Code, string Owner, string Key, string Value) Identity(PlanFinding finding) =>
        (finding.Code, finding.Owner, finding.Evidence[0], finding.Evidence.Count > 1 ? finding.Evidence[1] : "");
}
