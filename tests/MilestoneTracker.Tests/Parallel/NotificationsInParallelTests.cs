using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Tests.Parallel;

// Notifications under parallel writers: each change once, in the order of sequence, one at a time.
public sealed class NotificationsInParallelTests
{
    [Fact]
    public void The_order_of_notifications_is_the_order_of_sequence()
    {
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log);
        int inside = 0;
        bool overlapped = false;
        RecordingObserver listener = new(_ =>
        {
            overlapped |= Interlocked.Increment(ref inside) > 1;
            Interlocked.Decrement(ref inside);
        });
        using IDisposable subscription = registry.Subscribe(listener);
        WorkerThreads crew = new();
        for (int writer = 0; writer < 4; writer++)
        {
            int mine = writer;
            crew.Start(() =>
            {
                for (int i = 0; i < 100; i++)
                {
                    string name = $"{mine}-{i}";
                    if (i % 10 == 0) registry.Batch(b => b.RegisterMilestone(name));
                    else registry.RegisterMilestone(name);
                }
            });
        }

        crew.Join();
        WorkerThreads.Await(() => listener.Changes.Count == 400);

        overlapped.Should().BeFalse();
        listener.Changes.SelectMany(c => c.Events).Should().Equal(log.Read());
        listener.Changes.Should()
            .OnlyContain(c => c.Before.Version == c.Events[0].Sequence - 1 && c.After.Version == c.Before.Version + c.Events.Length);
    }

    [Fact]
    public void An_observer_may_change_the_registry_under_parallel_writers()
    {
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log);
        RecordingObserver listener = new(change =>
        {
            string name = change.Events[0].Data.Subject.Milestone!;
            if (change.Events[0].Data is MilestoneRegistered && !name.StartsWith("echo", StringComparison.Ordinal))
                registry.RegisterMilestone("echo " + name);
        });
        using IDisposable subscription = registry.Subscribe(listener);
        WorkerThreads crew = new();
        for (int writer = 0; writer < 3; writer++)
        {
            int mine = writer;
            crew.Start(() =>
            {
                for (int i = 0; i < 60; i++) registry.RegisterMilestone($"{mine}-{i}");
            });
        }

        crew.Join();
        WorkerThreads.Await(() => listener.Changes.Count == 360);

        registry.Current.Count.Should().Be(360);
        listener.Changes.SelectMany(c => c.Events).Should().Equal(log.Read());
        SnapshotEquality.VerifyReplay(registry.Current, log);
    }

    [Fact]
    public void A_change_returns_while_its_notification_is_under_way_on_another_thread()
    {
        MilestoneRegistry registry = new();
        using ManualResetEventSlim inside = new();
        using ManualResetEventSlim gate = new();
        RecordingObserver listener = new(_ =>
        {
            inside.Set();
            WorkerThreads.Await(gate);
        });
        using IDisposable subscription = registry.Subscribe(listener);
        WorkerThreads crew = new();
        crew.Start(() => registry.RegisterMilestone("a"));
        WorkerThreads.Await(inside);

        registry.RegisterMilestone("b");
        registry.Current.Count.Should().Be(2);
        listener.Changes.Should().ContainSingle("the notification of b comes after that of a");
        gate.Set();
        crew.Join();
        WorkerThreads.Await(() => listener.Changes.Count == 2);

        listener.Changes.Select(c => c.After.Version).Should().Equal(1, 2);
    }

    [Fact]
    public void A_subscription_that_is_disposed_while_others_write_hears_nothing_new()
    {
        MilestoneRegistry registry = new();
        RecordingObserver listener = new();
        IDisposable subscription = registry.Subscribe(listener);
        WorkerThreads crew = new();
        crew.Start(() =>
        {
            for (int i = 0; i < 500; i++) registry.RegisterMilestone("m" + i);
        });
        WorkerThreads.Await(() => listener.Changes.Count > 3);

        subscription.Dispose();
        crew.Join();
        int heard = listener.Changes.Count;
        registry.RegisterMilestone("last");

        listener.Changes.Count.Should().Be(heard);
        listener.Changes.Select(c => c.After.Version).Should().BeInAscendingOrder();
    }
}
