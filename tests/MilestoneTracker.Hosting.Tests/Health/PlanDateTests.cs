using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Hosting.Health;
using Xunit;

namespace MilestoneTracker.Hosting.Tests.Health;

// The dates of a plan as health: late targets, by the host's rules. A plan in which nothing was promised has no dates to judge.
public sealed class PlanDateTests
{
    private const string Plan = "milestone-plan";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero)); // a Monday

    [Fact]
    public async Task A_target_that_is_not_kept_is_degraded_and_is_told_with_the_dates()
    {
        await using Site site = await StartAsync();
        site.Registry.RegisterMilestone("Build", ["backend"]);
        site.Registry.RegisterMilestone("Release", ["docs"]);
        site.Registry.DeclareMilestoneDependency("Release", "Build");
        site.Registry.SetMilestoneField("Build", "duration", "2w");
        Answer promised = await site.GetAsync("/health");
        site.Registry.SetMilestoneField("Release", "target", "2026-03-13");
        Answer kept = await site.GetAsync("/health");
        site.Registry.SetMilestoneField("Release", "target", "2026-03-12");
        Answer missed = await site.GetAsync("/health");

        new[] { promised.Status(Plan), kept.Status(Plan), missed.Status(Plan) }.Should().Equal("Healthy", "Healthy", "Degraded");
        promised.Data(Plan).TryGetProperty("overdue", out _).Should().BeFalse("nothing was promised");
        Numbers(kept).Should().Equal(0, 0, 0);
        Numbers(missed).Should().Equal(0, 1, 1);
        missed.Data(Plan).GetProperty("finish").GetString().Should().Be("2026-03-13T17:00");
        missed.Reasons(Plan).Should().Equal("Release: the forecast 2026-03-13 17:00 is later than the target 2026-03-12.");
        missed.Body.GetProperty(Plan).GetProperty("description").GetString().Should().Be("1 of 2 milestones are late.");
        missed.Data(Plan).GetProperty("components").EnumerateObject().Select(one => $"{one.Name}: {one.Value.GetString()}").Should()
            .Equal("backend: Healthy", "docs: Degraded");
    }

    [Fact]
    public async Task Time_alone_makes_a_plan_late_and_then_overdue()
    {
        await using Site site = await StartAsync(("OverdueStatus", "Unhealthy"));
        site.Registry.RegisterMilestone("Release");
        site.Registry.SetMilestoneField("Release", "duration", "1d");
        site.Registry.SetMilestoneField("Release", "target", "2026-03-02");
        List<string> found = [(await site.GetAsync("/health")).Status(Plan)];
        _clock.Advance(TimeSpan.FromMinutes(1));
        found.Add((await site.GetAsync("/health")).Status(Plan));
        _clock.Advance(TimeSpan.FromDays(1));
        Answer overdue = await site.GetAsync("/health");
        found.Add(overdue.Status(Plan));
        site.Registry.UpdateMilestoneStatus("Release", MilestoneStatus.Completed);
        found.Add((await site.GetAsync("/health")).Status(Plan));

        found.Should().Equal("Healthy", "Degraded", "Unhealthy", "Healthy");
        Numbers(overdue).Should().Equal(1, 0, 0);
    }

    [Fact]
    public async Task A_host_says_what_counts_and_how_much()
    {
        await using Site strict = await StartAsync(("TargetMissedStatus", "Unhealthy"), ("NegativeSlackStatus", "Degraded"));
        await using Site blind = await StartAsync(("TargetMissedStatus", "Healthy"));
        foreach (Site site in (Site[])[strict, blind])
        {
            site.Registry.RegisterMilestone("Build");
            site.Registry.RegisterMilestone("Release");
            site.Registry.DeclareMilestoneDependency("Release", "Build");
            site.Registry.SetMilestoneField("Build", "duration", "2w");
            site.Registry.SetMilestoneField("Release", "target", "2026-03-12");
        }

        Answer told = await strict.GetAsync("/health");

        told.Status(Plan).Should().Be("Unhealthy");
        told.Reasons(Plan).Should().Equal(
            "Release: the forecast 2026-03-13 17:00 is later than the target 2026-03-12.",
            "Build: it finishes too late for the target or the pin of 'Release'.");
        (await blind.GetAsync("/health")).Status(Plan).Should().Be("Healthy");
    }

    [Fact]
    public async Task A_milestone_that_is_late_and_at_risk_has_the_worse_of_both_as_its_reason()
    {
        await using Site site = await StartAsync();
        site.Registry.RegisterMilestone("Release", status: MilestoneStatus.Blocked);
        site.Registry.SetMilestoneField("Release", "target", "2026-02-27");

        Answer answer = await site.GetAsync("/health");

        answer.Status(Plan).Should().Be("Unhealthy");
        answer.Reasons(Plan).Should().Equal("Release: Critical: Blocked");
        answer.Body.GetProperty(Plan).GetProperty("description").GetString().Should()
            .Be("1 of 1 milestones are above the risk thresholds. 1 of 1 milestones are late.");
    }

    [Fact]
    public async Task A_pin_that_cannot_be_kept_is_degraded_though_nothing_is_promised()
    {
        await using Site site = await StartAsync();
        await using Site blind = await StartAsync(("PinConflictStatus", "Healthy"));
        foreach (Site one in (Site[])[site, blind])
        {
            one.Registry.RegisterMilestone("Release");
            one.Registry.SetMilestoneField("Release", "duration", "2w");
            one.Registry.SetMilestoneField("Release", "pinned", "2026-03-13");
        }

        Answer kept = await site.GetAsync("/health");
        site.Registry.SetMilestoneField("Release", "pinned", "2026-03-12");
        blind.Registry.SetMilestoneField("Release", "pinned", "2026-03-12");
        Answer told = await site.GetAsync("/health");

        (kept.Status(Plan), told.Status(Plan), (await blind.GetAsync("/health")).Status(Plan)).Should()
            .Be(("Healthy", "Degraded", "Healthy"));
        (kept.Data(Plan).GetProperty("pins_not_kept").GetInt32(), told.Data(Plan).GetProperty("pins_not_kept").GetInt32()).Should()
            .Be((0, 1));
        told.Reasons(Plan).Should().Equal(
            "Release: it cannot be finished when it is pinned: 2026-03-13 17:00 at the earliest, with its work counted from now.");
        told.Body.GetProperty(Plan).GetProperty("description").GetString().Should()
            .Be("1 of 1 milestones are late or pinned too early.");
    }

    [Fact]
    public async Task A_target_that_few_iterations_keep_is_told_once_a_simulation_in_the_background_has_ended()
    {
        await using Site site = await StartAsync(
            ("LowProbabilityStatus", "Degraded"), ("SimulationIterations", "200"), ("SimulationSeed", "42"),
            ("MinimumProbabilityPercent", "90"));
        PlanHealthCheck check = site.Services.GetRequiredService<PlanHealthCheck>();
        site.Registry.RegisterMilestone("Release");
        site.Registry.SetMilestoneField("Release", "estimate", "triangular 3d/5d/10d");
        site.Registry.SetMilestoneField("Release", "target", "2026-03-09");
        Answer before = await site.GetAsync("/health");
        await check.Simulated;
        Answer told = await site.GetAsync("/health");
        Task first = check.Simulated;
        _clock.Advance(TimeSpan.FromMinutes(1));
        await site.GetAsync("/health");
        Task again = check.Simulated;
        site.Registry.SetMilestoneField("Release", "target", "2026-04-09");
        await site.GetAsync("/health");
        await check.Simulated;
        Answer kept = await site.GetAsync("/health");

        before.Status(Plan).Should().Be("Healthy", "nothing was simulated yet");
        before.Data(Plan).TryGetProperty("unlikely", out _).Should().BeFalse();
        told.Status(Plan).Should().Be("Degraded");
        told.Data(Plan).GetProperty("unlikely").GetInt32().Should().Be(1);
        told.Data(Plan).GetProperty("simulated_version").GetInt64().Should().Be(3);
        told.Reasons(Plan).Should().ContainSingle().Which.Should().StartWith("Release: the probability that the target is met is only 0.");
        again.Should().BeSameAs(first, "the minute has changed, and the version has not");
        (kept.Status(Plan), kept.Data(Plan).GetProperty("simulated_version").GetInt64()).Should().Be(("Healthy", 4));
    }

    [Fact]
    public async Task What_is_done_since_it_was_simulated_is_not_told_and_what_is_late_is_told_as_late()
    {
        await using Site site = await StartAsync(("LowProbabilityStatus", "Unhealthy"), ("SimulationIterations", "100"));
        PlanHealthCheck check = site.Services.GetRequiredService<PlanHealthCheck>();
        foreach (string name in (string[])["Done", "Late", "Unlikely"])
        {
            site.Registry.RegisterMilestone(name);
            site.Registry.SetMilestoneField(name, "estimate", "triangular 3d/5d/10d");
            site.Registry.SetMilestoneField(name, "target", "2026-03-09");
        }

        await site.GetAsync("/health");
        await check.Simulated;
        site.Registry.UpdateMilestoneStatus("Done", MilestoneStatus.Completed);
        site.Registry.SetMilestoneField("Late", "target", "2026-03-03");
        Answer answer = await site.GetAsync("/health");

        answer.Reasons(Plan).Select(reason => reason.Split(':')[0]).Should().Equal("Unlikely", "Late");
        answer.Data(Plan).GetProperty("unlikely").GetInt32().Should().Be(1);
        Numbers(answer).Should().Equal(0, 1, 0);
    }

    [Fact]
    public async Task Without_being_asked_for_nothing_is_simulated()
    {
        await using Site site = await StartAsync();
        site.Registry.RegisterMilestone("Release");
        site.Registry.SetMilestoneField("Release", "estimate", "triangular 3d/5d/10d");
        site.Registry.SetMilestoneField("Release", "target", "2026-03-09");

        Answer answer = await site.GetAsync("/health");

        site.Services.GetRequiredService<PlanHealthCheck>().Simulated.Should().BeSameAs(Task.CompletedTask);
        answer.Data(Plan).TryGetProperty("unlikely", out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("MinimumProbabilityPercent", "101")]
    [InlineData("SimulationIterations", "0")]
    [InlineData("LowProbabilityStatus", "7")]
    public async Task A_host_with_a_rule_that_is_not_possible_does_not_start(string key, string value)
    {
        Func<Task> start = () => StartAsync((key, value));

        (await start.Should().ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>()).WithMessage($"*{key}*");
    }

    private static int[] Numbers(Answer answer) =>
        [.. new[] { "overdue", "targets_missed", "behind" }.Select(key => answer.Data(Plan).GetProperty(key).GetInt32())];

    private Task<Site> StartAsync(params (string Key, string Value)[] rules) => Site.StartAsync(builder =>
    {
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.Configuration.AddInMemoryCollection(
            rules.Select(rule => KeyValuePair.Create("MilestoneTracker:Health:" + rule.Key, (string?)rule.Value)));
        builder.Services.AddMilestoneTracker();
    });
}
