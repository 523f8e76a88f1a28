using System.Text.Json;

namespace MilestoneTracker.Conformance;

// One line of a trace: an operation with its fields, all of which are there and none of which is unknown.
internal sealed class Step
{
    // What each operation takes, beside "op" and, outside of a batch, "expect".
    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["register"] = ["name", "components", "status"],
        ["status"] = ["name", "status"],
        ["declare"] = ["milestone", "dependency"],
        ["withdraw"] = ["milestone", "dependency"],
        ["remove"] = ["name"],
        ["batch"] = ["steps"],
        ["progress"] = ["name"],
        ["all_progress"] = [],
        ["risk"] = ["name"],
        ["impact"] = ["name"],
        ["history"] = ["name"],
        ["events"] = [],
        ["log"] = [],
        ["graph"] = [],
    };

    private static readonly HashSet<string> InBatches = new(StringComparer.Ordinal) { "register", "status", "declare", "withdraw", "remove" };

    // What an operation may be expected to answer where it is not refused.
    private static readonly Dictionary<string, string[]> Answers = new(StringComparer.Ordinal)
    {
        ["register"] = ["ok"],
        ["status"] = ["changed"],
        ["declare"] = ["changed"],
        ["withdraw"] = ["changed"],
        ["remove"] = ["ok"],
        ["batch"] = ["ok"],
        ["progress"] = ["value"],
        ["all_progress"] = ["values"],
        ["risk"] = ["blocked", "on_hold", "unresolved", "completion", "level", "factors"],
        ["impact"] = ["dependents"],
        ["history"] = ["statuses"],
        ["events"] = ["count"],
        ["log"] = ["events"],
        ["graph"] = ["graph"],
    };

    private static readonly string[] Refusal = ["error", "name", "path", "at"];

    private readonly JsonElement _fields;

    private Step(string op, JsonElement fields) => (Op, _fields) = (op, fields);

    public string Op { get; }

    public string Name => Text("name");

    public string Milestone => Text("milestone");

    public string Dependency => Text("dependency");

    /// <summary>The status. A word that is none goes to the registry as a status that is none: it is the registry's to refuse.</summary>
    public MilestoneStatus Status => MilestoneStatusWords.TryParse(Text("status"), out MilestoneStatus status) ? status : (MilestoneStatus)(-1);

    public IReadOnlyList<string> Components { get; private init; } = [];

    public IReadOnlyList<Step> Steps { get; private init; } = [];

    public JsonElement Expect { get; private init; }

    public static Step Of(JsonElement line)
    {
        Step step = Of(line, "expect");
        if (step.Expect.ValueKind != JsonValueKind.Object || !step.Expect.EnumerateObject().Any())
            throw new BadTraceException($"expected an expectation, found {step.Expect.GetRawText()}.");
        foreach (JsonProperty key in step.Expect.EnumerateObject())
        {
            if (Answers[step.Op].Contains(key.Name) || Refusal.Contains(key.Name)) continue;
            throw new BadTraceException($"expected an expectation that '{step.Op}' can meet, found the unknown key {Comparison.Elided(key.Name)}.");
        }

        return step;
    }

    private static Step Of(JsonElement line, params string[] envelope)
    {
        if (line.ValueKind != JsonValueKind.Object) throw new BadTraceException($"expected a JSON object, found {Comparison.Elided(line.GetRawText())}.");
        string op = line.TryGetProperty("op", out JsonElement word) ? Trace.TextOf(word) ?? "" : "";
        if (!Fields.TryGetValue(op, out string[]? fields)) throw new BadTraceException($"expected a known operation, found {Comparison.Elided($"'{op}'")}.");
        string[] known = ["op", .. fields, .. envelope];
        foreach (JsonProperty field in line.EnumerateObject())
            if (!known.Contains(field.Name)) throw new BadTraceException($"expected a field that '{op}' has, found '{Comparison.Elided(field.Name)}'.");
        foreach (string field in known)
            if (!line.TryGetProperty(field, out _)) throw new BadTraceException($"expected the field '{field}' of '{op}', found none.");

        Step step = new(op, line)
        {
            Components = fields.Contains("components") ? [.. Items(line, "components").Select(item => Trace.TextOf(item)!)] : [],
            Steps = fields.Contains("steps") ? [.. Items(line, "steps").Select(OfBatch)] : [],
            Expect = envelope.Length > 0 ? line.GetProperty("expect") : default,
        };
        foreach (string text in fields.Where(field => field is not ("components" or "steps"))) step.Text(text);
        return step;
    }

    private static Step OfBatch(JsonElement line)
    {
        Step step = Of(line, []);
        return InBatches.Contains(step.Op) ? step : throw new BadTraceException($"expected an operation that a batch can hold, found '{step.Op}'.");
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement line, string field) =>
        line.GetProperty(field) is { ValueKind: JsonValueKind.Array } items
            ? items.EnumerateArray()
            : throw new BadTraceException($"expected a list of {field}, found {Comparison.Elided(line.GetProperty(field).GetRawText())}.");

    // null is let through to the registry, which refuses it as a bad argument.
    private string Text(string field) => Trace.TextOf(_fields.GetProperty(field))!;
}
