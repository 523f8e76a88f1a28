using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Auditing;
using MilestoneTracker.Risk;
using MilestoneTracker.TestSupport.Logs;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Sqlite.Tests.Reading;

// The plan as of any event and any time, and what moved between two of them, is the same from the file as from memory.
public sealed class TimeTravelTests : IDisposable
{
    private readonly LogFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly SqliteAuditLog _log;
    private readonly InMemoryAuditLog _memory = new();

    public TimeTravelTests()
    {
        string path = _folder.NewPath();
        using (SqliteAuditLog log = SqliteAuditLog.Open(path))
        {
            MilestoneRegistry registry = log.OpenRegistry(new MilestoneRegistryOptions { TimeProvider = _clock });
            int[] seconds = [10, 20, -25, 0, 5, 30, 1, -60, 100, 1, 1, -3, 7];
            ScriptedChanges.Run(registry, step => _clock.AdjustTime(_clock.GetUtcNow().AddSeconds(seconds[(step - 1) % seconds.Length])))
                .Should().OnlyContain(thrown => thrown == null);
        }

        _log = _folder.Open(path);
        _memory.Append([.. _log.Read()]);
    }

    [Fact]
    public void As_of_every_sequence_number_it_is_the_plan_of_the_log_in_memory()
    {
        for (long sequence = 0; sequence <= _memory.LastSequence; sequence++)
            SnapshotEquality.Verify(RegistrySnapshot.AsOf(_log, sequence), RegistrySnapshot.AsOf(_memory, sequence));

        _log.Invoking(l => RegistrySnapshot.AsOf(l, _memory.LastSequence + 1)).Should().Throw<ArgumentOutOfRangeException>();
        _log.Invoking(l => RegistrySnapshot.AsOf(l, -1)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void As_of_every_time_it_is_the_plan_of_the_log_in_memory_also_where_the_clock_went_back()
    {
        DateTimeOffset[] times = [.. _memory.Read().Select(e => e.Time).Distinct()];
        times.Should().NotBeInAscendingOrder();

        foreach (DateTimeOffset time in times.SelectMany(
            time => new[] { time.AddTicks(-1), time, time.AddTicks(1), time.ToOffset(TimeSpan.FromHours(5)) }))
            SnapshotEquality.Verify(RegistrySnapshot.AsOf(_log, time), RegistrySnapshot.AsOf(_memory, time));
        RegistrySnapshot.AsOf(_log, DateTimeOffset.MinValue).Version.Should().Be(0);
        RegistrySnapshot.AsOf(_log, DateTimeOffset.MaxValue).Version.Should().Be(_memory.LastSequence);
    }

    [Fact]
    public void What_moved_between_any_two_is_what_moved_in_memory()
    {
        for (long earlier = 0; earlier <= _memory.LastSequence; earlier += 3)
        {
            for (long later = 0; later <= _memory.LastSequence; later += 2)
            {
                Moved(_log, earlier, later).Should().Equal(Moved(_memory, earlier, later));
            }
        }
    }

    [Fact]
    public void What_moved_is_named()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        MilestoneRegistry registry = log.OpenRegistry();
        registry.RegisterMilestone("Design");
        registry.RegisterMilestone("Build");
        registry.DeclareMilestoneDependency("Build", "Design");
        long monday = log.LastSequence;
        registry.UpdateMilestoneStatus("Design", MilestoneStatus.Completed);
        registry.RegisterMilestone("Docs");

        IReadOnlyList<MilestoneDifference> moved = RegistrySnapshot.AsOf(log, log.LastSequence)
            .ChangesSince(RegistrySnapshot.AsOf(log, monday)).Affected;

        moved.Select(difference => difference.Name).Should().Equal("Build", "Design", "Docs");
        RegistrySnapshot.AsOf(log, log.LastSequence).ChangesSince(
            RegistrySnapshot.AsOf(log, monday)).Milestones.Select(difference => difference.Name).Should().Equal("Design", "Docs");
        RegistrySnapshot.AsOf(log, monday).ChangesSince(RegistrySnapshot.AsOf(log, monday)).Milestones.Should().BeEmpty();
    }

    [Fact]
    public void What_moved_of_fields_records_and_components_is_named_from_the_file()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        MilestoneRegistry registry = log.OpenRegistry();
        registry.RegisterMilestone("Design", ["core"]);
        registry.RegisterMilestone("Build");
        registry.DeclareMilestoneDependency("Build", "Design");
        long monday = log.LastSequence;
        registry.SetPlanField("title", "Spring");
        registry.SetMilestoneField("Design", "owner", "ada");
        registry.SetDependencyField("Build", "Design", "lag", "2d");
        registry.SetRecordField("resources", "ada", "capacity", "1");
        registry.ChangeMilestoneComponents("Design", ["ui"]);

        RegistryDifference moved = RegistrySnapshot.AsOf(log, log.LastSequence).ChangesSince(RegistrySnapshot.AsOf(log, monday));

        moved.Fields.Select(field => field.ToString()).Should().Equal(
            "the plan title: (nothing) → Spring", "Build → Design lag: (nothing) → 2d", "Design owner: (nothing) → ada",
            "resources/ada capacity: (nothing) → 1");
        moved.Milestones.Select(difference => difference.Name).Should().Equal("Build", "Design");
    }

    [Fact]
    public void As_of_a_time_it_is_the_plan_before_the_first_change_that_is_recorded_later_whatever_the_clock_said_since()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
        MilestoneRegistry registry = log.OpenRegistry(new MilestoneRegistryOptions { TimeProvider = clock });
        DateTimeOffset start = clock.GetUtcNow();
        foreach (int seconds in new[] { 10, -3600, 3610, 5 })
        {
            clock.AdjustTime(clock.GetUtcNow().AddSeconds(seconds));
            registry.RegisterMilestone(FormattableString.Invariant($"m{log.LastSequence + 1}"));
        }

        long At(int seconds) => RegistrySnapshot.AsOf(log, start.AddSeconds(seconds)).Version;

        (At(-3590), At(9)).Should().Be((0L, 0L), "what is recorded an hour early became effective with the change before it");
        (At(10), At(19)).Should().Be((2L, 2L));
        (At(20), At(24), At(25)).Should().Be((3L, 3L, 4L));
        log.Read().Select(e => e.Time).Should().NotBeInAscendingOrder("times are kept as they were recorded");
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<(Milestone? Before, Milestone? After, RiskLevel RiskBefore, RiskLevel RiskAfter)> Moved(
        IAuditLog log, long earlier, long later) =>
        RegistrySnapshot.AsOf(log, later)
        .ChangesSince(RegistrySnapshot.AsOf(log, earlier)).Affected.Select(d => (d.Before, d.After, d.RiskBefore, d.RiskAfter));
}
