using System.Text.Json.Nodes;
using MilestoneTracker.Auditing;
using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Conformance;

// What an import into an empty registry has made, in the shape of an expectation: milestones and dependencies in the order of their events.
internal static class StagedPlan
{
    public static JsonObject Of(RegistrySnapshot plan, IAuditLog log, ImportFindings findings)
    {
        JsonArray milestones = [];
        JsonArray dependencies = [];
        foreach (AuditEvent @event in log.Read())
        {
            if (@event.Data is MilestoneRegistered registered)
            {
                Milestone milestone = plan.GetMilestone(registered.Milestone)!;
                milestones.Add(new JsonObject
                {
                    ["name"] = milestone.Name, ["status"] = milestone.Status.ToWord(),
                    ["components"] = new JsonArray([.. milestone.Components.Select(component => JsonValue.Create(component))]),
                    ["fields"] = Fields(milestone.Fields.Where(field => field.Key != "source-values")),
                });
            }
            else if (@event.Data is DependencyDeclared declared)
            {
                dependencies.Add(new JsonObject
                {
                    ["milestone"] = declared.Milestone, ["dependency"] = declared.Dependency,
                    ["fields"] = Fields(plan.GetDependencyFields(declared.Milestone, declared.Dependency)),
                });
            }
        }

        return new JsonObject { ["plan"] = Fields(plan.PlanFields), ["milestones"] = milestones, ["dependencies"] = dependencies,
            ["findings"] = Counts(findings) };
    }

    public static JsonObject Counts(ImportFindings findings) =>
        [.. findings.Counts.Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value))];

    private static JsonObject Fields(IEnumerable<KeyValuePair<string, string>> fields) =>
        [.. fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value))];
}
