using System.Text.Json;
using AngleSharp.Dom;
using FluentAssertions;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Features;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Resources;
using MilestoneTracker.Reporting.Pages;
using MilestoneTracker.Reporting.People;
using MilestoneTracker.Reporting.Tests.Pages;
using MilestoneTracker.Reporting.Tests.Plans;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.People;

// What a report says about people and features: only where the plan has some, and the same in every format.
public sealed class PeopleOfReportsTests
{
    private static readonly PlanReport Staffed = StaffedPlan.Report();
    private static readonly IDocument Page = Html.Read(Staffed);
    private static readonly string Markdown = Staffed.ToText(ReportFormat.Markdown);

    [Fact]
    public void A_plan_without_people_and_features_is_as_it_was()
    {
        PlanReport report = DatedPlan.Report();

        report.Levelled.Should().BeNull();
        report.ToText(ReportFormat.Html).Should().Contain("<style>" + DatesStyle.Sheet + "</style>").And.NotContain("id=\"load\"");
        report.ToText(ReportFormat.Markdown).Should().NotContain("people").And.NotContain("Features");
        report.ToText(ReportFormat.Json).Should().NotContain("\"load\"").And.NotContain("\"levelled\"").And.NotContain("\"features\"");
        report.ToText(ReportFormat.Csv).Should().NotContain("levelled");
        report.ToText(ReportFormat.Load).Should().Contain("There is nothing to show: the plan has no resources.");
    }

    [Fact]
    public void Without_dates_there_are_features_but_neither_loads_nor_levelled_dates()
    {
        PlanReport report = PlanReport.Create(StaffedPlan.Registry().Current);
        IDocument page = Html.Read(report);

        report.Levelled.Should().BeNull();
        page.QuerySelector("#people, #load").Should().BeNull();
        page.QuerySelectorAll(".features").Length.Should().Be(2);
        report.ToText(ReportFormat.Load).Should().Contain("There is nothing to show: the plan has no dates.");
    }

    [Fact]
    public void A_wait_is_told_in_words_with_a_link_to_whoever_holds_the_resource()
    {
        IElement row = Page.QuerySelectorAll("#people tbody tr").First(one => one.QuerySelector("th")!.TextContent == "Tests of search");
        IElement why = row.QuerySelector("td[data-of=Why]")!;

        Html.TextOf(why).Should().Be("waits 1 day for QA, who works on Tests of billing until 2026-03-09 12:00");
        why.QuerySelector("a.name")!.TextContent.Should().Be("Tests of billing");
        Markdown.Should().Contain("waits 1 day for QA, who works on Tests of billing until 2026-03-09 12:00 |");
    }

    // Small units and large pools, so that one waits for many, of whom some end at the same time; seeds 1 to 60.
    [Fact]
    public void A_report_says_of_waits_what_the_library_says()
    {
        int several = 0, many = 0;
        for (int seed = 1; seed <= 60; seed++)
        {
            Random random = new(seed);
            MilestoneRegistry registry = new();
            registry.SetPlanField("start", "2026-03-02");
            ResourceRegistry people = new(registry);
            people.Add("Ada");
            people.Add("Pool", Quantity.OfHundredths(800));
            for (int i = 0; i < 20; i++)
            {
                string name = $"m{i:00}";
                registry.RegisterMilestone(name);
                registry.SetMilestoneField(name, "duration", $"{random.Next(1, 4)}d");
                people.Assign(name, "Pool", Quantity.OfHundredths(random.Next(5) == 0 ? 800 : 100));
                if (random.Next(4) == 0) people.Assign(name, "Ada");
            }

            LevelledSchedule levelled = LevelledSchedule.Compute(Schedule.Compute(registry.Current, new DateTime(2026, 3, 2, 8, 0, 0)));
            foreach (LevelledMilestone milestone in levelled.Milestones.Where(milestone => milestone.Waits.Count > 0))
            {
                WaitSentence.Of(milestone).ToString().Should().Be(milestone.WaitSentence, "seed {0}", seed);
                several += milestone.Waits.Count > 1 ? 1 : 0;
                many += milestone.Waits.Any(wait => wait.Holders.Count > 6) ? 1 : 0;
            }
        }

        (several > 0, many > 0).Should().Be((true, true));
    }

    [Fact]
    public void A_wait_for_many_holders_names_the_first_ones_and_counts_the_others()
    {
        MilestoneRegistry registry = new();
        new ResourceRegistry(registry).Add("Team", Quantity.Parse("7"));
        foreach (string name in (string[])["a", "b", "c", "d", "e", "f", "g", "z"])
        {
            registry.RegisterMilestone(name);
            registry.SetMilestoneField(name, "duration", "1d");
            registry.SetMilestoneField(name, "assigned", "1 Team");
        }

        PlanReport report = PlanReport.Create(registry.Current, new PlanReportOptions { Now = StaffedPlan.Now });

        WaitSentence.Of(report.Levelled!.GetMilestone("z")!).ToString().Should().Be(
            "waits 1 day for Team, who works on a, b, c, d, e, f and 1 more until 2026-03-02 17:00");
    }

    [Fact]
    public void Plain_dates_stand_beside_levelled_ones_and_what_does_not_move_is_only_counted()
    {
        LevelledSchedule levelled = LevelledSchedule.Compute(Staffed.Schedule!);

        string[] names = [.. Page.QuerySelectorAll("#people tbody th").Select(cell => cell.TextContent)];

        names.Should().BeEquivalentTo(levelled.ChangesSincePlain().Select(milestone => milestone.Name));
        names[0].Should().Be("Site migration", "only its target is missed for lack of people");
        Html.TextOf(Page.QuerySelector("#people tbody tr")!).Should().Contain("2026-03-02 to 2026-03-04")
            .And.Contain("2026-03-06 to 2026-03-10").And.Contain("6 days later").And.Contain("2026-03-06, missed for lack of people");
        Page.QuerySelector("#people > .more")!.TextContent.Should().Be($"{9 - names.Length} other milestones are not later.");
        Markdown.Should().Contain($"\n{9 - names.Length} other milestones are not later.\n");
    }

    [Fact]
    public void The_first_answer_says_that_the_plan_is_not_made_with_the_people_available()
    {
        string answer = Html.TextOf(Page.QuerySelector("#questions dd")!);

        answer.Should().StartWith("Not with the people available.").And.Contain(
            "it is finished on 2026-03-16, 3 days later, and the target of Site migration is missed; 2 milestones can never be staffed.");
        Markdown.Should().Contain("**Will we make it?** Not with the people available.");
    }

    [Fact]
    public void What_only_people_stand_in_the_way_of_is_to_be_decided()
    {
        string answer = Page.QuerySelectorAll("#questions dd")[2].TextContent;

        answer.Should().Contain("2 things about people.").And.NotContain("No open target is missed.")
            .And.Contain("or move the target of Site migration: it is missed only for lack of people.")
            .And.Contain("Assign others to Course and Load tests, or raise a capacity: they can never be staffed.");
        Markdown.Should().Contain("**What should I decide?** 2 things about people.");
    }

    [Fact]
    public void A_plan_that_has_people_enough_says_so()
    {
        MilestoneRegistry registry = new();
        new ResourceRegistry(registry).Add("Ada");
        registry.RegisterMilestone("a");
        registry.SetMilestoneField("a", "duration", "2d");
        registry.SetMilestoneField("a", "assigned", "1 Ada");
        registry.SetMilestoneField("a", "target", "2026-03-06");
        IDocument page = Html.Read(PlanReport.Create(registry.Current, new PlanReportOptions { Now = StaffedPlan.Now }));

        Html.TextOf(page.QuerySelector("#questions dd")!).Should().StartWith("Yes, as things are.")
            .And.EndWith("With the people available, that stays so.");
        page.QuerySelectorAll("#questions dd")[2].TextContent.Should().Contain("Nothing.").And.Contain("No open target is missed.");
        page.QuerySelector("#people table").Should().BeNull();
        page.QuerySelector("#people > .more")!.TextContent.Should().Be("The one milestone is not later for lack of people.");
        page.QuerySelector("#load .lead")!.TextContent.Should().StartWith("Nobody, by the plain schedule");
        page.QuerySelector("#load .excess:not(.legend *), #load .over").Should().BeNull();
    }

    [Fact]
    public void Who_can_never_be_staffed_and_what_is_ignored_is_said_before_the_table()
    {
        string[] notes = [.. Page.QuerySelectorAll("#people .notes li").Select(Html.TextOf)];

        notes.Should().Equal(
            "Course can never be staffed: it asks for 1 of Trainee, and there is 0 at most. Its dates are as if nobody were assigned.",
            "Load tests can never be staffed: it asks for 1 of Build farm, and there is 0.5 at most. Its dates are as if nobody were "
                + "assigned.",
            "Review: 'Nobody' is assigned and has no record, so it is ignored. Add the resource.");
    }

    [Fact]
    public void What_pinned_milestones_clash_about_with_the_people_that_there_are_is_said()
    {
        MilestoneRegistry registry = StaffedPlan.Registry();
        registry.SetMilestoneField("Launch", "pinned", "2026-03-05");
        IDocument page = Html.Read(PlanReport.Create(registry.Current, new PlanReportOptions { Now = StaffedPlan.Now }));

        page.QuerySelectorAll("#people .notes li").Select(note => note.TextContent).Should().Contain(
            note => note.StartsWith("Ada Lovelace is still over-allocated, 2 of 1, 1 too much, 2026-03-05", StringComparison.Ordinal)
                && note.EndsWith("because of what is pinned: Launch and Review.", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_over_allocation_is_drawn_and_its_amount_written_above_it_and_in_the_table()
    {
        IElement[] panels = [.. Page.QuerySelectorAll("#load .panel")];

        panels.Select(panel => panel.QuerySelector(".who-row")!.TextContent).Should()
            .Equal("QA", "Build farm", "Ada Lovelace", "Trainee", "Grace Hopper");
        panels.Take(4).Should().OnlyContain(panel => panel.QuerySelector(".excess") != null && panel.QuerySelector(".amount") != null);
        panels[4].QuerySelector(".excess, .amount").Should().BeNull();
        panels[0].QuerySelectorAll(".amount").Select(amount => amount.TextContent).Should().Equal("+2", "+1");
        panels[1].QuerySelector("title")!.TextContent.Should().Contain("up to 1 too much")
            .And.Contain("2026-03-02 to 2026-03-04: 1.5 of 0.5, 1 too much, by Load tests, Site migration");
        Page.QuerySelectorAll("#load .over tbody tr").Select(Html.TextOf).Should().HaveCount(Staffed.People.Load!.Over.Count)
            .And.Contain(row => row.StartsWith("Build farm", StringComparison.Ordinal) && row.Contains("1 (1.5 of 0.5)"));
        Markdown.Should().Contain("| Build farm | 2026-03-02 to 2026-03-04 | 1.5 of 0.5, 1 too much | Load tests, Site migration |\n");
    }

    [Fact]
    public void A_resource_that_nobody_asks_for_has_no_panel_and_is_named_below_and_in_the_table()
    {
        Page.QuerySelector("svg.load .note")!.TextContent.Should().Be("Nothing is asked for from now on of Writer.");
        Page.QuerySelectorAll("#load details tbody th").Select(cell => cell.TextContent).Should().Contain("Writer")
            .And.BeInAscendingOrder();
        Markdown.Should().Contain("| Writer | 1 | nothing | 0 | fits |\n");
    }

    [Fact]
    public void Many_resources_and_long_times_are_cut_and_what_is_left_out_is_said()
    {
        PlanReport many = StaffedPlan.Large(LoadPicture.MaxPanels + 3), years = StaffedPlan.Large(2, "900d");

        Html.Read(many).QuerySelectorAll("#load .panel").Length.Should().Be(LoadPicture.MaxPanels);
        many.ToText(ReportFormat.Load).Should().Contain(">3 more resources are asked for something.</text>");
        years.ToText(ReportFormat.Load).Should().Contain(">What is asked for from 2036-03-09 on is not drawn.</text>")
            .And.Contain(">Each step is a month, and shows its worst minute.</text>");
        years.People.Load!.All[0].Steps.Should().HaveCountLessThan(319);
    }

    [Fact]
    public void Features_stand_in_the_row_of_their_milestone_with_status_weight_and_progress()
    {
        IElement row = Page.QuerySelectorAll("#all tbody tr").First(one => one.QuerySelector("th > bdi")!.TextContent == "Billing");

        row.QuerySelector("summary")!.TextContent.Should().Be("4 features, 1 completed, 1 cancelled");
        row.QuerySelectorAll(".features li").Select(Html.TextOf).Should().Equal(
            "Invoices completed · 100 % · weight 3", "Refunds in progress · 50 % (assumed)", "Reminders planned · 0 %",
            "Vouchers cancelled · does not count");
        Html.TextOf(Page.QuerySelector("#milestones > .notes")!).Should().Be("features/Gift cards: it names no milestone. Move it to one.");
        Markdown.Should().Contain("| Search | Typos | in progress | 1 | 25 % |\n").And.Contain("features/Gift cards");
    }

    [Fact]
    public void A_long_list_of_features_is_cut_and_counted()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a");
        FeatureRegistry features = new(registry);
        for (int i = 0; i < FeatureText.MaxFeatures + 2; i++) features.Add($"f{i:000}", "a");

        IDocument page = Html.Read(PlanReport.Create(registry.Current));

        page.QuerySelectorAll(".features li").Length.Should().Be(FeatureText.MaxFeatures + 1);
        page.QuerySelector(".features .more")!.TextContent.Should().Be("and 2 more");
    }

    [Fact]
    public void Csv_has_the_levelled_dates_and_who_works_on_what_after_all_other_columns()
    {
        string[] lines = Staffed.ToText(ReportFormat.Csv).Split("\r\n");

        lines[0].Should().EndWith(",critical,levelled-start,levelled-finish,levelled-delay,assigned,waits-for");
        lines.Single(line => line.StartsWith("\"Site migration\"", StringComparison.Ordinal)).Should().EndWith(
            ",2026-03-06T08:00,2026-03-10T17:00,1920,\"[\"\"1 Ada Lovelace\"\",\"\"0.5 Build farm\"\"]\",\"[\"\"Ada Lovelace\"\"]\"");
    }

    [Fact]
    public void Json_has_every_resource_and_each_milestone_with_both_dates_and_its_waits()
    {
        using JsonDocument json = JsonDocument.Parse(Staffed.ToText(ReportFormat.Json));
        JsonElement levelled = json.RootElement.GetProperty("levelled");
        JsonElement search = levelled.GetProperty("milestones").EnumerateArray()
            .First(one => one.GetProperty("name").GetString() == "Tests of search");

        levelled.GetProperty("milestones").GetArrayLength().Should().Be(9);
        search.GetProperty("plainFinish").GetString().Should().Be("2026-03-12T12:00");
        search.GetProperty("waits")[0].GetProperty("sentence").GetString().Should()
            .Be("waits 1 day for QA, who works on Tests of billing until 2026-03-09 12:00");
        json.RootElement.GetProperty("load").GetProperty("resources").EnumerateArray().Select(one => one.GetProperty("name").GetString())
            .Should().Equal("Ada Lovelace", "Build farm", "Grace Hopper", "QA", "Trainee", "Writer");
    }

    [Fact]
    public void A_search_is_made_only_on_request_and_never_gives_a_later_finish()
    {
        PlanReport searched = StaffedPlan.Report(new PlanReportOptions { Levelling = new LevellingOptions { Schedules = 50, Seed = 3 } });

        Staffed.Levelled!.Schedules.Should().Be(1);
        searched.Levelled!.Schedules.Should().BeGreaterThan(1);
        searched.Levelled.Finish.Should().BeOnOrBefore(Staffed.Levelled.Finish);
        Html.TextOf(Html.Read(searched).QuerySelector("#people .lead")!).Should()
            .Contain($"The best of {searched.Levelled.Schedules} schedules.");
    }

    [Fact]
    public void A_search_that_is_cancelled_leaves_no_half_result()
    {
        PlanReport report = StaffedPlan.Report(new PlanReportOptions { Levelling = new LevellingOptions { Schedules = 50 } });
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();

        report.Invoking(one => one.ToText(ReportFormat.Html, cancelled.Token)).Should().Throw<OperationCanceledException>();
        report.Levelled!.IsComplete.Should().BeTrue();
    }

    [Fact]
    public void Options_are_read_when_the_report_is_created()
    {
        PlanReportOptions options = new() { Now = StaffedPlan.Now, Levelling = new LevellingOptions { Schedules = 50 } };
        PlanReport report = StaffedPlan.Report(options);
        options.Levelling.Schedules = 1;

        report.Levelled!.Schedules.Should().BeGreaterThan(1);
    }

    [Fact]
    public void Part_of_a_plan_lists_its_own_milestones_and_counts_the_load_of_all()
    {
        PlanReport part = StaffedPlan.Report(new PlanReportOptions { Scope = new PlanScope { Around = "Billing", Up = 0, Down = 0 } });
        IDocument page = Html.Read(part);

        page.QuerySelectorAll("#people tbody th").Should().BeEmpty();
        page.QuerySelectorAll("#load .panel").Length.Should().Be(5);
        page.QuerySelectorAll(".features").Length.Should().Be(1);
    }
}
