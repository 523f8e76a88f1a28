using FluentAssertions;
using MilestoneTracker.Reporting.Pictures;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Pictures;

public sealed class TimelineScaleTests
{
    [Theory]
    [InlineData(3, "days")]
    [InlineData(30, "weeks")]
    [InlineData(200, "months")]
    [InlineData(500, "quarters")]
    [InlineData(3000, "years")]
    [InlineData(40000, "10 years")]
    [InlineData(3_000_000, "1000 years")]
    public void Ticks_are_the_finest_whose_labels_have_room(int days, string unit)
    {
        DateTime from = new(2026, 3, 2, 8, 0, 0);
        if (days > 2_000_000) from = new DateTime(1, 1, 1);

        new TimelineScale(from, from.AddDays(days), 634).Unit.Should().Be(unit);
    }

    [Fact]
    public void No_label_reaches_the_next_one_or_the_end_whatever_the_range()
    {
        Random random = new(1);
        for (int i = 0; i < 500; i++)
        {
            DateTime from = new DateTime(1, 1, 1).AddMinutes(random.NextInt64(5_200_000_000));
            DateTime to = new DateTime(Math.Min(DateTime.MaxValue.Ticks, from.Ticks + (long)Math.Pow(10, 8 + random.NextDouble() * 10)));
            TimelineScale scale = new(from, to, 634);
            (double X, string Label)[] ticks = [.. scale.Ticks()];

            ticks.Length.Should().BeLessThan(60);
            for (int tick = 0; tick < ticks.Length; tick++)
            {
                if (ticks[tick].Label.Length == 0) continue;
                double end = ticks[tick].X + 4 + TextWidth.Measure(ticks[tick].Label, TimelineScale.LabelSize);
                end.Should().BeLessThanOrEqualTo(tick + 1 < ticks.Length ? ticks[tick + 1].X : 634, "from {0} to {1}", from, to);
            }

            (scale.X(from), scale.X(to)).Should().Match<(double From, double To)>(x => x.From >= 0 && x.From <= x.To && x.To <= 634);
        }
    }

    [Fact]
    public void What_is_outside_the_range_stays_at_its_end()
    {
        TimelineScale scale = new(new DateTime(2026, 3, 2), new DateTime(2026, 3, 9), 100);

        (scale.X(new DateTime(1, 1, 1)), scale.X(new DateTime(9999, 12, 31))).Should().Be((0, 100));
    }
}
