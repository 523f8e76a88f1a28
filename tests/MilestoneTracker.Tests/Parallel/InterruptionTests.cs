using System.Reflection;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Tests.Parallel;

// Thread.Interrupt on a writer loses nothing: its change is in the queue and will be made, nobody else is harmed, and the
// thread hears of the interruption at its next wait after the call.
public sealed class InterruptionTests
{
    [Fact]
    public void A_waiting_writer_that_is_interrupted_still_makes_its_change()
    {
        GatedSink sink = new();
        MilestoneRegistry registry = new(sink);
        WorkerThreads crew = new();
        crew.Start(() => registry.RegisterMilestone("a"));
        sink.AwaitFirst();
        bool interruptedAfterwards = false;
        Thread waiting = crew.Start(() =>
        {
            registry.RegisterMilestone("b");
            try
            {
                using ManualResetEventSlim never = new();
                never.Wait(TimeSpan.FromMinutes(1));
            }
            catch (ThreadInterruptedException)
            {
                interruptedAfterwards = true;
            }
        });
        WorkerThreads.Await(() => registry.WaitingWriters == 1);
        crew.Start(() => registry.RegisterMilestone("c"));
        WorkerThreads.Await(() => registry.WaitingWriters == 2);

        waiting.Interrupt();
        sink.Release();
        crew.Join();

        interruptedAfterwards.Should().BeTrue();
        registry.IsFaulted.Should().BeFalse();
        registry.Current.Count.Should().Be(3);
        SnapshotEquality.VerifyReplay(registry.Current, sink.Kept);
    }

    [Fact]
    public void An_interruption_of_a_waiting_writer_does_not_reach_the_sink_that_it_then_calls_for_others()
    {
        WaitingSink sink = new();
        MilestoneRegistry registry = new(sink);
        WorkerThreads crew = new();
        crew.Start(() => registry.RegisterMilestone("a"));
        WorkerThreads.Await(() => sink.Entered == 1);
        Thread waiting = crew.Start(() => registry.RegisterMilestone("b"));
        WorkerThreads.Await(() => registry.WaitingWriters == 1);

        waiting.Interrupt();
        sink.Let(1);
        WorkerThreads.Await(() => sink.Entered == 2);
        sink.Let(2);
        crew.Join();

        registry.IsFaulted.Should().BeFalse("the sink waits, and would have been interrupted in an outcome that nobody knows");
        registry.Current.Count.Should().Be(2);
    }

    // The gate of the pages is held here in the name of a reader, so that the writer, whose events are kept already, must wait for it.
    [Fact]
    public void An_interruption_between_append_and_apply_does_not_part_the_registry_from_its_log()
    {
        FaultySink sink = new(_ => Fate.Keep);
        MilestoneRegistry registry = new(sink);
        registry.RegisterMilestone("a");
        object gate = typeof(LiveState).GetField("_gate", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(registry.Live)!;
        using ManualResetEventSlim appended = new();
        WorkerThreads crew = new();
        lock (gate)
        {
            sink.Within = _ =>
            {
                appended.Set();
                Thread.CurrentThread.Interrupt(); // pending, until the thread waits for something
            };
            Thread writer = crew.Start(() =>
            {
                try
                {
                    registry.RegisterMilestone("b");
                }
                catch (Exception e) when (e is ThreadInterruptedException or RegistryFaultedException)
                {
                    // Either may be told, if the registry then says that it is faulted.
                }
            });
            WorkerThreads.Await(appended);
            WorkerThreads.Await(() => (writer.ThreadState & (ThreadState.WaitSleepJoin | ThreadState.Stopped)) != 0);
        }

        crew.Join();

        if (!registry.IsFaulted) SnapshotEquality.VerifyReplay(registry.Current, sink.Kept);
        sink.Kept.LastSequence.Should().Be(2);
    }

    private sealed class WaitingSink : IAuditSink
    {
        private readonly object _gate = new();
        private readonly InMemoryAuditLog _kept = new();
        private int _entered;
        private int _let;

        public int Entered => Volatile.Read(ref _entered);

        public void Let(int append)
        {
            lock (_gate)
            {
                _let = append;
                Monitor.PulseAll(_gate);
            }
        }

        public void Append(IReadOnlyList<AuditEvent> events)
        {
            lock (_gate)
            {
                int mine = Interlocked.Increment(ref _entered);
                while (_let < mine) Monitor.Wait(_gate);
                _kept.Append(events);
            }
        }
    }
}
