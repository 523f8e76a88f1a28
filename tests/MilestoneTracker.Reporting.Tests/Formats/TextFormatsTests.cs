using System.Diagnostics;
using System.Globalization;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace MilestoneTracker.Reporting.Tests;

// What holds for each of the text formats.
public sealed class TextFormatsTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(10); // takes a fraction of one where nothing else runs

    public static TheoryData<ReportFormat> Formats() =>
        [ReportFormat.Markdown, ReportFormat.Mermaid, ReportFormat.Dot, ReportFormat.GraphMl, ReportFormat.Json, ReportFormat.Csv];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Equal_models_are_equal_texts_whatever_the_culture_and_the_writer(ReportFormat format)
    {
        string text = MixedPlan.Whole.ToText(format);
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (foreign.NumberFormat.NumberDecimalSeparator, foreign.NumberFormat.NegativeSign, foreign.DateTimeFormat.TimeSeparator) =
            (",", "~", ".");
        using StringWriter writer = new(foreign) { NewLine = "\r\n" };
        try
        {
            CultureInfo.CurrentCulture = foreign;
            MixedPlan.Whole.Write(format, writer);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        writer.ToString().Should().Be(text);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Lines_end_with_a_line_feed_but_in_CSV(ReportFormat format)
    {
        string text = MixedPlan.Whole.ToText(format);

        text.Should().EndWith("\n");
        text.Count(c => c == '\r').Should().Be(format == ReportFormat.Csv ? text.Count(c => c == '\n') : 0);
        text.Should().NotContain("\t").And.NotContain("\uFEFF");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Ten_thousand_milestones_are_written_in_seconds_by_component_and_whole(ReportFormat format)
    {
        RegistrySnapshot plan = MixedPlan.Large(10_000);
        foreach (PlanScope scope in new[] { new PlanScope(), new PlanScope { MaxNodes = 10_000, ByComponent = false } })
        {
            PlanReport report = PlanReport.Create(plan, new PlanReportOptions { Scope = scope });
            report.Graph.IsByComponent.Should().Be(scope.ByComponent is null);
            Stopwatch watch = Stopwatch.StartNew();

            string text = report.ToText(format);

            output.WriteLine($"{format}, {report.Graph}: {text.Length} characters in {watch.ElapsedMilliseconds} ms");
            watch.Elapsed.Should().BeLessThan(Seconds);
        }
    }
}
