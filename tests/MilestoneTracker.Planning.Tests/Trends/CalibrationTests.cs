using FluentAssertions;
using MilestoneTracker.Planning.Tests.Schedules;
using MilestoneTracker.Planning.Trends;
using MilestoneTracker.TestSupport.Doubles;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Trends;

public sealed class CalibrationTests
{
    [Fact]
    public void It_looks_at_what_is_completed_with_a_duration_and_a_known_start()
    {
        string[] lines =
        [
            .. Enumerable.Range(1, 12).Reverse().Select(i => $"m{i:00} 1d started=2026-02-02 finished=2026-02-{1 + i:00} COMPLETED"),
            "open 1d started=2026-02-02 IN_PROGRESS", "none 0d started=2026-02-02 finished=2026-02-03 COMPLETED",
            "unknown 1d finished=2026-02-03 COMPLETED", "off 1d started=2026-02-02 CANCELLED",
        ];

        Calibration calibration = Calibration.Of(Plans.Schedule(lines));

        calibration.Ratios.Should().Equal(1, 2, 3, 4, 5, 5, 5, 6, 7, 8, 9, 10);
        (calibration.P50, calibration.P80).Should().Be((5, 8));
        Calibration few = Calibration.Of(Plans.Schedule(lines[1..]));
        (few.Ratios.Count, few.P50, few.P80).Should().Be((11, null, null));
        FluentActions.Invoking(() => Calibration.Of(null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void From_a_log_it_is_that_of_its_last_version_in_one_pass()
    {
        Log log = new(3, 300);
        CountingLog counted = new(log.Events);
        DateTimeOffset now = Log.Start.AddYears(1);

        Calibration calibration = Calibration.Read(counted, now);

        counted.Passes.Should().Be(1);
        calibration.Ratios.Should().Equal(Calibration.Of(Schedule.Compute(log.Registry.Current, now)).Ratios);
        using CancellationTokenSource source = new();
        source.Cancel();
        FluentActions.Invoking(() => Calibration.Read(log.Events, now, source.Token)).Should().Throw<OperationCanceledException>();
        FluentActions.Invoking(() => Calibration.Read(null!, now)).Should().Throw<ArgumentNullException>();
    }
}
