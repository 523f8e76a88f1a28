using System.Text;
using System.Text.Json.Nodes;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Exchange.Conformance;

// A case of two imports with edits made by hand between them: the edits of the second, in order. That its events lead to the same state is
// checked by replaying the log.
internal static class Repetition
{
    public static string? FirstDifference(JsonObject @case)
    {
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = MilestoneRegistry.Open(log);
        string label = (string)@case["label"]!;
        Import(@case, "first", label, registry).Commit();
        foreach (JsonNode? edit in @case["local"]!.AsArray()) Edit(registry, [.. edit!.AsArray()]);
        long before = log.LastSequence;
        ImportPreview second = Import(@case, "second", (string?)@case["second-label"] ?? label, registry);
        second.Commit();
        if (!registry.Current.AgreesWith(log, out string? disagreement)) return disagreement;
        JsonObject found = new() { ["edits"] = Edits.Of([.. log.Read(before + 1).Select(@event => @event.Data)]),
            ["findings"] = StagedPlan.Counts(second.Findings) };
        return Comparison.FirstDifference("", @case["expect"], found);
    }

    private static ImportPreview Import(JsonObject @case, string which, string label, MilestoneRegistry registry)
    {
        using MemoryStream input = new(Encoding.UTF8.GetBytes((string)@case[which]!), writable: false);
        return PlanImport.Read(input, Formats.Of((string)@case["format"]!), Formats.OptionsOf(@case, label)).ProposeTo(registry);
    }

    private static void Edit(MilestoneRegistry registry, JsonNode?[] words)
    {
        string name = (string)words[1]!;
        switch ((string)words[0]!)
        {
            case "register": registry.RegisterMilestone(name); break;
            case "remove": registry.RemoveMilestone(name); break;
            case "declare": registry.DeclareMilestoneDependency(name, (string)words[2]!); break;
            case "field": registry.SetMilestoneField(name, (string)words[2]!, (string?)words[3]); break;
            case "components": registry.ChangeMilestoneComponents(name, words[2]!.AsArray().Select(component => (string)component!)); break;
            case "status" when MilestoneStatuses.TryParseExact((string)words[2]!,
                out MilestoneStatus status): registry.UpdateMilestoneStatus(name, status); break;
            default: throw new FormatException($"'{words[0]}' is no edit of a case.");
        }
    }
}
