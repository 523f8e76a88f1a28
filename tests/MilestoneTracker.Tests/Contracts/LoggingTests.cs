using Microsoft.Extensions.Time.Testing;
using FluentAssertions;
using Microsoft.Extensions.Logging;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Tests.Contracts;

// What a registry says to its host's log: stable ids and levels, best effort.
public sealed class LoggingTests
{
    private readonly RecordingLogger _logger = new();

    [Fact]
    public void Each_event_of_its_life_has_its_stable_id_and_level()
    {
        FaultySink sink = new(k => k switch { 3 => Fate.Refuse, 4 => Fate.Fail, _ => Fate.Keep });
        MilestoneRegistry registry = new(sink, new MilestoneRegistryOptions { LoggerFactory = _logger.Factory() });
        using IDisposable subscription = registry.Subscribe(new RecordingObserver(change =>
        {
            if (change.After.Version == 2) throw new FormatException();
        }));

        registry.RegisterMilestone("a", context: new ChangeContext { Actor = "ada", CorrelationId = "42" });
        registry.RegisterMilestone("b");
        registry.Invoking(r => r.RegisterMilestone("a")).Should().Throw<DuplicateMilestoneException>();
        registry.Invoking(r => r.RegisterMilestone("c")).Should().Throw<AuditAppendRefusedException>();
        registry.Invoking(r => r.RegisterMilestone("d")).Should().Throw<RegistryFaultedException>();

        _logger.Category.Should().Be("MilestoneTracker.MilestoneRegistry");
        _logger.Entries.Select(e => (e.Id, e.Level)).Should().Equal(
            (2, LogLevel.Debug), (2, LogLevel.Debug), (6, LogLevel.Error), (3, LogLevel.Debug), (4, LogLevel.Warning),
            (5, LogLevel.Critical));
        _logger.Entries[0].Text.Should().Be("Committed version 1, 1 events, actor ada, correlation id 42");
        _logger.Entries[3].Exception.Should().BeOfType<DuplicateMilestoneException>();
        _logger.Entries[5].Exception.Should().BeOfType<IOException>();
        _logger.Entries[5].Text.Should().Contain("version 2");
    }

    [Fact]
    public void Opening_is_said_with_version_and_count()
    {
        InMemoryAuditLog log = new();
        new MilestoneRegistry(log).RegisterMilestone("a");

        MilestoneRegistry.Open(log, new MilestoneRegistryOptions { LoggerFactory = _logger.Factory() });

        _logger.Entries.Should()
            .ContainSingle().Which.Should().Be((1, LogLevel.Information, "Opened at version 1 with 1 milestones", null));
    }

    [Fact]
    public void A_clock_that_went_back_is_a_warning_for_each_change_that_is_earlier_than_the_one_before_it()
    {
        FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch);
        DateTimeOffset noon = clock.GetUtcNow();
        InMemoryAuditLog log = new();
        MilestoneRegistryOptions options = new() { LoggerFactory = _logger.Factory(), TimeProvider = clock };
        MilestoneRegistry registry = new(log, options);
        Action<MilestoneRegistry>[] changes =
        [
            r => r.RegisterMilestone("a"), r => r.RegisterMilestone("b"), r => r.SetPlanField("k", "v"), r => r.SetPlanField("k", "v"),
            r => r.Batch(change => change.SetRecordField("c", "n", "k", "v")), r => r.UpdateMilestoneStatus("a", MilestoneStatus.Blocked),
        ];
        int[] ticks = [0, 0, -1, -9, -5, -4];
        for (int i = 0; i < changes.Length; i++)
        {
            clock.AdjustTime(noon.AddTicks(ticks[i]));
            changes[i](registry);
        }

        (int, LogLevel, string, Exception?)[] Warnings() => [.. _logger.Entries.Where(entry => entry.Id == 7)];
        Warnings().Should().HaveCount(2, "the fourth changed nothing, and the last is later than the one before it, if not than the first");
        Warnings().Should().OnlyContain(entry => entry.Item2 == LogLevel.Warning);
        Warnings()[0].Item3.Should().StartWith("The clock went back: version 3 was made at ").And.Contain(noon.AddTicks(-1).ToString("O"))
            .And.Contain(noon.ToString("O"));
        Warnings()[1].Item3.Should().Contain("version 4 ").And.Contain(noon.AddTicks(-5).ToString("O"))
            .And.Contain(noon.AddTicks(-1).ToString("O"));

        clock.AdjustTime(noon.AddTicks(-5));
        MilestoneRegistry.Open(log, options).RegisterMilestone("c");
        Warnings().Should().HaveCount(3, "the time of the last change is known after a replay");
        clock.AdjustTime(noon.AddTicks(-6));
        MilestoneRegistry.Open(log, SavedStateBytes.Load(SavedStateBytes.Save(RegistrySnapshot.Replay(log.Read()))), options)
            .RegisterMilestone("d");
        Warnings().Should().HaveCount(4, "and after a saved state");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_logger_that_throws_does_no_harm(bool whereItIsAskedWhetherItIsEnabled)
    {
        _logger.Fault = whereItIsAskedWhetherItIsEnabled ? new IOException() : new FormatException();
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { LoggerFactory = _logger.Factory() });
        using IDisposable subscription = registry.Subscribe(new RecordingObserver(_ => throw new FormatException()));

        ScriptedChanges.Run(registry).Should().OnlyContain(thrown => thrown == null);
        registry.Invoking(r => r.RegisterMilestone("Design")).Should().Throw<DuplicateMilestoneException>();

        SnapshotEquality.VerifyReplay(
            MilestoneRegistry.Open(log, new MilestoneRegistryOptions { LoggerFactory = _logger.Factory() }).Current, log);
        SnapshotEquality.VerifyReplay(registry.Current, log);
    }

    [Fact]
    public void A_logger_that_changes_the_registry_does_no_harm()
    {
        MilestoneRegistry? registry = null;
        registry = new MilestoneRegistry(new MilestoneRegistryOptions { LoggerFactory = _logger.Factory() });
        _logger.Then = () => registry.RegisterMilestone("from the logger");

        registry.RegisterMilestone("a");
        _logger.Then = null;

        registry.Current.Count.Should().Be(1);
        registry.RegisterMilestone("b").Version.Should().Be(2);
    }
}
