using System.Numerics;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Tests.Counting;

/// <summary>What the contract says of progress as a number.</summary>
public sealed class ExactnessTests
{
    private readonly MilestoneRegistry _registry = new();

    [Fact]
    public void It_is_one_only_where_the_milestone_or_everything_that_counts_is_at_one()
    {
        Chain(1000, MilestoneStatus.Completed, MilestoneStatus.Completed);
        Register("top", MilestoneStatus.Planned, "m999");
        _registry.GetProgress("top").Should().Be(1000.0 / 1001);
        _registry.SetMilestoneField("top", FieldKeys.Progress, "0.999999");
        _registry.GetProgress("top").Should().BeLessThan(1).And.Be(1_000_999_999.0 / 1_001_000_000);
        _registry.GetCompletion("top").Percent.Should().Be(99);
        _registry.SetMilestoneField("top", FieldKeys.Progress, "1");
        _registry.GetProgress("top").Should().Be(1, "everything that counts is at 1");
        _registry.GetCompletion("top").Percent.Should().Be(99, "it is not completed yet");
        _registry.UpdateMilestoneStatus("top", MilestoneStatus.Completed);
        _registry.UpdateMilestoneStatus("m0", MilestoneStatus.Planned);
        _registry.GetCompletion("top").Should().BeEquivalentTo(new { Value = 1.0, Percent = 100, Completed = 1000, Counted = 1001,
            Cancelled = 0 });
        _registry.GetProgress("m998").Should().Be(1, "it is completed");
    }

    [Fact]
    public void It_is_zero_only_where_everything_that_counts_is_at_zero_or_nothing_counts()
    {
        Chain(1000, MilestoneStatus.Planned, MilestoneStatus.Blocked);
        _registry.GetProgress("m999").Should().Be(0);
        _registry.SetMilestoneField("m0", FieldKeys.Progress, "0.000001");
        _registry.GetProgress("m999").Should().BeGreaterThan(0).And.Be(1e-9);
        _registry.GetCompletion("m999").Percent.Should().Be(0);
        _registry.UpdateMilestoneStatus("m999", MilestoneStatus.Cancelled);
        _registry.GetProgress("m999").Should().Be(0);
        _registry.GetCompletion("m999").Should().BeEquivalentTo(new { Value = (double?)null, Percent = (int?)null, Completed = 0,
            Counted = 0, Cancelled = 1 });
    }

    [Fact]
    public void What_is_reported_counts_for_all_but_completed_and_cancelled_ones()
    {
        foreach (MilestoneStatus status in Enum.GetValues<MilestoneStatus>())
        {
            Register(status.ToString(), status);
            double? without = _registry.GetCompletion(status.ToString()).Value;
            _registry.SetMilestoneField(status.ToString(), FieldKeys.Progress, "0.3");
            double? with = _registry.GetCompletion(status.ToString()).Value;

            (without, with).Should().Be(status switch
            {
                MilestoneStatus.Completed => (1, 1),
                MilestoneStatus.Cancelled => (null, null),
                MilestoneStatus.InProgress => (0.5, 0.3),
                _ => (0, 0.3),
            }, status.ToString());
        }
    }

    [Fact]
    public void Each_counts_once_however_many_ways_lead_to_it()
    {
        Register("base", MilestoneStatus.Completed);
        for (int i = 0; i < 30; i++)
        {
            string[] needs = i == 0 ? ["base"] : ["left" + (i - 1), "right" + (i - 1)];
            foreach (string side in new[] { "left", "right" }) Register(side + i, MilestoneStatus.Planned, needs);
        }

        _registry.GetCompletion("left0").ToString().Should().Be("1 of 2, 50 %");

        // 2^29 ways from the last one to the first; 59 milestones below it.
        _registry.GetCompletion("left29").ToString().Should().Be("1 of 60, 1 %");
        _registry.Current.GetCompletions()["left29"].Should().Be(_registry.GetCompletion("left29"));
    }

    [Fact]
    public void The_walk_goes_on_behind_completed_ones_and_not_beyond_cancelled_ones()
    {
        Register("deep", MilestoneStatus.InProgress);
        Register("done", MilestoneStatus.Completed, "deep");
        Register("lost", MilestoneStatus.Planned);
        Register("cancelled", MilestoneStatus.Cancelled, "lost", "deep");
        Register("top", MilestoneStatus.Planned, "done", "cancelled");

        _registry.GetCompletion("top").Should().BeEquivalentTo(new { Completed = 1, Counted = 3, Cancelled = 1, Value = 0.5 });
        _registry.GetCompletion("cancelled").Should().BeEquivalentTo(new { Completed = 0, Counted = 0, Cancelled = 1,
            Value = (double?)null });
        _registry.Current.GetCompletions().Should().OnlyContain(pair => pair.Value == _registry.GetCompletion(pair.Key));
    }

    [Fact]
    public void The_double_is_the_one_nearest_to_the_exact_quotient()
    {
        int seed = Random.Shared.Next();
        Random random = new(seed);
        (BigInteger done, BigInteger weights) = (0, 0);
        for (int i = 0; i < 400; i++)
        {
            (int weight, int millionths) = (random.Next(1, 1001), random.Next(1, 1_000_000));
            Register("m" + i, MilestoneStatus.OnHold, i == 0 ? [] : ["m" + (i - 1)]);
            _registry.SetMilestoneField("m" + i, FieldKeys.Weight, Words(weight));
            _registry.SetMilestoneField("m" + i, FieldKeys.Progress, "0."
                + millionths.ToString("D6", System.Globalization.CultureInfo.InvariantCulture).TrimEnd('0'));
            (done, weights) = (done + (weight * millionths), weights + weight);

            double found = _registry.GetProgress("m" + i);

            // Nearer to done / (weights · 10⁶) than either neighbour: compared as whole numbers, scaled by 2¹⁰⁰.
            BigInteger Distance(double value) => BigInteger.Abs((new BigInteger(Math.ScaleB(value,
                100)) * weights * 1_000_000) - (done << 100));
            Distance(found).Should().BeLessThanOrEqualTo(Distance(double.BitIncrement(found)), "seed {0}", seed)
                .And.BeLessThanOrEqualTo(Distance(double.BitDecrement(found)), "seed {0}", seed);
        }
    }

    [Fact]
    public void Completing_an_open_milestone_never_lowers_any_progress()
    {
        int seed = Random.Shared.Next();
        Random random = new(seed);
        for (int i = 0; i < 80; i++)
        {
            Register("m" + i, (MilestoneStatus)random.Next(5),
                [.. Enumerable.Range(0, i).Where(_ => random.Next(8) == 0).Select(j => "m" + j)]);
            if (random.Next(3) == 0) _registry.SetMilestoneField("m" + i, FieldKeys.Weight, Words(random.Next(1, 1001)));
            if (random.Next(3) == 0) _registry.SetMilestoneField("m" + i, FieldKeys.Progress, "0." + Words(random.Next(1, 10)));
        }

        foreach (int i in Enumerable.Range(0, 80).OrderBy(_ => random.Next()))
        {
            Dictionary<string, double> before = _registry.Current.Milestones
                .ToDictionary(milestone => milestone.Name, milestone => milestone.Progress);
            _registry.UpdateMilestoneStatus("m" + i, MilestoneStatus.Completed);
            _registry.Current.Milestones.Should().OnlyContain(milestone => milestone.Progress >= before[milestone.Name], "seed {0}", seed);
        }

        _registry.Current.Milestones.Should().OnlyContain(milestone => milestone.Progress == 1);
    }

    private static string Words(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void Chain(int length, MilestoneStatus first, MilestoneStatus others) => _registry.Batch(change =>
    {
        for (int i = 0; i < length; i++) change.RegisterMilestone("m" + i, status: i == 0 ? first : others);
        for (int i = 1; i < length; i++) change.DeclareMilestoneDependency("m" + i, "m" + (i - 1));
    });

    private void Register(string name, MilestoneStatus status, params string[] needs)
    {
        _registry.RegisterMilestone(name, status: status);
        foreach (string need in needs) _registry.DeclareMilestoneDependency(name, need);
    }
}
