using System.Globalization;
using FluentAssertions;
using MilestoneTracker.Exchange.Conformance.Fuzz;
using Xunit;
using Xunit.Abstractions;

namespace MilestoneTracker.Exchange.Tests.Fuzz;

// Broken and mixed inputs: whatever comes, it is imported or refused, and refused without an event. The seed is printed;
// MILESTONES_FUZZ_SEED gives one, MILESTONES_FUZZ_INPUTS how many inputs of each format are made. The program of the cases makes long runs.
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Usual = 3000;

    [Theory]
    [InlineData(ImportFormat.Mspdi)]
    [InlineData(ImportFormat.Gan)]
    [InlineData(ImportFormat.GitHub)]
    [InlineData(ImportFormat.GitLab)]
    [InlineData(ImportFormat.Table)]
    [InlineData(ImportFormat.ICalendar)]
    [InlineData(ImportFormat.JsonGraph)]
    [InlineData(ImportFormat.GraphMl)]
    public void A_mutated_input_is_taken_or_refused_and_never_anything_else(ImportFormat format)
    {
        int seed = Setting("MILESTONES_FUZZ_SEED") ?? Random.Shared.Next();
        int count = Setting("MILESTONES_FUZZ_INPUTS") ?? Usual;
        using StringWriter said = new();

        FuzzResult result = FuzzRun.Of(
            [Imports.CasePath("rules.jsonl"), Imports.CasePath("hostile", "manifest.jsonl")], count, (1, 1), seed, format, said);

        output.WriteLine(said.ToString());
        result.Faults.Should().Be(0, said.ToString());
        result.Taken.Should().BeGreaterThan(0).And.BeLessThan(count);
    }

    [Fact]
    public void A_share_is_the_same_every_time_and_about_as_large_as_it_says()
    {
        FuzzInput[] inputs = [.. Enumerable.Range(0, 4000).Select(number => new FuzzInput(ImportFormat.Table, 7, number))];

        int[] tried = [.. inputs.Where(input => input.IsIn(1, 20)).Select(input => input.Number)];

        tried.Length.Should().BeInRange(100, 300);
        inputs.Where(input => input.IsIn(1, 20)).Select(input => input.Number).Should().Equal(tried);
        inputs.Should().OnlyContain(input => input.IsIn(3, 3));
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value
            : null;
}
