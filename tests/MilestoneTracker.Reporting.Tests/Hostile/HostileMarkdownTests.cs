using FluentAssertions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using MilestoneTracker.Risk;
using Xunit;
using MilestoneTracker.TestSupport.Texts;

namespace MilestoneTracker.Reporting.Tests;

public sealed class HostileMarkdownTests
{
    private static readonly (PlanReport Report, string Text, MarkdownReader Markdown)[] Parts =
        [.. HostileNames.All.Chunk(60).Select(HostilePlan.ReportOf).Select(report => (report, report.ToText(ReportFormat.Markdown)))
            .Select(part => (part.report, part.Item2, new MarkdownReader(part.Item2)))];

    [Fact]
    public void A_reader_finds_every_name_and_reason_unchanged_in_the_table_of_milestones()
    {
        Parts.Sum(part => part.Report.Milestones.Count).Should().Be(HostileNames.All.Count);
        foreach ((PlanReport report, _, MarkdownReader markdown) in Parts)
        {
            string[][] rows = markdown.Rows("Milestones");
            rows.Should().OnlyContain(row => row.Length == 7);
            rows.Select(row => row[0]).Should().Equal(report.Milestones.Select(entry => entry.Name));
            rows.Select(row => row[4]).Should().Equal(report.Milestones.Select(entry => string.Join(", ", entry.Milestone.Components)));
            rows.Select(row => row[5]).Should().Equal(report.Milestones.Select(entry => string.Join(", ", entry.Milestone.Dependencies)));
            rows.Select(row => row[6]).Should().Equal(report.Milestones.Select(entry => entry.LastChange.Context.Reason));
        }
    }

    [Fact]
    public void So_it_does_in_the_title_the_components_the_impact_what_moved_and_the_changes()
    {
        foreach ((PlanReport report, _, MarkdownReader markdown) in Parts)
        {
            markdown.Headings(1).Should().Equal(report.Title);
            markdown.Headings(2).Should().Equal(
                "What moved", "What is wrong", "Components", "At risk", "Graph", $"Impact of {report.ImpactOf}", "Progress over time",
                "Latest changes", "Milestones");
            markdown.Rows("Components")
                .Select(row => row[0]).Should().Equal([.. report.Components.Select(group => group.Name), "All, each once"]);
            markdown.Rows($"Impact of {report.ImpactOf}").Select(row => row[0]).Should().Equal(report.Impact!.Select(entry => entry.Name));
            markdown.Rows("What moved")
                .Select(row => row[0]).Should().Equal(report.Differences!.Select(difference => difference.Name));
            markdown.Rows("Latest changes")
                .Select(row => row[2]).Should().Equal(report.History!.Entries.Select(entry => entry.Context.Actor ?? ""));
            markdown.Rows("Latest changes")
                .Select(row => row[4]).Should().Equal(report.History.Entries.Select(entry => entry.Context.Reason ?? ""));
            foreach ((string[] row, HistoryEntry entry) in markdown.Rows("Latest changes")
                .Zip(report.History.Entries)) row[3].Should().StartWith(entry.Events[0].Data.Subject.Name + " ");
        }
    }

    [Fact]
    public void Each_milestone_at_risk_is_one_item_and_each_of_its_reasons_one_below()
    {
        foreach ((PlanReport report, _, MarkdownReader markdown) in Parts)
        {
            ListItemBlock[] items = [.. markdown.Below("At risk").OfType<ListBlock>().Single().OfType<ListItemBlock>()];

            items.Should().HaveCount(report.AtRisk.Count);
            foreach ((ListItemBlock item, ReportedMilestone entry) in items.Zip(report.AtRisk))
            {
                item.Select(block => block.GetType()).Should().Equal(typeof(ParagraphBlock), typeof(ListBlock));
                MarkdownReader.TextOf(((ParagraphBlock)item[0]).Inline).Should().StartWith(entry.Name + ": ");
                string[] reasons = [
                    .. ((ListBlock)item[1]).Cast<ListItemBlock>()
                        .Select(reason => MarkdownReader.TextOf(((ParagraphBlock)reason.Single()).Inline))];
                reasons.Should().HaveCount(Math.Min(entry.Assessment!.Factors.Count, 5) + (entry.Assessment.Factors.Count > 5 ? 1 : 0));
                for (int i = 0; i < Math.Min(reasons.Length, 5); i++)
                    if (entry.Assessment.Factors[i].Chain.Count > 0)
                        reasons[i].Should().StartWith($"needs {entry.Assessment.Factors[i].Cause}, which is ");
            }
        }
    }

    [Fact]
    public void Each_cause_is_one_item_with_whom_it_hits_below()
    {
        foreach ((PlanReport report, _, MarkdownReader markdown) in Parts)
        {
            ListItemBlock[] items = [.. markdown.Below("What is wrong").OfType<ListBlock>().Single().OfType<ListItemBlock>()];

            report.Causes.Count.Should().BePositive();
            items.Should().HaveCount(Math.Min(report.Causes.Count, 20) + (report.Causes.Count > 20 ? 1 : 0));
            foreach ((ListItemBlock item, RiskCause cause) in items.Zip(report.Causes.Take(20)))
            {
                MarkdownReader.TextOf(((ParagraphBlock)item[0]).Inline).Should().StartWith(cause.Milestone + " ")
                    .And.EndWith($" by {cause.Since.Context.Actor}: {cause.Since.Context.Reason}");
                string affected = MarkdownReader.TextOf(((ParagraphBlock)((ListItemBlock)((ListBlock)item[1]).Single()).Single()).Inline);
                affected.Should().Contain($" at risk from it: {cause.FindAffected()[0]}");
            }
        }
    }

    [Fact]
    public void The_Mermaid_block_is_the_very_Mermaid_text()
    {
        foreach ((PlanReport report, _, MarkdownReader markdown) in Parts)
        {
            FencedCodeBlock block = markdown.Below("Graph").OfType<FencedCodeBlock>().Single();

            block.Info.Should().Be("mermaid");
            (block.Lines.ToString() + "\n").Should().Be(report.ToText(ReportFormat.Mermaid));
        }
    }

    [Fact]
    public void Nothing_else_is_there_no_link_no_image_no_HTML_no_code()
    {
        Type[] expected = [typeof(HeadingBlock), typeof(ParagraphBlock), typeof(Table), typeof(ListBlock), typeof(FencedCodeBlock)];
        foreach ((_, _, MarkdownReader markdown) in Parts)
        {
            markdown.Inlines.Should().BeSubsetOf(["EmphasisInline"]); // the bold words of ours
            markdown.Blocks.Select(block => block.GetType()).Distinct().Except(expected).Where(
                type => type.Name != "HeadingLinkReferenceDefinition" && type.Name != "LinkReferenceDefinitionGroup").Should().BeEmpty();
        }
    }
}
