using System.Text;
using MilestoneTracker.Exchange.Options;

namespace MilestoneTracker.Exchange.Tests.RoundTrips;

// A plan as bytes, and as a text that two plans have in common where they are the same.
internal static class Exports
{
    public static (byte[] Bytes, ExportReport Report) Write(RegistrySnapshot plan, ExportFormat format, ExportOptions? options = null)
    {
        using MemoryStream output = new();
        ExportReport report = PlanExport.Write(plan, output, format, options ?? new ExportOptions { Identity = "tests" });
        return (output.ToArray(), report);
    }

    /// <summary>The first line in which two plans differ; <see langword="null"/> where there is none.</summary>
    public static string? FirstDifference(RegistrySnapshot expected, RegistrySnapshot found)
    {
        string[] one = TextOf(expected).Split('\n');
        string[] other = TextOf(found).Split('\n');
        for (int i = 0; i < Math.Max(one.Length, other.Length); i++)
        {
            if (one.ElementAtOrDefault(i) == other.ElementAtOrDefault(i)) continue;
            string? milestone = one.Take(i).LastOrDefault(line => line[0] != ' ');
            return $"expected {one.ElementAtOrDefault(i)}, found {other.ElementAtOrDefault(i)}, within {milestone}";
        }

        return null;
    }

    private static string TextOf(RegistrySnapshot plan)
    {
        StringBuilder text = new();
        foreach (Milestone milestone in plan.Milestones)
        {
            text.Append(milestone.Name).Append('|').Append(milestone.Status).Append('|').AppendJoin(';', milestone.Components).Append('\n');
            Append(text, milestone.Fields);
            foreach (string dependency in milestone.Dependencies)
            {
                text.Append("  on ").Append(dependency).Append('\n');
                Append(text, plan.GetDependencyFields(milestone.Name, dependency));
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, IEnumerable<KeyValuePair<string, string>> fields)
    {
        foreach ((string key, string value) in fields.Where(field => field.Key is not ("source" or "source-id" or "source-values")))
            text.Append("    ").Append(key).Append('=').Append(value.Replace("\n", "\\n", StringComparison.Ordinal)).Append('\n');
    }
}
