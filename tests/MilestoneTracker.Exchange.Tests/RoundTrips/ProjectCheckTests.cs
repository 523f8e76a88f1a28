using System.Diagnostics;
using FluentAssertions;
using MilestoneTracker.Exchange.Options;

namespace MilestoneTracker.Exchange.Tests.RoundTrips;

// What is written for Microsoft Project, judged by a program that knows the published schema: order of elements, kinds, bounds, references.
public sealed class ProjectCheckTests
{
    private const int Plans = 500;

    [PythonFact]
    public void What_is_written_is_as_Microsoft_Project_takes_it()
    {
        string folder = Directory.CreateTempSubdirectory("milestones-mspdi-").FullName;
        try
        {
            ExportOptions planned = new()
            {
                Schedule = name => new ScheduledTime(new(2026, 3, 2, 8, 0, 0), new(2026, 3, 2 + (name.Length % 9), 17, 0, 0)),
            };
            for (int seed = 0; seed < Plans; seed++)
                File.WriteAllBytes(
                    Path.Combine(folder, $"{seed}.xml"),
                    Exports.Write(RandomPlan.Of(new Random(seed)), ExportFormat.Mspdi, seed % 2 == 0 ? planned : null).Bytes);
            ProcessStartInfo start = new("python3") { RedirectStandardOutput = true };
            foreach (string word in (string[])[Imports.CasePath("mspdi", "mspdi_check.py"), .. Directory.EnumerateFiles(folder)])
                start.ArgumentList.Add(word);

            using Process check = Process.Start(start)!;
            string said = check.StandardOutput.ReadToEnd();
            check.WaitForExit();

            said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.EndsWith(": ok", StringComparison.Ordinal)).Should()
                .BeEmpty();
            check.ExitCode.Should().Be(0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
