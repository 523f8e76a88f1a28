using FluentAssertions;
using MilestoneTracker.Planning.Conformance;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Cases;

// The cases of the contract, made by an independent model of it, by the code of the program that takes any others too.
public sealed class CaseTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Cases");

    [Fact]
    public void Every_case_is_as_expected()
    {
        StringWriter output = new();

        ConformanceRun run = ConformanceRun.Of([Folder], output);

        output.ToString().TrimEnd().Should().EndWith("483 cases, 0 differ");
        run.Should().Be(new ConformanceRun(483, 0));
    }

    [Fact]
    public void An_answer_that_is_not_as_expected_is_said_and_fails()
    {
        string file = Path.GetTempFileName();
        try
        {
            string[] lines = File.ReadAllLines(Path.Combine(Folder, "hand.jsonl"));
            File.WriteAllText(file, lines[0].Replace("\"totalSlack\":0", "\"totalSlack\":1", StringComparison.Ordinal));
            StringWriter output = new();

            ConformanceRun.Of([file], output).Passed.Should().BeFalse();
            output.ToString().Should().Contain("/milestones/a/totalSlack: 0, expected 1").And.Contain("1 cases, 1 differ");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
