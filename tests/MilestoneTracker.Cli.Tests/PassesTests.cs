using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Ledger;
using MilestoneTracker.TestSupport.Doubles;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// How often a verb that looks at the past reads the log, counted.
public sealed class PassesTests
{
    private static readonly DateTimeOffset Second = CliRunner.Morning.AddHours(2);

    [Fact]
    public void Versions_are_looked_at_in_one_pass_and_in_their_own_order()
    {
        using CountedPlan plan = new();

        plan.AsOf([5, 0, 3, 5], default).Select(snapshot => snapshot.Version).Should().Equal(5, 0, 3, 5);

        (plan.Log.Passes, plan.Log.EventsRead).Should().Be((1, 5));
    }

    [Fact]
    public void Times_are_looked_at_in_two_passes_however_many_there_are()
    {
        using CountedPlan plan = new();

        plan.AsOf([Second, CliRunner.Morning, 4, Second], default).Select(snapshot => snapshot.Version).Should().Equal(3, 1, 4, 3);

        plan.Log.Passes.Should().Be(2);
    }

    // A log with a milestone an hour.
    private sealed class CountedPlan() : PlanLog("plan")
    {
        public CountingLog Log { get; } = new(Hourly());

        public override string Kind => "";

        public override string? Title => null;

        public override IAuditLog Events => Log;

        public override RegistrySnapshot Current => throw new NotSupportedException();

        public override VerificationResult Verify(Checkpoint? checkpoint, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override Checkpoint GetCheckpoint() => throw new NotSupportedException();

        public override void Export(Stream output, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override void Dispose()
        {
        }

        private static InMemoryAuditLog Hourly()
        {
            InMemoryAuditLog log = new();
            Microsoft.Extensions.Time.Testing.FakeTimeProvider clock = new(CliRunner.Morning);
            MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { TimeProvider = clock });
            for (int i = 0; i < 6; i++)
            {
                registry.RegisterMilestone($"m{i}");
                clock.Advance(TimeSpan.FromHours(1));
            }

            return log;
        }
    }
}
