using System.Text.Json;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Cli.Imports;

// Findings for people: grouped by code, warnings first and the most frequent code of a level first, with the places of the first few of
// each. With --json all that were kept, in the order of the file, and the exact number of each code.
internal static class Findings
{
    private const int MostShown = 5;

    /// <summary>Lines that show findings; none if there are no findings.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="file">The file that they are in; <see langword="null"/> for an export, whose findings have no places.</param>
    /// <param name="word">The format that was imported; <see langword="null"/> for an export.</param>
    public static IEnumerable<string> Lines(ImportFindings findings, string? file = null, string? word = null)
    {
        string item = word is null ? "milestone" : ImportFormats.ItemOf(word);
        ILookup<string, ImportFinding> byCode = findings.ToLookup(finding => finding.Code, StringComparer.Ordinal);
        foreach ((string code, int count) in findings.Counts.OrderByDescending(code => ImportFindings.LevelOf(code.Key))
            .ThenByDescending(code => code.Value).ThenBy(code => code.Key, StringComparer.Ordinal))
        {
            string level = ImportFindings.LevelOf(code) == FindingLevel.Warning ? "warning" : "note";
            ImportFinding[] shown = [.. byCode[code].Take(MostShown)];
            string advice = word is null ? "" : ImportAdvice.For(code, word);
            yield return $"{level}: {code}, {TerminalText.Number(count)}{advice}"
                + (shown.Length == 0 ? "" : count > shown.Length ? $", the first {shown.Length}:" : ":");
            foreach (ImportFinding finding in shown) yield return "  " + Line(finding, file, item);
        }
    }

    /// <summary>The number of warnings, those included that were not kept.</summary>
    public static long WarningsOf(ImportFindings findings) =>
        findings.Counts.Where(code => ImportFindings.LevelOf(code.Key) == FindingLevel.Warning).Sum(code => (long)code.Value);

    public static void Write(Utf8JsonWriter json, ImportFindings findings)
    {
        json.WriteStartObject("counts");
        foreach ((string code, int count) in findings.Counts) json.WriteNumber(code, count);
        json.WriteEndObject();
        json.Objects("findings", findings, finding =>
        {
            json.WriteString("code", finding.Code);
            json.WriteString("level", finding.Level == FindingLevel.Warning ? "warning" : "info");
            Number(json, "line", finding.Place.Line);
            Number(json, "column", finding.Place.Column);
            Number(json, "row", finding.Place.Row);
            json.WriteString("heading", finding.Place.Heading);
            json.WriteString("id", finding.SourceId);
            json.WriteString("message", finding.Message);
        });
    }

    // plan.xml:214:9 task 17: ...
    private static string Line(ImportFinding finding, string? file, string item)
    {
        string place = finding.Place.Line > 0 ? $"{file}:{finding.Place}" : file ?? "";
        string concerned = finding.SourceId is { } id && file is not null ? $"{item} {Short(id)}" : "";
        string where = string.Join(' ', new[] { place, concerned }.Where(part => part.Length > 0));
        return TerminalText.OnOneLine(where.Length > 0 ? $"{where}: {finding.Message}" : finding.Message);
    }

    private static string Short(string id) => id.Length <= 60 ? id : string.Concat(id.AsSpan(0, 59), "…");

    private static void Number(Utf8JsonWriter json, string name, int number)
    {
        if (number > 0) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }
}
