using System.Text.Json;
using MilestoneTracker.Auditing;
using MilestoneTracker.Reporting.Events;
using MilestoneTracker.Reporting.People;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Formats;

// The parts of a report as JSON, one method each; JsonFormat documents the rules. O(what is written).
internal static class ReportAsJson
{
    private const int MaxFactors = 20;
    private const int MaxNames = 20; // of the milestones that a cause affects
    private const int MaxLinks = 100; // half from each end

    public static void Write(Utf8JsonWriter json, PlanReport report)
    {
        json.WriteStartObject();
        json.WriteString("schema", "milestonetracker-report/3");
        json.WriteString("title", report.Title);
        WriteTime(json, "time", report.Time);
        json.WriteNumber("version", report.Snapshot.Version);
        json.WriteString("atRiskThreshold", DisplayText.Format(report.AtRiskThreshold));
        WriteArray(json, "causes", report.Causes.Select((cause, place) => (cause, place)), (writer, entry) =>
        {
            writer.WriteStartObject();
            CauseJson.Write(writer, entry.cause, entry.place < report.MaxAssessed ? entry.cause.FindAffected().Take(MaxNames) : null);
            writer.WriteEndObject();
        });
        json.WritePropertyName("total");
        WriteGroup(json, report.Total);
        WriteArray(json, "components", report.Components, WriteGroup);
        WriteArray(json, "owners", report.Owners, WriteGroup);
        WriteArray(
            json, "milestones", report.Milestones, (writer, entry) =>
            WriteMilestone(writer, entry.Milestone, entry.Risk, entry.Assessment));
        WriteNames(json, "atRisk", report.AtRisk.Select(entry => entry.Name));
        json.WritePropertyName("graph");
        WriteGraph(json, report.Graph);
        json.WritePropertyName("impact");
        WriteImpact(json, report);
        json.WritePropertyName("differences");
        WriteDifferences(json, report);
        json.WritePropertyName("history");
        WriteHistory(json, report.History);
        if (report.Dates is not null) ScheduleJson.Write(json, report);
        if (report.People.HasLoad) PeopleJson.Write(json, report);
        if (report.People.HasFeatures) FeaturesJson.Write(json, report);
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, MilestoneGroup group)
    {
        json.WriteStartObject();
        json.WriteString("name", group.Name);
        json.WriteNumber("count", group.Count);
        json.WriteNumber("atRisk", group.AtRisk);
        CompletionJson.Write(json, group.Completion);
        json.WriteStartObject("statuses");
        foreach (MilestoneStatus status in Enum.GetValues<MilestoneStatus>()) json.WriteNumber(status.ToWord(), group.CountOf(status));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes a milestone; the assessment is null if the report has none.</summary>
    public static void WriteMilestone(Utf8JsonWriter json, Milestone milestone, RiskLevel risk, RiskAssessment? assessment)
    {
        json.WriteStartObject();
        WriteSummary(json, milestone, risk);
        WriteNames(json, "components", milestone.Components);
        WriteNames(json, "dependencies", milestone.Dependencies);
        WriteNames(json, "dependents", milestone.Dependents);
        json.WriteStartObject("fields");
        foreach ((string key, string value) in milestone.Fields) json.WriteString(key, value);
        json.WriteEndObject();
        StatusChange changed = milestone.StatusHistory[milestone.StatusHistory.Count - 1];
        json.WriteStartObject("changed");
        WriteTime(json, "time", changed.Time);
        json.WriteNumber("sequence", changed.Sequence);
        EventJson.WriteContext(json, changed.Context);
        json.WriteEndObject();
        json.WritePropertyName("assessment");
        WriteAssessment(json, assessment);
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, Milestone milestone, RiskLevel risk)
    {
        json.WriteString("name", milestone.Name);
        json.WriteString("status", milestone.Status.ToWord());
        CompletionJson.Write(json, milestone.Completion);
        json.WriteString("risk", DisplayText.Format(risk));
    }

    private static void WriteAssessment(Utf8JsonWriter json, RiskAssessment? assessment)
    {
        if (assessment is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        WriteNames(json, "unresolvedDependencies", assessment.UnresolvedDependencies);
        WriteArray(json, "factors", assessment.Factors.Take(MaxFactors), WriteFactor);
        json.WriteNumber("moreFactors", Math.Max(0, assessment.Factors.Count - MaxFactors));
        json.WriteEndObject();
    }

    private static void WriteFactor(Utf8JsonWriter json, RiskFactor factor)
    {
        json.WriteStartObject();
        json.WriteString("code", factor.Code.ToString());
        json.WriteString("level", DisplayText.Format(factor.Level));
        json.WriteString("cause", factor.Cause);
        IReadOnlyList<string> chain = factor.Chain;
        json.WriteNumber("steps", Math.Max(0, chain.Count - 1));
        WriteNames(
            json, "chain", chain.Count <= MaxLinks ? chain : chain.Take(MaxLinks / 2).Concat(chain.Skip(chain.Count - MaxLinks / 2)));
        json.WriteEndObject();
    }

    private static void WriteGraph(Utf8JsonWriter json, PlanGraph graph)
    {
        json.WriteStartObject();
        json.WriteBoolean("isByComponent", graph.IsByComponent);
        WriteArray(json, "nodes", graph.Nodes, WriteNode);
        WriteArray(json, "edges", graph.Edges, WriteEdge);
        json.WriteNumber("hiddenMilestones", graph.HiddenMilestones);
        json.WriteNumber("hiddenDependencies", graph.HiddenDependencies);
        json.WriteEndObject();
    }

    private static void WriteNode(Utf8JsonWriter json, GraphNode node)
    {
        json.WriteStartObject();
        json.WriteString("label", node.Label);
        json.WriteString("risk", DisplayText.Format(node.Risk));
        CompletionJson.WritePercent(json, node.Completion);
        json.WritePropertyName("group");
        if (node.Group is null) json.WriteNullValue();
        else WriteGroup(json, node.Group);
        json.WriteEndObject();
    }

    private static void WriteEdge(Utf8JsonWriter json, GraphEdge edge)
    {
        json.WriteStartObject();
        json.WriteNumber("from", edge.From);
        json.WriteNumber("to", edge.To);
        json.WriteNumber("count", edge.Count);
        json.WriteEndObject();
    }

    private static void WriteImpact(Utf8JsonWriter json, PlanReport report)
    {
        if (report.Impact is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("of", report.ImpactOf);
        WriteArray(json, "milestones", report.Impact, (writer, entry) =>
        {
            writer.WriteStartObject();
            WriteSummary(writer, entry.Milestone, entry.Risk);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteDifferences(Utf8JsonWriter json, PlanReport report)
    {
        if (report.Differences is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("sinceVersion", report.ComparedTo!.Version);
        WriteArray(
            json, "milestones", report.Differences, (writer, difference) =>
            WriteDifference(writer, difference, report.Movement!.WasChanged(difference)));
        WriteArray(json, "fields", report.Movement!.Difference.Fields, FieldJson.WriteObject);
        json.WriteEndObject();
    }

    private static void WriteDifference(Utf8JsonWriter json, MilestoneDifference difference, bool wasChanged)
    {
        json.WriteStartObject();
        json.WriteString("name", difference.Name);
        json.WriteBoolean("wasChanged", wasChanged);
        json.WritePropertyName("before");
        WriteState(json, difference.Before, difference.RiskBefore);
        json.WritePropertyName("after");
        WriteState(json, difference.After, difference.RiskAfter);
        WriteNames(json, "declaredDependencies", difference.DeclaredDependencies);
        WriteNames(json, "withdrawnDependencies", difference.WithdrawnDependencies);
        json.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter json, Milestone? milestone, RiskLevel risk)
    {
        if (milestone is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("status", milestone.Status.ToWord());
        CompletionJson.Write(json, milestone.Completion);
        json.WriteString("risk", DisplayText.Format(risk));
        WriteNames(json, "components", milestone.Components);
        json.WriteEndObject();
    }

    private static void WriteHistory(Utf8JsonWriter json, PlanHistory? history)
    {
        if (history is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("changes", history.Changes);
        WriteArray(json, "points", history.Points, WritePoint);
        WriteArray(json, "entries", history.Entries, WriteEntry);
        json.WriteEndObject();
    }

    private static void WritePoint(Utf8JsonWriter json, HistoryPoint point)
    {
        json.WriteStartObject();
        WriteTime(json, "time", point.Time);
        json.WriteNumber("version", point.Version);
        CompletionJson.Write(json, point.Completion);
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, HistoryEntry entry)
    {
        json.WriteStartObject();
        WriteTime(json, "time", entry.Time);
        json.WriteNumber("version", entry.Version);
        EventJson.WriteContext(json, entry.Context);
        json.WriteNumber("count", entry.Count);
        WriteArray(json, "events", entry.Events, WriteEvent);
        json.WriteEndObject();
    }

    private static void WriteEvent(Utf8JsonWriter json, AuditEvent e)
    {
        json.WriteStartObject();
        EventJson.Write(json, e);
        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, string property, DateTimeOffset? time) =>
        json.WriteString(property, time is { } moment ? ExactNumbers.Format(moment) : null);

    private static void WriteNames(Utf8JsonWriter json, string property, IEnumerable<string> names) =>
        WriteArray(json, property, names, static (writer, name) => writer.WriteStringValue(name));

    private static void WriteArray<T>(Utf8JsonWriter json, string property, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(property);
        foreach (T item in items) write(json, item);
        json.WriteEndArray();
    }
}
