using System.Globalization;

namespace MilestoneTracker.Exchange.Conformance.Fuzz;

/// <summary>What a long run of broken inputs found.</summary>
public sealed record FuzzResult(long Inputs, long Taken, int Faults)
{
    public bool Passed => Inputs > 0 && Faults == 0;
}

// Broken inputs of every format, any number of them, or a share that is the same every time for the same seed. Prints a line for each
// fault, with which the input can be made again, one for each format, and one at the end: "N inputs, M faults".
public static class FuzzRun
{
    private const int MostOfSeed = 20_000;
    private const int MostShown = 20;

    /// <summary>Runs broken inputs.</summary>
    /// <param name="paths">Files of cases, whose inputs are mutated.</param>
    /// <param name="count">How many inputs of each format there are.</param>
    /// <param name="share">How many of how many of them are tried.</param>
    /// <param name="seed">What they are drawn by.</param>
    /// <param name="only">The only format; <see langword="null"/> for all.</param>
    /// <param name="output">Where to print.</param>
    public static FuzzResult Of(
        IReadOnlyList<string> paths, int count, (int Of, int All) share, int seed, ImportFormat? only, TextWriter output)
    {
        ImportInput[] inputs = [.. paths.SelectMany(path => ImportInput.All(path, null))];
        (long tried, long taken, int faults) = (0, 0, 0);
        foreach (ImportFormat format in Enum.GetValues<ImportFormat>().Where(format => only is null || format == only))
        {
            byte[][] seeds = [.. inputs.Where(input => input.Format == format && input.Bytes.Length is > 0 and < MostOfSeed)
                .Select(input => input.Bytes)];
            if (seeds.Length == 0)
            {
                faults++;
                output.WriteLine($"{format}: expected cases to begin with, found none");
                continue;
            }

            (long ofFormat, long takenOfFormat) = (0, 0);
            for (int number = 0; number < count; number++)
            {
                FuzzInput input = new(format, seed, number);
                if (!input.IsIn(share.Of, share.All)) continue;
                ofFormat++;
                string? fault = input.FirstFault(seeds, out bool isTaken);
                if (isTaken) takenOfFormat++;
                if (fault is null) continue;
                if (++faults <= MostShown) output.WriteLine($"{format} input {Number(number)}, seed {Number(seed)}: {fault}");
            }

            output.WriteLine($"{format}: {Number(ofFormat)} inputs, {Number(takenOfFormat)} taken, seed {Number(seed)}");
            (tried, taken) = (tried + ofFormat, taken + takenOfFormat);
        }

        output.WriteLine($"{Number(tried)} inputs, {Number(faults)} faults");
        return new FuzzResult(tried, taken, faults);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
