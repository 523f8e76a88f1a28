using System.Text;
using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Reporting.Tests;

// One milestone as JSON is what the report has of it.
public sealed class MilestoneJsonTests
{
    private readonly MilestoneRegistry _registry = new();

    public MilestoneJsonTests()
    {
        _registry.RegisterMilestone("Schema", ["database"], MilestoneStatus.Blocked);
        _registry.RegisterMilestone("API <b>", ["backend"], context: new ChangeContext { Actor = "ada", Reason = "</script>" });
        _registry.DeclareMilestoneDependency("API <b>", "Schema");
        _registry.SetMilestoneField("API <b>", FieldKeys.Owner, "Grace");
    }

    [Theory]
    [InlineData("Schema")]
    [InlineData("API <b>")]
    public void It_has_every_property_that_the_report_has_with_the_same_value(string name)
    {
        using JsonDocument report = JsonDocument.Parse(PlanReport.Create(_registry.Current).ToText(ReportFormat.Json));
        using JsonDocument alone = JsonDocument.Parse(MilestoneJson.ToText(_registry.Current, name));

        JsonElement there = report.RootElement.GetProperty("milestones")
            .EnumerateArray().Single(milestone => milestone.GetProperty("name").GetString() == name);
        JsonElement.DeepEquals(alone.RootElement, there).Should().BeTrue();
        alone.RootElement.EnumerateObject()
            .Select(property => property.Name).Should().Equal(there.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void It_is_one_line_that_may_stand_in_a_page_and_the_same_as_is_written()
    {
        using MemoryStream written = new();
        using (Utf8JsonWriter json = new(written, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default }))
            MilestoneJson.Write(json, _registry.Current, "API <b>");

        string text = MilestoneJson.ToText(_registry.Current, "API <b>");

        text.Should().NotContainAny("\n", "<", ">", "&").And.Be(Encoding.UTF8.GetString(written.ToArray()));
    }

    [Fact]
    public void What_is_not_there_is_refused_and_nothing_is_written()
    {
        using MemoryStream written = new();
        using Utf8JsonWriter json = new(written);

        FluentActions.Invoking(() => MilestoneJson.Write(json, _registry.Current, "Nobody")).Should().Throw<MilestoneNotFoundException>();
        FluentActions.Invoking(() => MilestoneJson.ToText(_registry.Current, " ")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => MilestoneJson.Write(null!, _registry.Current, "Schema")).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => MilestoneJson.Write(json, null!, "Schema")).Should().Throw<ArgumentNullException>();
        (json.BytesPending + json.BytesCommitted).Should().Be(0);
    }
}
