using FluentAssertions;
using MilestoneTracker.Exchange.Conformance;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Conformance;

// Every case that was made by the independent implementation of the contract.
public sealed class CaseTests
{
    [Theory]
    [InlineData("rules.jsonl", 34)]
    [InlineData("reimport.jsonl", 22)]
    [InlineData("hostile/manifest.jsonl", 60)]
    public void Every_case_of_ours_is_as_expected(string file, int cases)
    {
        using StringWriter output = new();
        CaseResult result = CaseRun.Of([Imports.CasePath(file)], null, output);
        result.Should().Be(new CaseResult(cases, 0), output.ToString());
    }

    [SharedFilesFact]
    public void Every_file_of_other_tools_is_as_expected()
    {
        using StringWriter output = new();
        CaseResult result = CaseRun.Of([SharedFiles.Oracle], SharedFiles.Folder, output);
        result.Should().Be(new CaseResult(132, 0), output.ToString());
    }

    [Fact]
    public void A_wrong_expectation_differs_and_is_counted()
    {
        string path = Path.GetTempFileName();
        try
        {
            string line = File.ReadLines(Imports.CasePath("rules.jsonl")).First();
            File.WriteAllLines(path, [line, line.Replace("\"COMPLETED\"", "\"BLOCKED\"", StringComparison.Ordinal), "no case"]);
            using StringWriter output = new();
            CaseRun.Of([path], null, output).Should().Be(new CaseResult(3, 2));
            output.ToString().Should().EndWith("3 cases, 2 differ" + Environment.NewLine).And.Contain("BLOCKED");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
