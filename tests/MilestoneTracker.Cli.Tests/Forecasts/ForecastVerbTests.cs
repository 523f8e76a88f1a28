using System.Globalization;
using System.Text.Json;
using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Sqlite;
using Xunit;

namespace MilestoneTracker.Cli.Tests.Forecasts;

// The verbs answer what the library computes, for the plan and the moment that were asked for.
public sealed class ForecastVerbTests
{
    [Fact]
    public void A_simulation_has_the_numbers_of_the_library()
    {
        using CliRunner tool = Estimated();

        using JsonDocument json = JsonDocument.Parse(
            tool.Say(
                "simulate", "--seed", "18446744073709551615", "--iterations", "999", "--toward", "API", "--now", "2026-04-01", "--json"));

        using SqliteAuditLog log = SqliteAuditLog.Open(tool.PathOf("milestones.db"));
        Simulation expected = Simulation.Run(
            Schedule.Compute(RegistrySnapshot.Replay(log.Read()), new DateTime(2026, 4, 1)),
            new SimulationOptions { Seed = ulong.MaxValue, Iterations = 999, Toward = "API" });
        JsonElement root = json.RootElement;
        root.GetProperty("seed").GetUInt64().Should().Be(ulong.MaxValue);
        root.GetProperty("iterations").GetInt32().Should().Be(999);
        root.GetProperty("toward").GetString().Should().Be("API");
        root.GetProperty("curve").EnumerateArray().Select(point => point.GetString()).Should()
            .Equal(Enumerable.Range(1, 100).Select(percent => Minute(expected.FinishAt(percent))));
        root.GetProperty("finish").GetProperty("p80").GetString().Should().Be(Minute(expected.Finish.P80));
        root.GetProperty("milestones").EnumerateArray().Select(milestone => milestone.GetProperty("name").GetString()).Should()
            .BeEquivalentTo(expected.Milestones.Select(milestone => milestone.Name));
        foreach (JsonElement milestone in root.GetProperty("milestones").EnumerateArray())
        {
            SimulatedMilestone one = expected.GetMilestone(milestone.GetProperty("name").GetString()!)!;
            milestone.GetProperty("p50").GetString().Should().Be(Minute(one.Dates.P50));
            milestone.GetProperty("criticality").GetDouble().Should().BeApproximately(one.Criticality, 0.00005);
            milestone.GetProperty("sensitivityIndex").GetDouble().Should().BeApproximately(one.SensitivityIndex, 0.00005);
            milestone.GetProperty("cruciality").GetDouble().Should().BeApproximately(one.Cruciality, 0.00005);
        }

        root.GetProperty("milestones").EnumerateArray().Select(milestone => milestone.GetProperty("sensitivityIndex").GetDouble()).Should()
            .BeInDescendingOrder();
    }

    [Fact]
    public void A_target_that_is_kept_too_seldom_is_told_on_a_terminal_and_as_a_finding()
    {
        using CliRunner tool = Estimated();
        tool.Say("target", "Release", "2026-03-09");
        using JsonDocument json = JsonDocument.Parse(tool.Say("simulate", "--json"));
        json.RootElement.GetProperty("findings")[0].GetProperty("code").GetString().Should().Be("LowProbability");
        json.RootElement.GetProperty("findings")[0].GetProperty("milestone").GetString().Should().Be("Release");

        tool.IsTerminal = true;

        tool.Say("simulate").Should()
            .Contain("1 target is kept by the forecast, but in less than four fifths of the iterations: Release.\n");
    }

    [Fact]
    public void A_baseline_keeps_the_dates_of_then_whatever_is_changed_later()
    {
        using CliRunner tool = Estimated();
        tool.Say("baseline", "kickoff");
        ((FakeTimeProvider)tool.Clock).Advance(TimeSpan.FromDays(14));
        tool.Say("estimate", "API", "4w");

        string[] cells = tool.Say("baseline", "--list").TrimEnd('\n').Split('\t');

        cells[..3].Should().Equal("kickoff", "13", "2026-03-02T09:00:00Z");
        cells[3].Should().Be("2026-03-09T09:00");
        cells[4].Should().Be("2026-04-13T09:00", "two weeks have gone by, and there are four to come");
        cells[5].Should().Be((25 * 8 * 60).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_baseline_within_a_change_is_the_version_before_it()
    {
        using CliRunner tool = Estimated();
        tool.Say("baseline", "middle", "--at", "7"); // the second dependency of the change with events 6 and 7 ends it; 6 is within

        tool.Say("baseline", "inner", "--at", "6");

        tool.Say("baseline", "--list").Split('\n').SkipLast(1).Select(line => line.Split('\t')[1]).Should().Equal("5", "7");
    }

    [Fact]
    public void The_last_report_is_now_and_the_others_lie_before_it_as_far_as_the_log_goes()
    {
        using CliRunner tool = Estimated();
        FakeTimeProvider clock = (FakeTimeProvider)tool.Clock;
        clock.Advance(TimeSpan.FromDays(20));

        Reports(tool, "trend", "Release").Should().Equal("2026-03-08T09:00", "2026-03-15T09:00", "2026-03-22T09:00");
        Reports(tool, "trend", "Release", "--every", "10").Should().Equal("2026-03-02T09:00", "2026-03-12T09:00", "2026-03-22T09:00");
        Reports(tool, "trend", "Release", "--every", "1", "--reports", "2").Should().Equal("2026-03-21T09:00", "2026-03-22T09:00");
        Reports(tool, "trend", "--as-of", "2026-03-10T00:00").Should().Equal("2026-03-03T00:00", "2026-03-10T00:00");
        Reports(tool, "trend", "--as-of", "3").Should().Equal("2026-03-02T09:00");
        Reports(tool, "burnup", "--every", "10").Should()
            .Equal("2026-03-02T09:00:00Z", "2026-03-12T09:00:00Z", "2026-03-22T09:00:00Z");
    }

    [Fact]
    public void A_milestone_that_is_gone_still_has_its_forecasts_of_before()
    {
        using CliRunner tool = Estimated();
        FakeTimeProvider clock = (FakeTimeProvider)tool.Clock;
        clock.Advance(TimeSpan.FromDays(14));
        tool.Say("remove", "Release");

        tool.Say("trend", "Release").Split('\n').SkipLast(1).Select(line => line.Split('\t')[1]).Should()
            .Equal("2026-03-09T09:00", "2026-03-16T09:00", "");
    }

    // The finish of a plan of nothing is now: it would be receding.
    [Fact]
    public void A_plan_of_which_everything_is_cancelled_has_no_forecast_and_is_said_to_have_none()
    {
        using CliRunner tool = new();
        tool.Say("init");
        tool.Say("register", "Fair");
        FakeTimeProvider clock = (FakeTimeProvider)tool.Clock;
        clock.Advance(TimeSpan.FromDays(8));
        tool.Say("status", "Fair", "cancelled");
        clock.Advance(TimeSpan.FromDays(20));

        tool.Say("trend").Split('\n').SkipLast(1).Select(line => line.Split('\t')[1]).Should()
            .Equal("2026-03-02T09:00", "2026-03-09T09:00", "", "", "");
        tool.IsTerminal = true;
        tool.Say("trend").Should().EndWith("The plan has no forecast in the last report: all milestones are cancelled or removed.\n");
        tool.Say("trend", "Fair").Should().EndWith("Fair has no forecast in the last report: it is cancelled or removed.\n");
    }

    [Theory]
    [InlineData("simulate", "--iterations", "1,000,000", "abc", "0", "1000001", "99999999999", "1.5", "")]
    [InlineData("trend", "--every", "3,660", "week", "0", "3661")]
    [InlineData("burnup", "--reports", "1,000", "all", "-1", "1001")]
    public void A_number_out_of_its_range_or_none_at_all_is_refused_with_the_range(
        string verb, string option, string most, params string[] words)
    {
        using CliRunner tool = Estimated();
        foreach (string word in words)
        {
            Answer answer = tool.Run(verb, option, word);
            answer.Exit.Should().Be(2, word);
            answer.Error.Should().Contain($"{option} is '{word}', but must be a whole number from 1 to {most}.");
        }
    }

    [Fact]
    public void From_twelve_milestones_on_a_calibration_says_something()
    {
        using CliRunner tool = new();
        tool.Say("init");
        for (int i = 1; i <= 12; i++)
        {
            if (i == 12) tool.Say("calibrate").Should().Be("11\t\t\n");
            string name = FormattableString.Invariant($"m{i}");
            tool.Say("register", name);
            tool.Say("set", name, "duration=2d", "started=2026-02-02", FormattableString.Invariant($"finished=2026-02-{i + 1:00}"));
            tool.Say("status", name, "completed");
        }

        tool.Say("calibrate").Should().Be("12\t2.5\t4\n"); // 1, 2, 3, 4, 5, 5, 5, 6, 7, 8, 9, 10 days of work
        tool.IsTerminal = true;
        tool.Say("calibrate").Should().Be(
            "Of 12 completed milestones with a duration and a known start, half took at most 2.50 times the duration (P50), and four fifths at "
            + "most 4.00 times (P80).\n\n"
            + "\u001b[2mTIMES THE DURATION\u001b[0m  \u001b[2mMILESTONES\u001b[0m\n"
            + "0.00 to 1.00        ████████████ 2\n"
            + "1.00 to 2.00        ████████████ 2\n"
            + "2.00 to 3.00        ████████████████████████ 4  ← P50\n"
            + "3.00 to 4.00        ████████████ 2              ← P80\n"
            + "4.00 to 5.00        ████████████ 2\n");
    }

    [Fact]
    public void One_milestone_that_took_a_hundred_times_its_duration_leaves_the_other_bars_apart()
    {
        using CliRunner tool = new() { IsTerminal = true };
        tool.Say("init");
        for (int i = 1; i <= 14; i++)
        {
            string name = FormattableString.Invariant($"m{i}");
            tool.Say("register", name);
            // Every one took its day, one of them 101 days of work: from Monday, 2 February 2026 to Monday, 22 June.
            string finished = i == 14 ? "2026-06-22" : i % 2 == 0 ? "2026-02-03" : "2026-02-02";
            tool.Say("set", name, "duration=1d", "started=2026-02-02", "finished=" + finished);
            tool.Say("status", name, "completed");
        }

        tool.Say("calibrate").Split('\n')[3..].Should().Equal(
            "0.50 to 1.00        ████████████████████████ 7  ← P50", "1.00 to 1.50", "1.50 to 2.00        █████████████████████ 6     ← P80",
            "2.00 to 2.50", "2.50 to 3.00", "3.00 to 3.50", "more than 3.50      ████ 1", "");
    }

    private static IEnumerable<string> Reports(CliRunner tool, params string[] words) =>
        tool.Say(words).Split('\n').SkipLast(1).Select(line => line.Split('\t')[0]);

    private static string Minute(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private static CliRunner Estimated()
    {
        CliRunner tool = new CliRunner().WithPlan();
        tool.Say("estimate", "API", "triangular 3d/5d/10d");
        tool.Say("estimate", "Manual", "uniform 1d/2d");
        return tool;
    }
}
