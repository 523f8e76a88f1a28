using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;
using MilestoneTracker.TestSupport.Doubles;

namespace MilestoneTracker.Tests.Parallel;

// The leader after a group waits a moment for as many as the group had, and goes without those who do not come.
public sealed class NextGroupTests
{
    private readonly SteppedSink _sink = new();
    private readonly MilestoneRegistry _registry;
    private readonly WorkerThreads _crew = new();

    public NextGroupTests() => _registry = new MilestoneRegistry(_sink);

    [Fact]
    public void Who_comes_after_groups_whose_writers_do_not_come_back_goes_without_them()
    {
        Write("first");
        _sink.AwaitCall(1);
        WriteTogether("a");
        _sink.Let(1);
        _sink.AwaitCall(2);
        WriteTogether("b");
        _sink.Let(2);
        _sink.AwaitCall(3);
        Write("alone"); // in line already, so that it leads right after the group
        WorkerThreads.Await(() => _registry.WaitingWriters == 1);
        _sink.Let(5);
        _crew.Join();

        Write("alone again");
        _crew.Join();

        _sink.Calls.Should().Equal(1, 10, 10, 1, 1);
    }

    [Fact]
    public void Nobody_is_lost_where_the_writers_of_a_group_come_back_at_once()
    {
        _sink.Let(int.MaxValue);
        for (int writer = 0; writer < 4; writer++)
        {
            int number = writer;
            _crew.Start(() =>
            {
                for (int i = 0; i < 500; i++) _registry.RegisterMilestone($"{number} {i}");
            });
        }

        _crew.Join();

        _registry.Current.Count.Should().Be(2000);
        _sink.Calls.Sum().Should().Be(2000);
    }

    private void WriteTogether(string prefix)
    {
        for (int i = 0; i < 10; i++)
        {
            Write(prefix + i);
            int waiting = i + 1;
            WorkerThreads.Await(() => _registry.WaitingWriters == waiting);
        }
    }

    private void Write(string name) => _crew.Start(() => _registry.RegisterMilestone(name));

    /// <summary>A sink whose calls end one by one, when they are let, and last as long as those of a disk.</summary>
    private sealed class SteppedSink : IAuditSink
    {
        private static readonly TimeSpan OfADisk = TimeSpan.FromMilliseconds(0.2);
        private readonly List<int> _calls = [];
        private int _let;

        /// <summary>How many events each call had.</summary>
        public IReadOnlyList<int> Calls
        {
            get
            {
                lock (_calls) return [.. _calls];
            }
        }

        public void Let(int calls) => Volatile.Write(ref _let, calls);

        public void AwaitCall(int call) => WorkerThreads.Await(() => Calls.Count == call);

        public void Append(IReadOnlyList<AuditEvent> events)
        {
            long begin = TimeProvider.System.GetTimestamp();
            lock (_calls) _calls.Add(events.Count);
            int call = Calls.Count;
            WorkerThreads.Await(() => Volatile.Read(ref _let) >= call && TimeProvider.System.GetElapsedTime(begin) > OfADisk);
        }
    }
}
