using System.Text;
using FluentAssertions;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Options;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Hostile;

public sealed class LimitTests
{
    private static readonly ImportOptions Small = new() { Limits = new ImportLimits { Bytes = 4096, Items = 10, Links = 12, Depth = 8,
        Text = 64, Findings = 3 } };

    [Theory]
    [InlineData(ImportFormat.Mspdi, "<Project><Tasks>", "<Task><UID>{0}</UID></Task>", "</Tasks></Project>")]
    [InlineData(ImportFormat.Gan, "<project><tasks>", "<task id='{0}' name='T' duration='1'/>", "</tasks></project>")]
    [InlineData(ImportFormat.GitHub, "[{\"number\":0,\"title\":\"A\"}", ",{\"number\":{0},\"title\":\"T\"}", "]")]
    [InlineData(ImportFormat.GitLab, "[{\"iid\":0,\"title\":\"A\"}", ",{\"iid\":{0},\"title\":\"T\"}", "]")]
    [InlineData(ImportFormat.Table, "id,name\n", "{0},T\n", "")]
    [InlineData(ImportFormat.ICalendar, "BEGIN:VCALENDAR\n", "BEGIN:VTODO\nUID:{0}\nEND:VTODO\n", "END:VCALENDAR\n")]
    [InlineData(ImportFormat.JsonGraph, "{\"graph\":{\"nodes\":{\"x\":{}", ",\"{0}\":{}", "}}}")]
    [InlineData(ImportFormat.GraphMl, "<graphml><graph>", "<node id='{0}'/>", "</graph></graphml>")]
    public void More_items_bytes_or_units_than_the_limit_are_refused_in_every_format(ImportFormat format, string begin, string item,
        string end)
    {
        string Of(int count) => begin
            + string.Concat(Enumerable.Range(1, count).Select(i => item.Replace("{0}", $"{i}", StringComparison.Ordinal))) + end;
        Imports.Read(Of(9), format, Small).Items.Count.Should().BeInRange(9, 10);
        Refused(() => Imports.Read(Of(11), format, Small)).Should().Be("too-many-items");
        Refused(() => Imports.Read(Of(1200), format, new ImportOptions { Limits = new ImportLimits { Bytes = 4096 } })).Should()
            .Be("too-large");
        string longText = begin + item.Replace("{0}", new string('7', 3000), StringComparison.Ordinal) + end;
        string? code = Refused(() => Imports.Read(longText, format, Small));
        code.Should().Be(format is ImportFormat.GitHub or ImportFormat.GitLab ? null
            : "value-too-long", "a number of 3,000 digits is no item, and no text");
    }

    [Fact]
    public void An_input_beyond_the_limit_is_not_read_on()
    {
        using CountingStream endless = new();
        Refused(() => PlanImport.Read(endless, ImportFormat.Table, new ImportOptions { Limits = new ImportLimits { Bytes = 10_000_000 } }))
            .Should().Be("too-large");
        endless.Taken.Should().BeLessThan(10_000_000 + (1 << 20) + 1);
    }

    [Theory]
    [InlineData(OutlineRule.Dependencies, 4 + 8)]
    [InlineData(OutlineRule.Components, 16)]
    public void A_link_between_groups_multiplies_only_where_groups_are_not_taken(OutlineRule outline, int links)
    {
        StringBuilder table = new("id,name,parent,predecessors\na,A,,\nb,B,,a\n");
        for (int i = 1; i <= 4; i++) table.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i},a{i},a,\nb{i},b{i},b,\n");
        ImportOptions options = new() { Outline = outline };
        Imports.Read(table.ToString(), ImportFormat.Table, options).Links.Should().HaveCount(links);
        Refused(() => Imports.Read(table.ToString(), ImportFormat.Table, options with { Limits = new ImportLimits { Links = links - 1 } }))
            .Should().Be("too-many-links");
    }

    [Fact]
    public void Findings_are_counted_exactly_and_kept_up_to_the_limit()
    {
        ImportFindings findings = Imports.Read("id,name,due\n"
            + string.Concat(Enumerable.Range(1, 9).Select(i => $"{i},T,x\n")), ImportFormat.Table, Small).Findings;
        findings.Counts["date-not-understood"].Should().Be(9);
        findings.Should().HaveCount(3);
    }

    [Fact]
    public void A_cancelled_import_ends()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        using MemoryStream input = new("id,name\n1,A\n"u8.ToArray());
        FluentActions.Invoking(() => PlanImport.Read(input, ImportFormat.Table, Small, source.Token)).Should()
            .Throw<OperationCanceledException>();
    }

    private static string? Refused(Action import)
    {
        try
        {
            import();
            return null;
        }
        catch (ImportRefusedException e)
        {
            e.Message.Should().NotBeEmpty();
            return e.Code;
        }
    }
}
