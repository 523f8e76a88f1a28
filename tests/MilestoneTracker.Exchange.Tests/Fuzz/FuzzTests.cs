using System.Diagnostics;
using System.Globalization;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Exchange.Conformance;
using MilestoneTracker.Exchange.Options;
using Xunit;
using Xunit.Abstractions;

namespace MilestoneTracker.Exchange.Tests.Fuzz;

// Broken and mixed inputs: whatever comes, it is imported or refused, and refused without an event. The seed is printed;
// MILESTONES_FUZZ_SEED gives one, MILESTONES_FUZZ_INPUTS how many inputs of each format are made (a million for a long run).
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
        output.WriteLine($"{format}: seed {seed}, {count} inputs");
        Random random = new(seed);
        byte[][] seeds = [.. Seeds().Where(input => input.Format == format && input.Bytes.Length is > 0 and < 20_000)
            .Select(input => input.Bytes)];
        seeds.Should().NotBeEmpty();
        int taken = 0;
        for (int i = 0; i < count; i++)
        {
            byte[] bytes = Mutation.Of(seeds, random);
            long start = Stopwatch.GetTimestamp();
            if (Take(bytes, format, Drawn(random))) taken++;
            Stopwatch.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(5), "input {0} of seed {1} is small", i, seed);
        }

        output.WriteLine($"{taken} taken, {count - taken} refused");
        taken.Should().BeGreaterThan(0).And.BeLessThan(count);
    }

    private static bool Take(byte[] bytes, ImportFormat format, ImportOptions options)
    {
        (MilestoneRegistry registry, InMemoryAuditLog log) = Imports.Registry();
        try
        {
            Imports.Commit(Imports.Read(bytes, format, options), registry);
            long before = log.LastSequence;
            Imports.Commit(Imports.Read(bytes, format, options), registry);
            log.LastSequence.Should().Be(before, "a second import of the same bytes does nothing");
            return true;
        }
        catch (ImportRefusedException e)
        {
            log.LastSequence.Should().Be(0);
            e.Code.Should().NotBeEmpty();
            return false;
        }
    }

    private static ImportOptions Drawn(Random random) => new()
    {
        Name = "fuzz", Outline = (OutlineRule)random.Next(3), OnlyMilestones = random.Next(4) == 0, SkipCycles = random.Next(2) == 0,
            Issues = random.Next(2) == 0,
        PullRequests = random.Next(2) == 0, Dates = (DateOrder)random.Next(3), Edges = (EdgeDirection)random.Next(2),
        Encoding = random.Next(8) == 0 ? "windows-1252" : null,
    };

    private static IEnumerable<ImportInput> Seeds() =>
        ImportInput.All(Imports.CasePath("rules.jsonl"), null).Concat(ImportInput.All(Imports.CasePath("hostile", "manifest.jsonl"), null));

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value
            : null;
}
