using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// What people read about dates says what is so: what is assumed, what cannot be kept, what counts, and what became of a target.
public sealed class DateWordsTests : IDisposable
{
    private const string Now = "2026-03-02T08:00"; // a Monday
    private readonly CliRunner _tool = new();

    public DateWordsTests()
    {
        _tool.Say("init");
        _tool.Say("register", "Build");
        _tool.Say("register", "Release");
        _tool.Say("depend", "Release", "Build");
        _tool.Say("estimate", "Build", "2w");
        _tool.IsTerminal = true;
    }

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void An_estimate_beside_a_duration_says_which_of_both_counts()
    {
        const string Note = "The schedule counts the duration, 2w; only simulations draw from the estimate, 1w/3w/4w.";

        _tool.Say("estimate", "Build", "1w/3w/4w").Should().Contain("estimate: none → 1w/3w/4w").And.Contain(Note);
        _tool.Say("estimate", "Build", "1w/3w/4w").Should().Contain("Nothing changed").And.Contain(Note);
        _tool.Say("schedule", "--now", Now).Should().Contain("2026-03-13", "two weeks count");
        _tool.Say("estimate", "Build", "--clear");
        _tool.Say("estimate", "Build", "1w/3w/4w").Should().NotContain("counts");
        _tool.Say("schedule", "--now", Now).Should().Contain("2026-03-20", "three weeks count");
    }

    [Fact]
    public void A_pin_that_cannot_be_kept_is_told_wherever_its_date_is()
    {
        _tool.Say("set", "Release", "pinned=2026-03-10");

        _tool.Say("schedule", "--now", Now).Should().Contain("2026-03-10").And.Contain("pinned too early: 2026-03-13")
            .And.Contain("1 pinned date cannot be kept.");
        _tool.Say("schedule", "--late", "--now", Now).Should().Contain("too late for the pin of");
        _tool.Say("why", "Release", "--now", Now).Should()
            .Contain("pinned to 2026-03-10, but its work and its dependencies allow 2026-03-13 at the earliest");
        _tool.IsTerminal = false;
        _tool.Say("schedule", "--json", "--now", Now).Should().Contain("\"unpinnedFinish\": \"2026-03-13T17:00\"");
    }

    [Fact]
    public void A_start_that_nobody_reported_is_assumed()
    {
        _tool.Say("status", "Build", "completed");
        _tool.Say("set", "Build", "finished=2026-02-27");

        _tool.Say("schedule", "--now", Now).Should().Contain("2026-02-16 (assumed)");
        _tool.Say("why", "Build", "--now", Now).Should().Contain("2026-02-16 08:00 (assumed) to 2026-02-27 17:00, finished");
        _tool.Say("set", "Build", "started=2026-02-17");
        _tool.Say("schedule", "--now", Now).Should().Contain("2026-02-17").And.NotContain("assumed");
    }

    [Fact]
    public void What_if_says_what_becomes_of_each_target()
    {
        _tool.Say("target", "Release", "2026-03-06");

        _tool.Say("what-if", "set", "Build", "duration=1w", "--now", Now).Should().Contain("no longer late")
            .And.Contain("1 milestone is no longer late.");
        _tool.Say("what-if", "set", "Build", "duration=9d", "--now", Now).Should().Contain("still late by 4d");
        _tool.Say("target", "Release", "2026-03-13");
        _tool.Say("what-if", "set", "Build", "duration=3w", "--now", Now).Should().Contain("becomes late by 1w");
    }

    [Fact]
    public void Findings_of_one_kind_are_together_and_counted()
    {
        foreach (string name in (string[])["Ada", "Bob"]) _tool.Say("register", name);
        _tool.Say("target", "Release", "2026-03-06");

        string answer = _tool.Say("check", "--now", Now);

        answer.Should().Contain("Ada, Bob").And.Contain("4 findings: 1 TargetMissed, 1 NegativeSlack, 2 NoEstimate.");
        _tool.IsTerminal = false;
        _tool.Say("check", "--json", "--now", Now).Should().MatchRegex(
            "\"code\": \"NoEstimate\",\\s+\"level\": \"low\",\\s+\"count\": 2");
    }

    [Fact]
    public void Quality_has_what_has_too_little_time()
    {
        _tool.Say("target", "Release", "2026-03-06");

        _tool.Say("check", "--quality", "--now", Now).Should().MatchRegex("length index below 1 +1 +Release 0.50");
    }

    [Theory]
    [InlineData("not-before=2026-03-16", "not to start before 2026-03-16")]
    [InlineData("finish-not-before=2026-03-16", "not to be finished before 2026-03-16")]
    [InlineData("pinned=2026-03-16", "pinned to 2026-03-16")]
    public void Why_late_names_the_date_that_holds_it_up(string field, string words)
    {
        _tool.Say("target", "Release", "2026-03-06");
        _tool.Say("set", "Release", field);

        _tool.IsTerminal = false; // a terminal breaks the lines of the column
        _tool.Say("schedule", "--now", Now).Should().Contain("after its target, " + words);
        _tool.Say("why", "Release", "--now", Now).Should().Contain(words);
    }
}
