using System.Reflection;
using FluentAssertions;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Logs;
using Xunit;

namespace MilestoneTracker.Sqlite.Tests.Appending;

// Thread.Interrupt on a thread that waits for a lock of the log ends neither an append nor a read: its next wait outside hears of it.
public sealed class InterruptedAppendTests : IDisposable
{
    private readonly LogFolder _folder = new();
    private readonly SqliteAuditLog _log;

    public InterruptedAppendTests() => _log = _folder.Open(_folder.NewPath());

    [Fact]
    public void A_writer_with_a_pending_interruption_makes_its_change_while_a_probe_holds_the_log_and_faults_nothing()
    {
        MilestoneRegistry registry = _log.OpenRegistry();
        object appending = typeof(SqliteAuditLog).GetField("_appending", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(_log)!;

        bool isHeard = Interrupted(appending, () => registry.RegisterMilestone("A"));

        registry.IsFaulted.Should().BeFalse();
        registry.RegisterMilestone("B");
        _log.LastSequence.Should().Be(2);
        isHeard.Should().BeTrue();
    }

    [Fact]
    public void A_reader_with_a_pending_interruption_reads_while_another_does()
    {
        _log.OpenRegistry().RegisterMilestone("A");
        int read = 0;

        bool isHeard = Interrupted(_log.Reader.Gate, () => read = _log.Read().Count());

        read.Should().Be(1);
        isHeard.Should().BeTrue();
    }

    [Fact]
    public void A_probe_with_a_pending_interruption_answers_all_the_same()
    {
        object appending = typeof(SqliteAuditLog).GetField("_appending", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(_log)!;

        bool isHeard = Interrupted(appending, () => _log.CheckWritable());

        isHeard.Should().BeTrue();
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Does something on a thread that is interrupted before, with a lock in its way until it waits.</summary>
    /// <returns>Whether the thread hears of it afterwards.</returns>
    private static bool Interrupted(object gate, Action work)
    {
        bool isHeard = false;
        WorkerThreads crew = new();
        lock (gate)
        {
            Thread thread = crew.Start(() =>
            {
                Thread.CurrentThread.Interrupt();
                work();
                try
                {
                    Thread.CurrentThread.Join(WorkerThreads.Patience);
                }
                catch (ThreadInterruptedException)
                {
                    isHeard = true;
                }
            });
            WorkerThreads.Await(() => (thread.ThreadState & (ThreadState.WaitSleepJoin | ThreadState.Stopped)) != 0);
        }

        crew.Join();
        return isHeard;
    }
}
