using System.Collections.Immutable;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Resources;

// From fields to resources, assignments and priorities. What does not parse counts as not set, and is a finding where a list is there to
// take it.
internal static class ResourceReader
{
    private const string PriorityRule = "A priority is a whole number from 0 to 1000, without zeros at its start.";

    public static Resource Read(
        string name, ImmutableSortedDictionary<string, string> fields, PlanInputs plan, List<PlanFinding>? findings)
    {
        CapacitySteps capacity = CapacitySteps.One;
        string? calendar = null;
        IReadOnlyList<Absence> unavailable = [];
        if (fields.TryGetValue(ResourceKeys.Capacity, out string? text))
        {
            if (CapacitySteps.TryParse(text, out CapacitySteps? read)) capacity = read;
            else Add(ResourceKeys.Capacity, text, CapacitySteps.Rule);
        }

        if (fields.TryGetValue(ResourceKeys.Calendar, out text))
        {
            if (plan.Set.TryGet(text, out _)) calendar = text;
            else Add(ResourceKeys.Calendar, text, FieldWords.CalendarRule);
        }

        if (fields.TryGetValue(ResourceKeys.Unavailable, out text))
        {
            if (Absence.TryParseAll(text, out IReadOnlyList<Absence>? read)) unavailable = read;
            else Add(ResourceKeys.Unavailable, text, Absence.Rule);
        }

        return new Resource(name, capacity, calendar, unavailable);

        void Add(string key, string value, string rule) => findings?.Add(
            PlanFinding.OfRecord(PlanFindingCode.InvalidField, ResourceKeys.Collection, name, [key, value, rule]));
    }

    public static Assignment[] Assignments(
        string milestone, ImmutableSortedDictionary<string, string> fields, List<PlanFinding>? findings)
    {
        if (!fields.TryGetValue(ResourceKeys.Assigned, out string? text)) return [];
        if (AssignmentText.TryParse(text) is { } assignments) return assignments;
        findings?.Add(new PlanFinding(PlanFindingCode.InvalidField, milestone, ResourceKeys.Assigned, text, AssignmentText.Rule));
        return [];
    }

    public static int Priority(string milestone, ImmutableSortedDictionary<string, string> fields, List<PlanFinding>? findings)
    {
        if (!fields.TryGetValue(ResourceKeys.Priority, out string? text)) return ResourceKeys.UsualPriority;
        bool isNumber = text.Length is >= 1 and <= 4 && (text.Length == 1 || text[0] != '0');
        int priority = isNumber ? PlanMoment.Number(text) : -1;
        if (priority is >= 0 and <= ResourceKeys.MostPriority) return priority;
        findings?.Add(new PlanFinding(PlanFindingCode.InvalidField, milestone, ResourceKeys.Priority, text, PriorityRule));
        return ResourceKeys.UsualPriority;
    }

    /// <summary>What is wrong with the fields of all resources and milestones, and every name without a record.</summary>
    public static void Validate(PlanView view, PlanInputs plan, List<PlanFinding> findings)
    {
        var records = view.Snapshot.GetRecords(ResourceKeys.Collection);
        foreach ((string name, ImmutableSortedDictionary<string, string> fields) in records) Read(name, fields, plan, findings);
        for (int position = 0; position < view.Count; position++)
        {
            ImmutableSortedDictionary<string, string> fields = view.FieldsAt(position);
            if (fields.IsEmpty) continue;
            string milestone = view.NameAt(position);
            Priority(milestone, fields, findings);
            foreach (Assignment assignment in Assignments(milestone, fields, findings))
                if (!records.ContainsKey(assignment.Resource))
                    findings.Add(new PlanFinding(PlanFindingCode.UnknownResource, milestone, assignment.Resource));
        }
    }
}
