using System.Numerics;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Tests.Propagation;

/// <summary>What the contract says of progress as a number, shown on ladders: each rung is the mean of the one below it and of something else.</summary>
public sealed class ExactnessTests
{
    private readonly MilestoneRegistry _registry = new();

    [Fact]
    public void A_ladder_of_completed_ones_above_an_open_one_never_says_all_is_done()
    {
        Register("done", MilestoneStatus.Completed);
        Register("r0", MilestoneStatus.Planned);
        for (int rung = 1; rung <= 200; rung++) Rung(rung, "done");

        _registry.GetProgress("r53").Should().Be(1 - Math.Pow(2, -53), "up to here every mean is exact");
        _registry.GetProgress("r200").Should().Be(1 - Math.Pow(2, -53));
        _registry.UpdateMilestoneStatus("r0", MilestoneStatus.Completed);
        _registry.GetProgress("r200").Should().Be(1.0);
    }

    [Fact]
    public void A_ladder_of_open_ones_above_a_started_one_never_says_nothing_is_begun()
    {
        Register("open", MilestoneStatus.Planned);
        Register("r0", MilestoneStatus.InProgress);
        for (int rung = 1; rung <= 200; rung++) Rung(rung, "open");

        _registry.GetProgress("r52").Should().Be(Math.Pow(2, -53));
        _registry.GetProgress("r200").Should().Be(Math.Pow(2, -53));
        _registry.UpdateMilestoneStatus("r0", MilestoneStatus.Planned);
        _registry.GetProgress("r200").Should().Be(0.0);
    }

    [Fact]
    public void Many_levels_that_all_round_stay_within_a_billionth_of_the_exact_rational()
    {
        Register("done", MilestoneStatus.Completed);
        Register("open", MilestoneStatus.Planned);
        Register("r0", MilestoneStatus.InProgress);
        (BigInteger up, BigInteger down) = (1, 2);
        for (int rung = 1; rung <= 300; rung++)
        {
            Rung(rung, "done", "open");
            (up, down) = (up + down, down * 3);
            BigInteger exact = (up << 80) / down;
            BigInteger kept = new BigInteger(_registry.GetProgress("r" + rung) * Math.Pow(2, 53)) << 27;
            BigInteger.Abs(exact - kept).Should().BeLessThan((BigInteger.One << 80) / 1_000_000_000);
            kept.Should().BeLessThanOrEqualTo(exact, "a mean is rounded down");
        }
    }

    [Fact]
    public void Thirds_add_up_to_one_only_where_all_three_are_done()
    {
        foreach (string name in new[] { "a", "b", "c" }) Register(name, MilestoneStatus.Completed);
        Register("r1", MilestoneStatus.Planned);
        foreach (string name in new[] { "a", "b", "c" }) _registry.DeclareMilestoneDependency("r1", name);
        _registry.GetProgress("r1").Should().Be(1.0);
        _registry.UpdateMilestoneStatus("c", MilestoneStatus.Planned);
        _registry.GetProgress("r1").Should().Be((double)((1L << 54) / 3) / (1L << 53));
    }

    private void Register(string name, MilestoneStatus status) => _registry.RegisterMilestone(name, status: status);

    private void Rung(int rung, params string[] others)
    {
        Register("r" + rung, MilestoneStatus.Planned);
        foreach (string dependency in others.Append("r" + (rung - 1))) _registry.DeclareMilestoneDependency("r" + rung, dependency);
    }
}
