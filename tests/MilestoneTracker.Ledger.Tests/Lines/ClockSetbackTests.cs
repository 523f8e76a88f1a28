using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Auditing;
using Xunit;

namespace MilestoneTracker.Ledger.Tests;

// Verifying counts and names the changes at which the recorded time goes back; that is no fault of the log.
public sealed class ClockSetbackTests
{
    private readonly FakeTimeProvider _clock = new(Example.Noon);
    private readonly InMemoryAuditLog _log = new();

    [Fact]
    public void A_log_whose_clock_never_goes_back_names_none()
    {
        Changes(0, 0, 1);

        VerificationResult report = Verify();

        report.ClockSetbacks.Should().BeEmpty();
        report.ToString().Should().NotContain("clock");
    }

    [Fact]
    public void Once_is_named_at_the_first_event_of_the_change_and_equal_times_after_it_are_none()
    {
        Changes(0, -1, -1, 5);

        VerificationResult report = Verify();

        report.IsValid.Should().BeTrue();
        report.ClockSetbacks.Should().Equal(3);
        report.ToString().Should().Contain(". The clock went back once, at event 3. There was no checkpoint");
    }

    [Fact]
    public void Each_counts_against_the_change_before_it_and_only_the_first_five_are_said()
    {
        Changes(0, 9, 8, 7, 8, 6, 5, 4);

        VerificationResult report = Verify();

        report.ClockSetbacks.Should().Equal(5, 7, 11, 13, 15);
        report.ToString().Should().Contain("The clock went back 5 times, at events 5, 7, 11, 13, 15. ");

        Changes(3);
        Verify().ToString().Should().Contain("The clock went back 6 times, at events 5, 7, 11, 13, 15, …. ");
    }

    [Fact]
    public void Those_before_a_fault_are_still_named()
    {
        Changes(0, -1, -2);
        byte[][] written = Example.Written(_log.Read());
        written[^1] = [.. written[^1], (byte)'x'];

        VerificationResult report = LedgerLines.Verify(new MemoryStream(Example.Lines(written)));

        (report.IsValid, report.FailedAt).Should().Be((false, 6));
        report.ClockSetbacks.Should().Equal(3, 5);
    }

    private VerificationResult Verify() => LedgerLines.Verify(new MemoryStream(Example.Lines(_log.Read())));

    // Each is one change of two events, so many seconds after noon.
    private void Changes(params int[] seconds)
    {
        MilestoneRegistry registry = MilestoneRegistry.Open(_log, new MilestoneRegistryOptions { TimeProvider = _clock });
        foreach (int second in seconds)
        {
            _clock.AdjustTime(Example.Noon.AddSeconds(second));
            string name = $"M{_log.LastSequence}";
            registry.Batch(plan =>
            {
                plan.RegisterMilestone(name);
                plan.UpdateMilestoneStatus(name, MilestoneStatus.InProgress);
            });
        }
    }
}
