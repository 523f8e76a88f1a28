using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MilestoneTracker.Hosting.Health;
using MilestoneTracker.Risk;
using Xunit;

namespace MilestoneTracker.Hosting.Tests.Health;

// The risk of a plan as health, by the host's rules, per component too.
public sealed class PlanHealthTests
{
    private const string Plan = "milestone-plan";

    [Fact]
    public async Task Critical_risk_is_unhealthy_and_high_risk_is_degraded_with_the_reasons_in_the_data_per_component_too()
    {
        await using Site site = await Site.StartAsync(builder => builder.Services.AddMilestoneTracker());
        site.Registry.RegisterMilestone("Schema", ["database"]);
        site.Registry.RegisterMilestone("API", ["backend", "database"]);
        site.Registry.RegisterMilestone("Manual", ["docs"]);
        site.Registry.DeclareMilestoneDependency("API", "Schema");
        Answer good = await site.GetAsync("/health");
        site.Registry.UpdateMilestoneStatus("Schema", MilestoneStatus.OnHold);
        Answer held = await site.GetAsync("/health");
        site.Registry.UpdateMilestoneStatus("Schema", MilestoneStatus.Blocked);
        Answer blocked = await site.GetAsync("/health");

        new[] { good.Status(Plan), held.Status(Plan), blocked.Status(Plan) }.Should().Equal("Healthy", "Degraded", "Unhealthy");
        held.Reasons(Plan).Should().Equal("Schema: High: OnHold");
        blocked.Reasons(Plan).Should().Equal("Schema: Critical: Blocked", "API: High: DependencyBlocked through API → Schema");
        Components(blocked).Should().Equal("backend: Degraded", "database: Unhealthy", "docs: Healthy");
        blocked.Data(Plan).GetProperty("critical").GetInt32().Should().Be(1);
        blocked.Data(Plan).GetProperty("high").GetInt32().Should().Be(1);
        blocked.Data(Plan).GetProperty("version").GetInt64().Should().Be(6);
        held.Data(Plan).GetProperty("causes").GetInt32().Should().Be(1);
        blocked.Data(Plan).GetProperty("worst_causes").EnumerateArray().Select(cause => cause.GetString())
            .Should().Equal("Critical: Schema, Blocked, 2 affected");
        (await site.GetAsync("/health/ready")).Code.Should()
            .Be(200, "that a plan goes badly is no reason to send nobody to who tells of it");
        (await site.GetAsync("/health/live")).Code.Should().Be(200);
    }

    [Fact]
    public async Task A_component_may_have_a_rule_of_its_own_and_a_milestone_over_none_has_the_general_one()
    {
        await using Site site = await Site.StartAsync(
            builder => builder.Services.AddMilestoneTracker(),
            options =>
            {
                options.Components["payments"] =
                    new PlanHealthRule { DegradedThreshold = RiskLevel.Low, UnhealthyThreshold = RiskLevel.High };
                options.Components["ideas"] =
                    new PlanHealthRule { DegradedThreshold = RiskLevel.None, UnhealthyThreshold = RiskLevel.None };
            });
        site.Registry.RegisterMilestone("Idea", ["ideas"], MilestoneStatus.Blocked);
        site.Registry.RegisterMilestone("Next", ["payments"]);
        (await site.GetAsync("/health")).Status(Plan).Should().Be("Healthy");

        site.Registry.RegisterMilestone("Certificate", ["office"]);
        site.Registry.DeclareMilestoneDependency("Next", "Certificate");
        Answer waits = await site.GetAsync("/health");
        site.Registry.UpdateMilestoneStatus("Next", MilestoneStatus.OnHold);
        Answer held = await site.GetAsync("/health");
        site.Registry.UpdateMilestoneStatus("Next", MilestoneStatus.Completed);
        site.Registry.UpdateMilestoneStatus("Certificate", MilestoneStatus.Completed);
        site.Registry.RegisterMilestone("Nowhere", [], MilestoneStatus.OnHold);
        Answer nowhere = await site.GetAsync("/health");

        Components(waits).Should().Equal("ideas: Healthy", "office: Healthy", "payments: Degraded");
        Components(held).Should().Equal("ideas: Healthy", "office: Healthy", "payments: Unhealthy");
        nowhere.Status(Plan).Should().Be("Degraded");
        nowhere.Reasons(Plan).Should().Equal("Nowhere: High: OnHold");
    }

    [Fact]
    public async Task Rules_come_from_the_configuration_and_reasons_are_as_many_as_it_says_the_worst_first()
    {
        await using Site site = await Site.StartAsync(builder =>
        {
            builder.Configuration.AddInMemoryCollection(
                [new("MilestoneTracker:Health:UnhealthyThreshold", "High"), new("MilestoneTracker:Health:MaxReasons", "2")]);
            builder.Services.AddMilestoneTracker();
        });
        site.Registry.RegisterMilestone("A", ["x"], MilestoneStatus.OnHold);
        site.Registry.RegisterMilestone("B", ["x"], MilestoneStatus.OnHold);
        site.Registry.RegisterMilestone("C", ["x"], MilestoneStatus.Blocked);

        Answer answer = await site.GetAsync("/health");

        answer.Code.Should().Be(503);
        answer.Reasons(Plan).Should().Equal("C: Critical: Blocked", "A: High: OnHold");
        answer.Data(Plan).GetProperty("high").GetInt32().Should().Be(2);
    }

    private static string[] Components(Answer answer) =>
        [.. answer.Data(Plan)
            .GetProperty("components").EnumerateObject().Select(component => $"{component.Name}: {component.Value.GetString()}")];
}
