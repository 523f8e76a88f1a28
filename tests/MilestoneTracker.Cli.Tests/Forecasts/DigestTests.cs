using System.Text.Json;
using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.TestSupport.Texts;
using Xunit;

namespace MilestoneTracker.Cli.Tests.Forecasts;

// A digest says what happened and who decided it, and nothing that did not happen.
public sealed class DigestTests
{
    [Fact]
    public void The_message_has_the_worst_first_and_lists_alone()
    {
        using CliRunner tool = WithDates(out FakeTimeProvider clock);
        string version = Version(tool);
        clock.Advance(TimeSpan.FromDays(1));
        tool.Say("set", "API", "duration=10d", "--as", "grace", "--reason", "a part was forgotten");
        tool.Say("status", "Manual", "completed");
        tool.Say("set", "--plan", "title=Spring", "zone=Europe/Berlin");

        string digest = tool.Say("digest", "--since", version);

        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "digest.md")).Should().Contain("```text\n" + digest + "```\n");
        digest.Should().Be(
            """
            # Spring: since 2026-03-02 10:00

            As of 2026-03-03 10:00 (Europe/Berlin), version 14 to 18.

            **The plan is finished on 2026-03-17, 8 days later than was forecast then.**

            ## Became late

            - **Release** is 7 days late: forecast 2026-03-17, promised 2026-03-10; it waits for API
              - ada: the plan set zone Europe/Berlin
              - grace: API changed duration from 5d to 10d (a part was forgotten)

            ## Moved

            - **API**: 2026-03-09 → 2026-03-17, 8 days later
            - **Login**: 2026-03-02 → 2026-03-03, 1 day later

            ## Finished

            - Manual

            ## Decided

            - **ada**, 2 changes
              - 2026-03-03 10:00: the plan set zone Europe/Berlin
              - 2026-03-03 10:00: Manual status changed from planned to completed
            - **grace**, 1 change
              - 2026-03-03 10:00: API changed duration from 5d to 10d (a part was forgotten)

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void What_only_waited_became_late_by_the_time_that_went_by()
    {
        using CliRunner tool = WithDates(out FakeTimeProvider clock);
        clock.Advance(TimeSpan.FromDays(7));

        string digest = tool.Say("digest", "--since", "2026-03-02T09:00");

        digest.Should().Contain("**The plan is finished on 2026-03-16, 7 days later than was forecast then.**").And.Contain(
            "## Became late\n\n- **Release** is 6 days late: forecast 2026-03-16, promised 2026-03-10; it waits for API\n"
            + "  - nothing of what holds it up was changed: time went by\n").And.NotContain("## Decided");
    }

    [Fact]
    public void A_delay_is_told_with_who_decided_it_and_a_change_that_moves_no_date_is_not()
    {
        using CliRunner tool = WithDates(out _);
        string version = Version(tool);
        tool.Say("set", "API", "duration=10d", "--as", "grace", "--reason", "a part was forgotten");
        tool.Say("note", "API", "asked the vendor", "--as", "bob");
        tool.Say("set", "API", "acme.cost=5", "--as", "bob");
        tool.Say("components", "API", "--add", "cloud", "--as", "bob");
        tool.Say("set", "--record", "people/bob", "title=Bob", "--as", "bob");
        tool.Say("baseline", "now", "--as", "bob");
        tool.Say("set", "Manual", "duration=2d", "--as", "carol"); // does not hold up the release

        string digest = tool.Say("digest", "--since", version);

        digest.Should().NotContain("bob").And.Contain(
            "  - grace: API changed duration from 5d to 10d (a part was forgotten)\n\n")
            .And.Contain("- **carol**, 1 change\n").And.Contain("- **grace**, 1 change\n");
        using JsonDocument json = JsonDocument.Parse(tool.Say("digest", "--since", version, "--json"));
        JsonElement late = json.RootElement.GetProperty("becameLate")[0];
        late.GetProperty("chain").EnumerateArray().Select(name => name.GetString()).Should().Equal("Login", "API", "Release");
        late.GetProperty("decidedBy").EnumerateArray().Select(one => one.GetInt64()).Should().Equal(long.Parse(version, null) + 1);
    }

    [Fact]
    public void A_cause_is_worse_where_it_is_new_or_reaches_further_and_gone_where_it_is_no_more()
    {
        using CliRunner tool = WithDates(out _);
        string version = Version(tool);
        tool.Say("register", "Training");
        tool.Say("depend", "Training", "Login");
        tool.Say("status", "Manual", "on-hold", "--as", "grace", "--reason", "no writer");

        string worse = tool.Say("digest", "--since", version);
        worse.Should().Contain("- **Login** is blocked, since 2026-03-02 09:00 by grace, because: waits for a certificate\n"
            + "  - 4 milestones at risk from it (3 before): API, Login, Release, Training\n");
        worse.Should().Contain("- **Manual** is on hold, since 2026-03-02 09:00 by grace, because: no writer\n"
            + "  - 2 milestones at risk from it: Manual, Release\n");
        version = Version(tool);
        tool.Say("status", "Login", "completed");

        tool.Say("digest", "--since", version).Should()
            .Contain("## No longer wrong\n\n- **Login** was blocked\n").And.NotContain("## Worse")
            .And.Contain("## Finished\n\n- Login\n");
    }

    [Fact]
    public void Where_nothing_happened_it_says_so()
    {
        using CliRunner tool = WithDates(out _);

        tool.Say("digest", "--since", Version(tool)).Should().EndWith("\nNothing has moved, and nothing was decided.\n");
    }

    [Fact]
    public void What_is_on_time_again_is_told()
    {
        using CliRunner tool = WithDates(out _);
        tool.Say("target", "Release", "2026-03-03");
        string version = Version(tool);
        tool.Say("target", "Release", "2026-04-01");

        string digest = tool.Say("digest", "--since", version);

        digest.Should()
            .Contain("## On time again\n\n- **Release**: forecast 2026-03-09, promised 2026-04-01\n").And.NotContain("## Became late");
    }

    [Fact]
    public void No_name_and_no_reason_is_taken_for_markup()
    {
        using CliRunner tool = WithDates(out _);
        string version = Version(tool);
        int count = 0;
        foreach (string name in HostileNames.All)
        {
            if (tool.Run("register", "--reason", name, "--as", "ada", "--", name).Exit == 0) count++;
        }

        string digest = tool.Say("digest", "--since", version);

        count.Should().BeGreaterThan(20);
        foreach (string line in digest.Split('\n')) line.Should().MatchRegex("^(# |## |- |  - |As of |\\*\\*The plan |$)");
        digest.Should().NotContain("<").And.NotContain("](").And.NotContain("`");
    }

    private static string Version(CliRunner tool)
    {
        using JsonDocument list = JsonDocument.Parse(tool.Say("list", "--json"));
        return list.RootElement.GetProperty("version").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    // Release needs API (five days) and Manual, and is promised for 10 March; now is 2 March.
    private static CliRunner WithDates(out FakeTimeProvider clock)
    {
        CliRunner tool = new CliRunner().WithPlan();
        clock = (FakeTimeProvider)tool.Clock;
        tool.Say("set", "API", "duration=5d");
        tool.Say("set", "Login", "duration=0d");
        tool.Say("target", "Release", "2026-03-10");
        return tool;
    }
}
