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
        ["components"] = ["name", "components"],
        ["set_plan"] = ["field", "value"],
        ["set_milestone"] = ["name", "field", "value"],
        ["set_dependency"] = ["milestone", "dependency", "field", "value"],
        ["set_record"] = ["collection", "name", "field", "value"],
        ["remove_record"] = ["collection", "name"],
        ["batch"] = ["steps"],
        ["progress"] = ["name"],
        ["all_progress"] = [],
        ["completion"] = ["name"],
        ["all_completions"] = [],
        ["risk"] = ["name"],
        ["impact"] = ["name"],
        ["history"] = ["name"],
        ["fields"] = ["name"],
        ["plan_fields"] = [],
        ["dependency_fields"] = ["milestone", "dependency"],
        ["records"] = ["collection"],
        ["events"] = [],
        ["log"] = [],
        ["graph"] = [],
        ["new"] = [],
        ["as_of"] = ["time"],
        ["as_of_version"] = ["version"],
        ["replay"] = ["events", "drop_tail"],
    };

    private static readonly HashSet<string> InBatches = new(StringComparer.Ordinal)
    {
        "register", "status", "declare", "withdraw", "remove",
        "components", "set_plan", "set_milestone", "set_dependency", "set_record", "remove_record",
    };

    // What an operation may be expected to answer where it is not refused.
    private static readonly Dictionary<string, string[]> Answers = new(StringComparer.Ordinal)
    {
        ["register"] = ["ok"],
        ["status"] = ["changed"],
        ["declare"] = ["changed"],
        ["withdraw"] = ["changed"],
        ["remove"] = ["ok"],
        ["components"] = ["changed"],
        ["set_plan"] = ["changed"],
        ["set_milestone"] = ["changed"],
        ["set_dependency"] = ["changed"],
        ["set_record"] = ["changed"],
        ["remove_record"] = ["changed"],
        ["batch"] = ["ok"],
        ["progress"] = ["value"],
        ["all_progress"] = ["values"],
        ["completion"] = ["completed", "count", "cancelled", "value"],
        ["all_completions"] = ["values"],
        ["risk"] = ["blocked", "on_hold", "unresolved", "completion", "level", "factors"],
        ["impact"] = ["dependents"],
        ["history"] = ["statuses"],
        ["fields"] = ["components", "fields"],
        ["plan_fields"] = ["fields"],
        ["dependency_fields"] = ["fields"],
        ["records"] = ["records"],
        ["events"] = ["count"],
        ["log"] = ["events"],
        ["graph"] = ["graph"],
        ["as_of"] = ["version"],
        ["as_of_version"] = ["version"],
        ["replay"] = ["ok", "version"],
    };

    private static readonly string[] Refusal = ["error", "name", "path", "at"];
    private static readonly string[] NotTexts = ["components", "steps", "events", "drop_tail", "time", "version"];

    private readonly JsonElement _fields;

    private Step(string op, JsonElement fields) => (Op, _fields) = (op, fields);

    public string Op { get; }

    public string Name => Text("name");

    public string Milestone => Text("milestone");

    public string Dependency => Text("dependency");

    public string Collection => Text("collection");

    public string Field => Text("field");

    public string? Value => Text("value");

    /// <summary>The status. A word that is none goes to the registry as a status that is none: it is the registry's to refuse.</summary>
    public MilestoneStatus Status => Trace.StatusOf(Text("status"));

    public long Version => Whole("version");

    /// <summary>What the clock says: seconds since the beginning of 2026; nothing where it stays as it is.</summary>
    public long? Time => _fields.TryGetProperty("time", out _) ? Whole("time") : null;

    public bool DropTail => _fields.GetProperty("drop_tail").GetBoolean();

    public IReadOnlyList<string> Components { get; private init; } = [];

    public IReadOnlyList<Step> Steps { get; private init; } = [];

    /// <summary>The events of a log that is to be replayed, each as it stands in the trace.</summary>
    public IReadOnlyList<RecordedRow> Events { get; private init; } = [];

    public JsonElement Expect { get; private init; }

    public static Step Of(JsonElement line)
    {
        Step step = Of(line, isInBatch: false);
        if (step.Op == "new") return step;
        if (step.Expect.ValueKind != JsonValueKind.Object || !step.Expect.EnumerateObject().Any())
            throw new BadTraceException($"expected an expectation, found {step.Expect.GetRawText()}.");
        foreach (JsonProperty key in step.Expect.EnumerateObject())
        {
            if (Answers[step.Op].Contains(key.Name) || Refusal.Contains(key.Name)) continue;
            throw new BadTraceException(
                $"expected an expectation that '{step.Op}' can meet, found the unknown key {Comparison.Elided(key.Name)}.");
        }

        return step;
    }

    private static Step Of(JsonElement line, bool isInBatch)
    {
        if (line.ValueKind != JsonValueKind.Object)
            throw new BadTraceException($"expected a JSON object, found {Comparison.Elided(line.GetRawText())}.");
        string op = line.TryGetProperty("op", out JsonElement word) ? Trace.TextOf(word) ?? "" : "";
        if (!Fields.TryGetValue(op, out string[]? fields))
            throw new BadTraceException($"expected a known operation, found {Comparison.Elided($"'{op}'")}.");
        bool isExpected = !isInBatch && op != "new";
        bool mayMoveClock = !isInBatch && (op == "batch" || InBatches.Contains(op));
        string[] needed = isExpected ? ["op", .. fields, "expect"] : ["op", .. fields];
        foreach (JsonProperty field in line.EnumerateObject())
        {
            if (needed.Contains(field.Name) || (mayMoveClock && field.Name == "time")) continue;
            throw new BadTraceException($"expected a field that '{op}' has, found '{Comparison.Elided(field.Name)}'.");
        }

        foreach (string field in needed)
            if (!line.TryGetProperty(field, out _)) throw new BadTraceException($"expected the field '{field}' of '{op}', found none.");

        Step step = new(op, line)
        {
            Components = fields.Contains("components") ? [.. Trace.ItemsOf(line.GetProperty("components"))
                .Select(item => Trace.TextOf(item)!)] : [],
            Steps = fields.Contains("steps") ? [.. Trace.ItemsOf(line.GetProperty("steps")).Select(OfBatch)] : [],
            Events = fields.Contains("events") ? [.. Trace.ItemsOf(line.GetProperty("events")).Select(RecordedRow.Of)] : [],
            Expect = isExpected ? line.GetProperty("expect") : default,
        };
        step.CheckFields(fields);
        return step;
    }

    private static Step OfBatch(JsonElement line)
    {
        Step step = Of(line, isInBatch: true);
        return InBatches.Contains(step.Op)
            ? step : throw new BadTraceException($"expected an operation that a batch can hold, found '{step.Op}'.");
    }

    private void CheckFields(string[] fields)
    {
        foreach (string text in fields.Where(field => !NotTexts.Contains(field))) Text(text);
        foreach (string number in fields.Where(field => field is "time" or "version")) Whole(number);
        _ = Time;
        if (!fields.Contains("drop_tail")) return;
        JsonElement flag = _fields.GetProperty("drop_tail");
        if (flag.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            throw new BadTraceException($"expected true or false, found {Comparison.Elided(flag.GetRawText())}.");
    }

    // null is let through to the registry, which refuses it as a bad argument or, for a value, takes it.
    private string Text(string field) => Trace.TextOf(_fields.GetProperty(field))!;

    private long Whole(string field) => Trace.WholeOf(_fields.GetProperty(field));
}
