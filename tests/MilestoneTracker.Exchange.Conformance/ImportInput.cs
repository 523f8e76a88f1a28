using System.Text.Json.Nodes;
using MilestoneTracker.Exchange.Options;

namespace MilestoneTracker.Exchange.Conformance;

/// <summary>The input of a case, without what is expected of it.</summary>
public sealed record ImportInput(string Name, byte[] Bytes, ImportFormat Format, ImportOptions Options)
{
    /// <summary>The inputs of a file of cases.</summary>
    public static IEnumerable<ImportInput> All(string path, string? folder)
    {
        string beside = folder ?? Path.GetDirectoryName(Path.GetFullPath(path))!;
        foreach (string line in File.ReadLines(path).Where(line => line.Length > 0))
        {
            JsonObject @case = JsonNode.Parse(line)!.AsObject();
            (byte[] bytes, string label) = ImportCase.InputOf(@case, beside);
            yield return new ImportInput((string?)@case["name"] ?? (string)@case["file"]!, bytes, Formats.Of((string)@case["format"]!),
                Formats.OptionsOf(@case, label));
        }
    }

    /// <summary>Reads it; <see langword="null"/> where it is refused.</summary>
    public ImportedPlan? TryRead()
    {
        try
        {
            using MemoryStream input = new(Bytes, writable: false);
            return PlanImport.Read(input, Format, Options);
        }
        catch (ImportRefusedException)
        {
            return null;
        }
    }
}
