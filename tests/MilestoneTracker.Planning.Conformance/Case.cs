using System.Globalization;
using System.Text.Json.Nodes;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Planning.Conformance;

// A case as a plan: what it lists is registered, set and declared through the registry's own operations. Statuses come with their
// times; a milestone that has none was given its status when it was registered.
internal static class Case
{
    public static DateTime Now(JsonObject test) => DateTime.Parse((string)test["now"]!, CultureInfo.InvariantCulture);

    public static RegistrySnapshot Plan(JsonObject test) => Registry(test, null).Current;

    /// <summary>The plan in a registry.</summary>
    /// <param name="test">The case.</param>
    /// <param name="time">The time of changes that have none, in UTC.</param>
    public static MilestoneRegistry Registry(JsonObject test, string? time)
    {
        CaseClock clock = new();
        clock.Set(time);
        MilestoneRegistry registry = new(new InMemoryAuditLog(), new MilestoneRegistryOptions { TimeProvider = clock });
        foreach ((string key, JsonNode? value) in Object(test["plan"])) registry.SetPlanField(key, (string)value!);
        foreach ((string collection, JsonNode? records) in Object(test["records"]))
            foreach ((string name, JsonNode? fields) in Object(records))
                foreach ((string key, JsonNode? value) in Object(fields)) registry.SetRecordField(collection, name, key, (string)value!);
        foreach (JsonNode? milestone in Array(test["milestones"])) Register(registry, clock, milestone!.AsObject());
        foreach (JsonNode? dependency in Array(test["dependencies"]))
        {
            (string m, string d) = ((string)dependency!["milestone"]!, (string)dependency["dependency"]!);
            registry.DeclareMilestoneDependency(m, d);
            foreach ((string key, JsonNode? value) in Object(dependency["fields"])) registry.SetDependencyField(m, d, key, (string)value!);
        }

        return registry;
    }

    private static void Register(MilestoneRegistry registry, CaseClock clock, JsonObject milestone)
    {
        string name = (string)milestone["name"]!;
        string[] components = [.. Array(milestone["components"]).Select(component => (string)component!)];
        JsonArray history = Array(milestone["history"]);
        MilestoneStatus status = StatusOf(milestone["status"]);
        clock.Set(history.Count == 0 ? null : (string)history[0]!["time"]!);
        registry.RegisterMilestone(name, components, history.Count == 0 ? status : StatusOf(history[0]!["status"]));
        foreach (JsonNode? entry in history.Skip(1))
        {
            clock.Set((string)entry!["time"]!);
            registry.UpdateMilestoneStatus(name, StatusOf(entry["status"]));
        }

        foreach ((string key, JsonNode? value) in Object(milestone["fields"])) registry.SetMilestoneField(name, key, (string)value!);
    }

    public static MilestoneStatus StatusOf(JsonNode? word) =>
        word is null ? MilestoneStatus.Planned : MilestoneStatuses.TryParseExact((string)word!, out MilestoneStatus status) ? status
        : throw new InvalidDataException($"'{word}' is not a status.");

    private static JsonArray Array(JsonNode? node) => node?.AsArray() ?? [];

    private static JsonObject Object(JsonNode? node) => node?.AsObject() ?? [];
}
