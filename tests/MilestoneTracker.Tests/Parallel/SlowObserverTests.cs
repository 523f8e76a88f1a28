using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Doubles;
using Xunit;

namespace MilestoneTracker.Tests.Parallel;

// An observer that is slower than the changes come: no writer waits for more than its own change, nothing is lost, and the host is told.
public sealed class SlowObserverTests
{
    private readonly InMemoryAuditLog _log = new();
    private readonly RecordingLogger _logger = new();
    private readonly MilestoneRegistry _registry;

    public SlowObserverTests() => _registry =
        new MilestoneRegistry(_log, new MilestoneRegistryOptions { LoggerFactory = _logger.Factory(), Name = nameof(SlowObserverTests) });

    [Fact]
    public void A_writer_returns_after_its_own_change_and_a_thread_of_the_pool_notifies_of_what_was_left_to_it()
    {
        using ManualResetEventSlim first = new();
        using ManualResetEventSlim second = new();
        using ManualResetEventSlim inside = new();
        List<bool> onPool = [];
        RecordingObserver listener = new(change =>
        {
            onPool.Add(Thread.CurrentThread.IsThreadPoolThread);
            if (change.After.Version > 2) return;
            inside.Set();
            WorkerThreads.Await(change.After.Version == 1 ? first : second);
        });
        using IDisposable subscription = _registry.Subscribe(listener);
        WorkerThreads captured = new();
        captured.Start(() => _registry.RegisterMilestone("a"));
        WorkerThreads.Await(inside);
        foreach (string name in new[] { "b", "c", "d" }) _registry.RegisterMilestone(name);
        _registry.WaitingNotifications.Should().Be(3);

        first.Set();
        captured.Join(); // though the observer still holds the notification of b, and two more wait

        _registry.RegisterMilestone("e");
        second.Set();
        WorkerThreads.Await(() => listener.Changes.Count == 5);
        listener.Changes.SelectMany(c => c.Events).Should().Equal(_log.Read());
        onPool.Should().Equal(false, true, true, true, true);
        WorkerThreads.Await(() => _registry.WaitingNotifications == 0);
        _registry.RegisterMilestone("f");
    }

    [Fact]
    public void Every_writer_returns_while_one_notification_takes_for_ever()
    {
        using ManualResetEventSlim end = new();
        RecordingObserver listener = new(change =>
        {
            if (change.After.Version == 2) WorkerThreads.Await(end);
        });
        using IDisposable subscription = _registry.Subscribe(listener);
        _registry.RegisterMilestone("first");
        WorkerThreads one = new();
        one.Start(() => _registry.RegisterMilestone("held"));
        WorkerThreads.Await(() => _registry.Current.Version == 2);
        WorkerThreads.Await(() => listener.Changes.Count == 2);

        WorkerThreads crew = new();
        for (int writer = 0; writer < 4; writer++)
        {
            int mine = writer;
            crew.Start(() =>
            {
                for (int i = 0; i < 50; i++) _registry.RegisterMilestone(FormattableString.Invariant($"{mine}-{i}"));
            });
        }

        crew.Join();
        _registry.WaitingNotifications.Should().Be(200);
        end.Set();
        one.Join();
        WorkerThreads.Await(() => listener.Changes.Count == 202);
        listener.Changes.SelectMany(c => c.Events).Should().Equal(_log.Read());
    }

    [Fact]
    public void An_observer_that_falls_behind_is_warned_of_at_a_thousand_changes_and_at_each_double()
    {
        for (int round = 0; round < 2; round++)
        {
            using ManualResetEventSlim end = new();
            using ManualResetEventSlim inside = new();
            RecordingObserver listener = new(_ =>
            {
                inside.Set();
                WorkerThreads.Await(end);
            });
            using IDisposable subscription = _registry.Subscribe(listener);
            WorkerThreads one = new();
            one.Start(() => _registry.SetPlanField("title", "held"));
            WorkerThreads.Await(inside);
            for (int i = 0; i < 2100; i++) _registry.SetPlanField("title", FormattableString.Invariant($"{round} {i}"));

            _logger.Entries.Count(e => e.Id == 8).Should().Be(2 * (round + 1));
            using MeasurementRecorder recorder = new(nameof(SlowObserverTests));
            recorder.Collect("milestone_tracker.observers.waiting").Single().Value.Should().Be(2100);
            end.Set();
            one.Join();
            WorkerThreads.Await(() => _registry.WaitingNotifications == 0 && listener.Changes.Count == 2101);
        }

        _logger.Entries.Where(e => e.Id == 8).Select(e => e.Text).Should()
            .Contain(m => m.Contains("1000 changes", StringComparison.Ordinal)).And
            .Contain(m => m.Contains("2000 changes", StringComparison.Ordinal));
    }
}
