using System.Text.Json;
using MilestoneTracker.TestSupport.Data;

namespace MilestoneTracker.Ledger.Tests;

// Vectors in JSON, as they lie beside the repository.
internal static class Vectors
{
    public static JsonElement Json(params string[] parts)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(SharedVectors.PathOf(parts)));
        return document.RootElement.Clone();
    }

    /// <summary>The files of a folder and of those in it, in one order on every machine.</summary>
    public static IEnumerable<string> Files(params string[] parts) =>
        Directory.EnumerateFiles(SharedVectors.PathOf(parts), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
