using System.Globalization;

namespace MilestoneTracker.Exchange.Conformance.Hostile;

// The large inputs, each read alone: what becomes of it, how much of it is read, and how much memory reading takes at most: 64 MiB,
// 1.5 KiB an item and 200 bytes a link. Prints a line for each, and one at the end: "N cases, M differ".
internal static class BigRun
{
    private const long Base = 64L << 20;
    private const long AnItem = 1536;
    private const long ALink = 200;

    public static bool Run(TextWriter output)
    {
        int differing = 0;
        foreach (BigCase big in BigCase.All)
        {
            string? difference = FirstDifference(big, out string measured);
            if (difference is not null) differing++;
            output.WriteLine($"{big.Name}: {difference ?? "as expected"}, {measured}");
        }

        output.WriteLine(FormattableString.Invariant($"{BigCase.All.Length} cases, {differing} differ"));
        return differing == 0;
    }

    private static string? FirstDifference(BigCase big, out string measured)
    {
        using BigInput input = new(big.Parts());
        using PeakMemory peak = new();
        TimeSpan begin = Environment.CpuUsage.TotalTime;
        string? code = null;
        ImportedPlan? plan = null;
        try
        {
            plan = PlanImport.Read(input, big.Format, new Options.ImportOptions { Name = "big" });
        }
        catch (ImportRefusedException e)
        {
            code = e.Code;
        }

        long memory = peak.Measure();
        double seconds = (Environment.CpuUsage.TotalTime - begin).TotalSeconds;
        measured = string.Create(
            CultureInfo.InvariantCulture,
            $"{input.Taken / 1e6:0} MB read, {memory / 1e6:0} MB of memory, {seconds:0.0} s of the processor");
        if (code != big.Code) return $"expected {big.Code ?? "a plan"}, found {code ?? "a plan"}";
        if (input.Taken > big.MostTaken) return $"expected at most {big.MostTaken} bytes to be read";
        (int items, int links) = (plan?.Items.Count ?? 0, plan?.Links.Count ?? 0);
        if (code is null && (items, links) != (big.Milestones, big.Dependencies))
            return $"expected {big.Milestones} milestones and {big.Dependencies} dependencies, found {items} and {links}";
        long most = Base + (AnItem * (code is null ? items : new Options.ImportLimits().Items)) + (ALink * links);
        return memory <= most ? null : string.Create(CultureInfo.InvariantCulture, $"expected at most {most / 1e6:0} MB of memory");
    }
}
