using System.Text.Json;
using System.Text.RegularExpressions;

namespace MilestoneTracker.TestQuality;

/// <summary>A change to the code, and whether a test noticed.</summary>
/// <param name="File">The file, from <c>src</c> on.</param>
/// <param name="Line">The line of code that it begins on.</param>
/// <param name="Original">What stood there.</param>
/// <param name="Replacement">What was put in its place.</param>
/// <param name="IsNoticed">Whether a test failed, or did not come to an end.</param>
/// <param name="IsTimeout">Whether no test failed, but one did not come to an end.</param>
internal sealed record Mutant(string File, string Line, string Original, string Replacement, bool IsNoticed, bool IsTimeout)
{
    /// <summary>As it is written in <c>Survivors.md</c>, without anything that moves when code elsewhere is changed.</summary>
    public override string ToString() => $"`{File}`: `{Original}` → `{Replacement}` in `{Line}`";
}

/// <summary>Reads a report in the mutation-testing report schema,
/// <see href="https://github.com/stryker-mutator/mutation-testing-elements"/>.</summary>
internal static partial class MutationReport
{
    private const int Most = 160;

    public static IEnumerable<Mutant> Read(string path)
    {
        using JsonDocument report = JsonDocument.Parse(File.ReadAllText(path));
        foreach (JsonProperty file in report.RootElement.GetProperty("files").EnumerateObject())
        {
            string name = file.Name.Replace('\\', '/');
            string[] lines = file.Value.GetProperty("source").GetString()!.Split('\n');
            foreach (JsonElement mutant in file.Value.GetProperty("mutants").EnumerateArray())
            {
                // What does not compile, is not asked for, or is part of another mutant says nothing about tests. Whatever else is
                // left out counts as not noticed.
                string status = mutant.GetProperty("status").GetString()!;
                if (status == "CompileError"
                    || (status == "Ignored" && Reason(mutant) is "Removed by mutate filter" or "Removed by block already covered filter"))
                        continue;
                JsonElement location = mutant.GetProperty("location");
                (int line, int column) = Place(location.GetProperty("start"));
                yield return new Mutant(
                    name[(name.LastIndexOf("/src/", StringComparison.Ordinal) is >= 0 and int at ? at + 5 : 0)..],
                    Short(lines[line]),
                    Short(Between(lines, (line, column), Place(location.GetProperty("end")))),
                    Short(mutant.GetProperty("replacement").GetString()!),
                    status is "Killed" or "Timeout",
                    status == "Timeout");
            }
        }
    }

    private static string Reason(JsonElement mutant) =>
        mutant.TryGetProperty("statusReason", out JsonElement reason) ? reason.GetString() ?? "" : "";

    private static (int Line, int Column) Place(JsonElement place) =>
        (place.GetProperty("line").GetInt32() - 1, place.GetProperty("column").GetInt32() - 1);

    private static string Between(string[] lines, (int Line, int Column) start, (int Line, int Column) end) => start.Line == end.Line
        ? lines[start.Line][start.Column..end.Column]
        : string.Join('\n', [lines[start.Line][start.Column..], .. lines[(start.Line + 1)..end.Line], lines[end.Line][..end.Column]]);

    public static string Short(string code)
    {
        string flat = Blanks().Replace(code.Replace('`', '\''), " ").Trim();
        return flat.Length <= Most ? flat : flat[..Most] + "…";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
