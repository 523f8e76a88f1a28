using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Exchange.Conformance;

// One case: an input, how it is read, and what is expected. Of four kinds, which its members tell: a text and a plan; a first and a second
// import; a file and counts or an error; a file and a plan or an error.
internal static class ImportCase
{
    public static string? FirstDifference(JsonObject @case, string folder)
    {
        if (@case.ContainsKey("first")) return Repetition.FirstDifference(@case);
        (byte[] bytes, string label) = InputOf(@case, folder);
        JsonObject expected = (@case["expect"] ?? @case["error"])!.AsObject();
        JsonObject found = Outcome(@case, bytes, label);
        if (expected.ContainsKey("error") && !expected.ContainsKey("milestone")) found = Only(found, "error");
        if (expected["milestones"] is JsonValue) found = Counted(found);
        return Comparison.FirstDifference("", expected, found);
    }

    // Files are below the folder; those of data/ are in a folder two levels up.
    public static (byte[] Bytes, string Label) InputOf(JsonObject @case, string folder)
    {
        if (@case["text"] is { } text) return (Encoding.UTF8.GetBytes((string)text!), "file");
        string file = (string)@case["file"]!;
        string path = file.StartsWith("data/", StringComparison.Ordinal) ? Path.Combine(folder, "..", "..", file)
            : Path.Combine(folder, file);
        byte[] bytes = File.ReadAllBytes(path);
        if (@case["sha256"] is { } digest
            && Convert.ToHexStringLower(SHA256.HashData(bytes)) != (string)digest!) throw new FileNotFoundException(
            "The file is another than the case was made from.");
        return (bytes, Path.GetFileNameWithoutExtension(file));
    }

    private static JsonObject Outcome(JsonObject @case, byte[] bytes, string label)
    {
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = MilestoneRegistry.Open(log);
        try
        {
            using MemoryStream input = new(bytes, writable: false);
            ImportedPlan plan = PlanImport.Read(input, Formats.Of((string)@case["format"]!), Formats.OptionsOf(@case, label));
            using ImportPreview preview = plan.ProposeTo(registry);
            preview.Commit();
            return StagedPlan.Of(registry.Current, log, preview.Findings);
        }
        catch (ImportRefusedException e)
        {
            if (log.LastSequence > 0) throw new InvalidOperationException("Something was committed though it was refused.", e);
            JsonObject error = new() { ["error"] = e.Code };
            if (e.Code == "cycle"
                && e.CyclePath.Count > 1) (error["milestone"], error["dependency"], error["length"]) = (e.CyclePath[0], e.CyclePath[1],
                e.CyclePath.Count - 1);
            return error;
        }
    }

    private static JsonObject Only(JsonObject found, string key) => found[key] is { } value ? new JsonObject { [key] = value.DeepClone() }
        : found;

    private static JsonObject Counted(JsonObject found) => found["milestones"] is not JsonArray milestones ? found : new JsonObject
    {
        ["milestones"] = milestones.Count, ["dependencies"] = found["dependencies"]!.AsArray()
            .Count, ["findings"] = found["findings"]!.DeepClone(),
    };
}
