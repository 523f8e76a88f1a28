using System.Text;
using FluentAssertions;
using MilestoneTracker.Exchange.Options;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Hostile;

// Parts that are no items or links themselves, by the million: refused at a limit, or stepped over without being kept.
public sealed class ManyPartsTests
{
    private static readonly ImportOptions Small = new() { Limits = new ImportLimits { Items = 100, Links = 200, Findings = 5 } };

    [Theory]
    [InlineData(ImportFormat.GitHub, "[", "{},", "{}]")]
    [InlineData(ImportFormat.GitLab, "[", "{},", "{}]")]
    [InlineData(ImportFormat.GitHub, "{\"issues\":[", "{},", "{}]}")]
    public void Objects_that_are_no_items_are_counted_and_not_kept(ImportFormat format, string begin, string part, string end)
    {
        ImportedPlan plan = Imports.Read(begin + Repeat(part, 5000) + end, format, Small);

        plan.Findings.Counts["not-an-item"].Should().Be(5001);
        plan.Findings.Should().HaveCount(5);
    }

    [Theory]
    [InlineData(ImportFormat.JsonGraph, "{\"graph\":{\"edges\":[", "{},", "{}]}}", "too-many-links")]
    [InlineData(ImportFormat.GitHub, "[{\"number\":1,\"title\":\"A\",\"blocked_by\":[", "1,", "1]}]", "value-too-long")]
    [InlineData(ImportFormat.JsonGraph, "{\"graph\":{\"nodes\":{\"a\":{\"metadata\":[", "1,", "1]}}}}", "value-too-long")]
    [InlineData(ImportFormat.Table, "id,name,predecessors\n1,A,\"", "1;", "1\"\n", "too-many-links")]
    [InlineData(ImportFormat.Gan, "<project><tasks><task id='1' name='A'>", "<depend id='1'/>", "</task></tasks></project>",
        "too-many-links")]
    [InlineData(ImportFormat.ICalendar, "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:a\n", "RELATED-TO:b\n", "END:VTODO\nEND:VCALENDAR\n",
        "too-many-links")]
    [InlineData(ImportFormat.ICalendar, "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:a\n", "CATEGORIES:b\n", "END:VTODO\nEND:VCALENDAR\n",
        "too-many-links")]
    public void Links_and_values_are_refused_at_the_limit_before_they_are_resolved(
        ImportFormat format, string begin, string part, string end, string code)
    {
        Refused(begin + Repeat(part, 150) + end, format).Should().BeNull("that is within the limits");
        Refused(begin + Repeat(part, 1000) + end, format).Should().Be(code);
    }

    [Theory]
    [InlineData("A:\n")]
    [InlineData("SUMMARY:S\n")]
    [InlineData("X-MILESTONES-FIELDS:1\n")]
    public void Properties_that_are_not_read_are_not_kept(string line)
    {
        // What was kept would be refused at the limit of links.
        Imports.Read($"BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:a\nSUMMARY:First\n{Repeat(line, 100_000)}END:VTODO\nEND:VCALENDAR\n",
            ImportFormat.ICalendar, Small).Items.Single().Title.Should().Be("First");
    }

    [Fact]
    public void Long_ways_down_an_outline_are_refused_where_all_of_them_together_are_too_long()
    {
        string table = "id,name,outline level\n"
            + string.Concat(Enumerable.Range(1, 40).Select(i => $"{i},{new string('g', 200)}{i},{i}\n"))
            + string.Concat(Enumerable.Range(41, 50).Select(i => $"{i},{new string('x', 200)}{i},{40 + (i % 2)}\n"));
        ImportOptions fields = Small with { Outline = OutlineRule.Fields };

        FluentActions.Invoking(() => Imports.Read(table, ImportFormat.Table, fields)).Should().Throw<ImportRefusedException>()
            .Which.Code.Should().Be("value-too-long");
        Imports.Read(table, ImportFormat.Table, Small).Items.Should().HaveCount(90);
        Imports.Read(table, ImportFormat.Table, fields with { Limits = new ImportLimits() }).Items.Should().NotBeEmpty();
    }

    [Fact]
    public void A_block_of_our_own_export_costs_no_more_memory_than_it_is_long()
    {
        StringBuilder calendar = new("BEGIN:VCALENDAR\n");
        for (int i = 0; i < 2000; i++)
            calendar.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"BEGIN:VTODO\nUID:{i}\nX-MILESTONES-FIELDS:{{\"milestones\":1}}\nEND:VTODO\n");
        byte[] bytes = Encoding.UTF8.GetBytes(calendar.Append("END:VCALENDAR\n").ToString());
        Imports.Read(bytes, ImportFormat.ICalendar);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Imports.Read(bytes, ImportFormat.ICalendar).Items.Should().HaveCount(2000);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(2000 * 8192, "a buffer of 64 KiB for each would be 125 MiB");
    }

    [Fact]
    public void A_way_down_an_outline_that_is_cut_is_kept_once_for_all_items_below()
    {
        string table = "id,name,outline level\n"
            + string.Concat(Enumerable.Range(1, 40).Select(i => $"{i},{new string('g', 200)}{i},{i}\n"))
            + string.Concat(Enumerable.Range(41, 50).Select(i => $"{i},x{i},41\n"));

        string[] ways = [.. Imports.Read(table, ImportFormat.Table, new ImportOptions { Outline = OutlineRule.Fields }).Items
            .Select(item => item.Fields.Single(field => field.Key == "outline").Value)];

        ways.Should().HaveCount(50);
        ways[0].Should().HaveLength(4096).And.EndWith("…");
        ways.Should().OnlyContain(way => ReferenceEquals(way, ways[0]));
    }

    [Theory]
    [InlineData("{},")]
    [InlineData("{\"a\":1},")]
    public void Objects_of_which_nothing_is_kept_cost_no_more_than_their_places(string part)
    {
        const int Count = 200_000;
        byte[] bytes = Encoding.UTF8.GetBytes($"[{{\"number\":1,\"title\":\"A\",\"blocked_by\":[{Repeat(part, Count)}1]}}]");
        Imports.Read(bytes, ImportFormat.GitHub).Items.Should().ContainSingle();

        long before = GC.GetAllocatedBytesForCurrentThread();
        Imports.Read(bytes, ImportFormat.GitHub);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan((Count * 60L) + (1 << 20), "a list that grows takes 42 each");
    }

    private static string Repeat(string part, int count) => string.Concat(Enumerable.Repeat(part, count));

    private static string? Refused(string text, ImportFormat format)
    {
        try
        {
            Imports.Read(text, format, Small);
            return null;
        }
        catch (ImportRefusedException e)
        {
            return e.Code;
        }
    }
}
