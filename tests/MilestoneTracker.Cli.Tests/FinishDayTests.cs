using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// A finish at midnight is the end of the day before, wherever a person reads it.
public sealed class FinishDayTests : IDisposable
{
    private readonly CliRunner _tool = new();

    public FinishDayTests()
    {
        _tool.Say("init");
        _tool.Say("register", "Design");
    }

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void Why_names_the_day_whose_end_it_is()
    {
        _tool.Say("status", "Design", "completed");
        _tool.Say("set", "Design", "finished=2026-03-07", "duration=1d"); // a Saturday, which has no working time

        _tool.Say("why", "Design").Should().Contain("Design was finished on 2026-03-07 24:00 (UTC).").And.NotContain("2026-03-08");
    }

    [Fact]
    public void A_gate_does_not_start_after_its_finish()
    {
        _tool.IsTerminal = true;
        _tool.Say("set", "Design", "pinned=2026-03-07");

        _tool.Say("schedule").Should().Contain("2026-03-07").And.NotContain("2026-03-08");
    }

    [Fact]
    public void A_finish_that_moves_over_time_off_alone_is_not_as_before()
    {
        _tool.IsTerminal = true;
        _tool.Say("set", "Design", "duration=1ed", "target=2026-03-06");

        string answer = _tool.Say("what-if", "set", "Design", "duration=2ed", "--now", "2026-03-05T17:00");

        answer.Should().Contain("The plan is finished on 2026-03-07, instead of 2026-03-06. 1 milestone becomes late.");
    }
}
