using AngleSharp.Dom;
using FluentAssertions;
using MilestoneTracker.Planning.Features;
using MilestoneTracker.Planning.Resources;
using MilestoneTracker.Reporting.Tests.Browser;
using MilestoneTracker.Reporting.Tests.Pages;
using MilestoneTracker.Reporting.Tests.Pictures;
using MilestoneTracker.Reporting.Tests.Plans;
using MilestoneTracker.TestSupport.Texts;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.People;

// Resources, features and milestones with names that are markup, reorder what is around them, or are as long as names may be.
public sealed class HostilePeopleTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public void Nasty_names_of_resources_and_features_stay_names()
    {
        PlanReport report = Report(HostileNames.All);
        IDocument page = Html.Read(report);

        page.QuerySelectorAll("#load details tbody th").Select(cell => cell.TextContent).Should()
            .BeEquivalentTo(HostileNames.All.Select(XmlTexts.Expected));
        page.QuerySelectorAll("#milestones .features bdi").Select(name => name.TextContent).Should()
            .BeEquivalentTo(HostileNames.All.Select(XmlTexts.Expected));
        page.QuerySelectorAll("#people script, #load script, #people img, #load img, .features script, .features img").Should().BeEmpty();
        page.Scripts.Length.Should().Be(1);
        System.Xml.Linq.XDocument.Parse(report.ToText(ReportFormat.Load)).Root!.Name.LocalName.Should().Be("svg");
    }

    [NeedsFact("chromium")]
    public async Task Nasty_names_of_resources_stay_in_their_column()
    {
        foreach (string[] names in HostileNames.All.Append(new string('W', 200)).Chunk(24))
        {
            await using OpenReport open = await chromium.OpenAsync(Report(names), ReportFormat.Html, 1280);

            open.Complaints.Should().BeEmpty();
            open.Requests.Should().ContainSingle();
            (await open.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth")).Should().BeFalse();
        }
    }

    private static PlanReport Report(IReadOnlyList<string> names)
    {
        MilestoneRegistry registry = new();
        registry.Batch(proposal =>
        {
            for (int i = 0; i < names.Count; i++)
            {
                ResourceFields.SetCapacity(proposal, names[i], CapacitySteps.Parse("0.5"));
                proposal.RegisterMilestone(names[i]);
                proposal.SetMilestoneField(names[i], "duration", "2d");
                proposal.SetRecordField(FeatureKeys.Collection, names[i], FeatureKeys.Milestone, names[^(i + 1)]);
            }

            for (int i = 0; i < names.Count; i++)
                ResourceFields.SetAssigned(proposal, names[i], [new Assignment(names[i / 2], Quantity.Parse("0.5"))]);
        });
        return PlanReport.Create(registry.Current, new PlanReportOptions { Title = "Nasty", Now = StaffedPlan.Now });
    }
}
