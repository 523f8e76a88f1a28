using FluentAssertions;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Values;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Values;

// Values print as they parse, and nothing else parses.
public sealed class ValueTests
{
    [Theory]
    [InlineData("0m", 0)]
    [InlineData("0ed", 0)]
    [InlineData("45m", 45)]
    [InlineData("1.5h", 90)]
    [InlineData("1d", 480)]
    [InlineData("0.5d", 240)]
    [InlineData("1w 2d", 3360)]
    [InlineData("1w 2.5d 3h 7m", 3787)]
    [InlineData("1ew 2eh", 10_200)]
    [InlineData("9999999m", 9_999_999)]
    public void A_duration_prints_as_it_parses(string text, int minutes)
    {
        PlanDuration duration = PlanDuration.Parse(text);

        duration.ToString().Should().Be(text);
        duration.GetMinutes().Should().Be(minutes);
        duration.Should().Be(PlanDuration.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("1")]
    [InlineData("d")]
    [InlineData("01d")]
    [InlineData("1.0d")]
    [InlineData("1.25d")]
    [InlineData(".5d")]
    [InlineData("1.d")]
    [InlineData("1.5m")]
    [InlineData("1d ")]
    [InlineData(" 1d")]
    [InlineData("1d  2h")]
    [InlineData("2h 1d")]
    [InlineData("1d 1d")]
    [InlineData("1d 0h")]
    [InlineData("1ed 2h")]
    [InlineData("-1d")]
    [InlineData("1D")]
    [InlineData("12345678m")]
    [InlineData("9999w")]
    [InlineData("١d")]
    public void Nothing_else_is_a_duration(string text)
    {
        PlanDuration.TryParse(text, default, out PlanDuration duration).Should().BeFalse();
        duration.Should().Be(default(PlanDuration));
        FluentActions.Invoking(() => PlanDuration.Parse(text)).Should().Throw<FormatException>().WithMessage("*w, d, h, m*");
    }

    [Fact]
    public void Durations_are_made_in_each_unit_and_both_kinds()
    {
        PlanDuration.FromWeeks(1.5m).ToString().Should().Be("1.5w");
        PlanDuration.FromDays(3).ToString().Should().Be("3d");
        PlanDuration.FromHours(0).ToString().Should().Be("0h");
        PlanDuration.FromMinutes(30).AsElapsed().Should().Be(PlanDuration.Parse("30em"));
        default(PlanDuration).ToString().Should().Be("0m");
        PlanDuration.Parse("1w").GetMinutes(new WorkUnits(10, 4)).Should().Be(2400);
        FluentActions.Invoking(() => PlanDuration.FromDays(1.25m)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => PlanDuration.FromWeeks(4000).AsElapsed()).Should().Throw<OverflowException>();
        FluentActions.Invoking(() => PlanDuration.FromWeeks(4000).GetMinutes(new WorkUnits(24, 7))).Should().Throw<OverflowException>();
        FluentActions.Invoking(() => new WorkUnits(0, 5)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new WorkUnits(8, 8)).Should().Throw<ArgumentOutOfRangeException>();
        default(WorkUnits).Should().Be(new WorkUnits(8, 5));
    }

    [Theory]
    [InlineData("2d", 960)]
    [InlineData("-1d", -480)]
    [InlineData("-3eh", -180)]
    [InlineData("0d", 0)]
    public void A_lag_prints_as_it_parses(string text, int minutes)
    {
        PlanLag.Parse(text).ToString().Should().Be(text);
        PlanLag.Parse(text).GetMinutes().Should().Be(minutes);
    }

    [Theory]
    [InlineData("-0d")]
    [InlineData("--1d")]
    [InlineData("+1d")]
    [InlineData("- 1d")]
    public void Nothing_else_is_a_lag(string text) => FluentActions.Invoking(() => PlanLag.Parse(text)).Should().Throw<FormatException>();

    [Theory]
    [InlineData("2026-03-02")]
    [InlineData("2026-03-02T17:00")]
    [InlineData("0001-01-01")]
    [InlineData("9998-12-31T23:59")]
    [InlineData("2028-02-29T00:00")]
    public void A_moment_prints_as_it_parses(string text) => PlanMoment.Parse(text).ToString().Should().Be(text);

    [Theory]
    [InlineData("2026-3-2")]
    [InlineData("2026-02-29")]
    [InlineData("9999-01-01")]
    [InlineData("0000-01-01")]
    [InlineData("2026-03-02T24:00")]
    [InlineData("2026-03-02T17:60")]
    [InlineData("2026-03-02 17:00")]
    [InlineData("2026-03-02T17:00Z")]
    [InlineData("２０２６-03-02")]
    public void Nothing_else_is_a_moment(string text) =>
        FluentActions.Invoking(() => PlanMoment.Parse(text)).Should().Throw<FormatException>();

    [Fact]
    public void A_day_is_not_its_midnight()
    {
        PlanMoment day = PlanMoment.OnDay(new DateOnly(2026, 3, 2));
        PlanMoment midnight = PlanMoment.At(new DateTime(2026, 3, 2));

        day.Should().NotBe(midnight);
        day.Time.Should().Be(midnight.Time);
        (day.IsDay, midnight.IsDay).Should().Be((true, false));
        FluentActions.Invoking(() => PlanMoment.At(DateTime.UnixEpoch)).Should().Throw<ArgumentException>("it says UTC");
        FluentActions.Invoking(() => PlanMoment.OnDay(DateOnly.MaxValue)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData("3d/5d/10d", 2400)]
    [InlineData("triangular 3d/5d/10d", 2400)]
    [InlineData("uniform 3d/10d", 3120)]
    [InlineData("uniform 1m/2m", 1)]
    [InlineData("1ed/2ed/2ed", 2880)]
    public void An_estimate_prints_as_it_parses(string text, int likely)
    {
        ThreePoint.Parse(text).ToString().Should().Be(text);
        ThreePoint.Parse(text).GetLikelyMinutes().Should().Be(likely);
    }

    [Theory]
    [InlineData("3d/5d")]
    [InlineData("uniform 3d/5d/6d")]
    [InlineData("5d/3d/10d")]
    [InlineData("1d/2ed/3d")]
    [InlineData("1d/2d/3d/4d")]
    [InlineData("pert 1d/2d/3d")]
    [InlineData("uniform  1d/2d")]
    public void Nothing_else_is_an_estimate(string text) =>
        FluentActions.Invoking(() => ThreePoint.Parse(text)).Should().Throw<FormatException>();

    [Fact]
    public void Whether_an_estimate_descends_depends_on_the_length_of_a_week()
    {
        ThreePoint.TryParse("6d/1w/2w", default, out _).Should().BeFalse();
        ThreePoint.TryParse("6d/1w/2w", new WorkUnits(8, 7), out _).Should().BeTrue();
    }

    [Theory]
    [InlineData("80%/100%/150%")]
    [InlineData("triangular 0%/100%/1000%")]
    [InlineData("uniform 50%/60%")]
    public void Percentages_print_as_they_parse(string text) => PercentRange.Parse(text).ToString().Should().Be(text);

    [Theory]
    [InlineData("80/100/150")]
    [InlineData("100%/80%/150%")]
    [InlineData("080%/100%/150%")]
    [InlineData("1%/2%/1001%")]
    public void Nothing_else_is_a_range_of_percentages(string text) =>
        FluentActions.Invoking(() => PercentRange.Parse(text)).Should().Throw<FormatException>();

    [Theory]
    [InlineData("30% 5d")]
    [InlineData("1% 2d/5d/10d")]
    [InlineData("99% uniform 2ed/5ed")]
    public void A_risk_prints_as_it_parses(string text) => PlanRisk.Parse(text).ToString().Should().Be(text);

    [Theory]
    [InlineData("0% 5d")]
    [InlineData("100% 5d")]
    [InlineData("05% 5d")]
    [InlineData("30%")]
    [InlineData("30% ")]
    [InlineData("30%  5d")]
    public void Nothing_else_is_a_risk(string text) => FluentActions.Invoking(() => PlanRisk.Parse(text)).Should().Throw<FormatException>();

    [Fact]
    public void A_duration_that_is_too_long_is_refused_by_the_name_of_what_was_given()
    {
        FluentActions.Invoking(() => PlanDuration.FromDays(decimal.MaxValue))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName("days");
        FluentActions.Invoking(() => PlanDuration.FromWeeks(9_999_999))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName("weeks");
        FluentActions.Invoking(() => PlanDuration.FromHours(-0.1m))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName("hours");
        FluentActions.Invoking(() => PlanDuration.FromMinutes(-1))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName("minutes");
    }

    [Theory]
    [InlineData("10000000m")]
    [InlineData("10000000em")]
    [InlineData("12345678h")]
    public void A_number_of_eight_digits_is_refused_by_the_rule_of_digits_and_its_finding_says_the_same(string text)
    {
        FluentActions.Invoking(() => PlanDuration.Parse(text)).Should().Throw<FormatException>().WithMessage("*at most seven digits*");
        FluentActions.Invoking(() => PlanLag.Parse("-" + text)).Should().Throw<FormatException>().WithMessage("*at most seven digits*");
        FluentActions.Invoking(() => ThreePoint.Parse($"1d/{text}/{text}")).Should().Throw<FormatException>()
            .WithMessage("*at most seven digits*");
        FluentActions.Invoking(() => PlanRisk.Parse("30% " + text)).Should().Throw<FormatException>().WithMessage("*at most seven digits*");
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a");
        registry.SetMilestoneField("a", "duration", text);

        PlanningFields.Validate(registry.Current).Should().ContainSingle()
            .Which.Evidence[2].Should().Contain("at most seven digits").And.Contain("at most 10,000,000 minutes");
    }

    [Fact]
    public void The_greatest_duration_prints_as_it_parses_and_minutes_that_would_not_parse_are_not_made()
    {
        PlanDuration greatest = PlanDuration.Parse("166666h 40m");

        greatest.GetMinutes().Should().Be(PlanDuration.MaxMinutes);
        greatest.ToString().Should().Be("166666h 40m");
        FluentActions.Invoking(() => PlanDuration.Parse("166666h 41m")).Should().Throw<FormatException>();
        PlanDuration.Parse(PlanDuration.FromMinutes(9_999_999).ToString()).Should().Be(PlanDuration.FromMinutes(9_999_999));
        FluentActions.Invoking(() => PlanDuration.FromMinutes(PlanDuration.MaxMinutes)).Should().Throw<ArgumentOutOfRangeException>()
            .WithParameterName("minutes").WithMessage("*seven digits*166666h 40m*");
    }

    [Fact]
    public void Estimates_and_percentages_are_made_as_they_parse()
    {
        PlanDuration three = PlanDuration.FromDays(3);
        PlanDuration five = PlanDuration.FromDays(5);
        PlanDuration ten = PlanDuration.FromDays(10);

        ThreePoint.Pert(three, five, ten).Should().Be(ThreePoint.Parse("3d/5d/10d"));
        ThreePoint.Triangular(three, five, ten).Should().Be(ThreePoint.Parse("triangular 3d/5d/10d"));
        ThreePoint.Uniform(three, ten).Should().Be(ThreePoint.Parse("uniform 3d/10d"));
        PercentRange.Pert(80, 100, 150).Should().Be(PercentRange.Parse("80%/100%/150%"));
        PercentRange.Triangular(80, 100, 150).Should().Be(PercentRange.Parse("triangular 80%/100%/150%"));
        PercentRange.Uniform(80, 151).Should().Be(PercentRange.Parse("uniform 80%/151%"));
    }

    [Fact]
    public void Estimates_and_percentages_that_would_not_parse_are_refused_with_the_rule()
    {
        (PlanDuration three, PlanDuration five) = (PlanDuration.FromDays(3), PlanDuration.FromDays(5));

        foreach (Action make in (Action[])[
            () => ThreePoint.Pert(five, three, five), () => ThreePoint.Triangular(three, five, three),
            () => ThreePoint.Uniform(five, three), () => ThreePoint.Pert(three, five.AsElapsed(), five),
            () => ThreePoint.Uniform(PlanDuration.FromDays(1), PlanDuration.FromHours(7))])
            make.Should().Throw<ArgumentException>().WithMessage("*is not an estimate*do not descend*");
        ThreePoint.Uniform(PlanDuration.FromDays(1), PlanDuration.FromHours(7), new WorkUnits(6, 5)).ToString().Should()
            .Be("uniform 1d/7h", "a day may have six hours");
        foreach (Action make in (Action[])[
            () => PercentRange.Pert(-1, 100, 150), () => PercentRange.Triangular(80, 70, 150), () => PercentRange.Uniform(80, 1001),
            () => PercentRange.Uniform(int.MaxValue, int.MaxValue)])
            make.Should().Throw<ArgumentException>().WithMessage("*is not a range of percentages*0 to 1000*");
    }

    [Fact]
    public void Values_are_read_as_the_framework_reads_values()
    {
        Read("1w 2d", PlanDuration.Parse("1w 2d"));
        Read("-1d", PlanLag.Parse("-1d"));
        Read("2026-03-02T17:00", PlanMoment.Parse("2026-03-02T17:00"));
        Read("3d/5d/10d", ThreePoint.Parse("3d/5d/10d"));
        Read("30% 5d", PlanRisk.Parse("30% 5d"));
        Read("80%/100%/150%", PercentRange.Parse("80%/100%/150%"));

        static void Read<T>(string text, T value)
            where T : struct, ISpanParsable<T>
        {
            T.Parse(text.AsSpan(), null).Should().Be(value);
            (T.TryParse(text.AsSpan(), null, out T read), read).Should().Be((true, value));
            ReadText(text, value);
        }

        static void ReadText<T>(string text, T value)
            where T : struct, IParsable<T>
        {
            T.Parse(text, null).Should().Be(value);
            (T.TryParse(text, null, out T read), read).Should().Be((true, value));
            (T.TryParse("?", null, out read), read).Should().Be((false, default(T)));
            (T.TryParse(null, null, out read), read).Should().Be((false, default(T)));
            FluentActions.Invoking(() => T.Parse(null!, null)).Should().Throw<ArgumentNullException>();
            FluentActions.Invoking(() => T.Parse("?", null)).Should().Throw<FormatException>();
        }
    }

    [Fact]
    public void Moments_are_in_the_order_of_time_and_a_day_comes_before_its_minutes()
    {
        PlanMoment[] ordered = [.. new[] { "0001-01-01", "2026-03-02", "2026-03-02T00:00", "2026-03-02T17:00", "2026-03-03" }
            .Select(text => PlanMoment.Parse(text))];

        ordered.Reverse().Order().Should().Equal(ordered);
        for (int i = 0; i < ordered.Length; i++)
        {
            for (int j = 0; j < ordered.Length; j++)
            {
                (ordered[i] < ordered[j], ordered[i] <= ordered[j], ordered[i] > ordered[j], ordered[i] >= ordered[j])
                    .Should().Be((i < j, i <= j, i > j, i >= j));
                (ordered[i].CompareTo(ordered[j]) == 0).Should().Be(ordered[i] == ordered[j]);
            }
        }
    }
}
