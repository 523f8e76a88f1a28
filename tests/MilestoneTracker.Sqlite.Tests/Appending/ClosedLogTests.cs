using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Logs;
using Xunit;

namespace MilestoneTracker.Sqlite.Tests.Appending;

// A closed log: appends are refused, reads are the error that every closed thing gives, and closing again does nothing.
public sealed class ClosedLogTests : IDisposable
{
    private readonly LogFolder _folder = new();

    [Fact]
    public void An_append_is_refused_and_nothing_else_is_done()
    {
        string path = _folder.NewPath();
        SqliteAuditLog log = Closed(path);

        log.Invoking(l => l.Append(Events.Singles(4, 1)))
            .Should().Throw<AuditAppendRefusedException>().WithInnerException<ObjectDisposedException>();
        log.Invoking(l => l.Append(null!)).Should().Throw<ArgumentNullException>();

        _folder.Open(path).LastSequence.Should().Be(3);
    }

    [Fact]
    public void Every_way_to_read_says_that_it_is_closed()
    {
        SqliteAuditLog log = Closed(_folder.NewPath());
        RegistrySnapshot snapshot = new MilestoneRegistry().Current;
        Func<object?>[] ways =
        [
            () => log.LastSequence,
            () => log.Read().ToList(),
            () => log.Read(7).ToList(),
            () => log.Verify(),
            () => log.GetCheckpoint(),
            () => log.Tree.RootAt(3),
            () => log.Tree.LeafAt(0),
            () => log.Tree.ProveInclusion(0, 3),
            () => log.OpenRegistry(),
            () => MilestoneRegistry.Open(log),
            () => Done(() => log.Export(Stream.Null)),
            () => Done(() => log.SaveState(snapshot)),
            () => Done(() => log.BackUp(_folder.NewPath())),
        ];

        foreach (Func<object?> way in ways) way.Should().Throw<ObjectDisposedException>();
        log.Identity.Should().NotBeEmpty();
    }

    [Fact]
    public void Closing_again_does_nothing()
    {
        SqliteAuditLog log = Closed(_folder.NewPath());

        log.Invoking(l => l.Dispose()).Should().NotThrow();
        log.Invoking(l => l.Dispose()).Should().NotThrow();
    }

    [Fact]
    public void A_registry_on_it_refuses_changes_and_can_still_be_asked()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        MilestoneRegistry registry = log.OpenRegistry();
        registry.RegisterMilestone("a");
        log.Dispose();

        registry.Invoking(r => r.RegisterMilestone("b")).Should().Throw<AuditAppendRefusedException>();

        registry.IsFaulted.Should().BeFalse();
        registry.GetMilestone("a").Should().NotBeNull();
    }

    [Fact]
    public void A_reading_under_way_ends_there()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        log.Append(Events.Singles(1, 1000));
        List<long> read = [];

        FluentActions.Invoking(() =>
        {
            foreach (AuditEvent next in log.Read())
            {
                read.Add(next.Sequence);
                if (read.Count == 3) log.Dispose();
            }
        }).Should().Throw<ObjectDisposedException>();

        read.Should().Equal(Enumerable.Range(1, read.Count).Select(i => (long)i)).And.HaveCountLessThan(1000);
    }

    [Fact]
    public void Closing_while_others_read_append_and_prove_is_safe()
    {
        for (int round = 0; round < 10; round++)
        {
            string path = _folder.NewPath();
            SqliteAuditLog log = _folder.Open(path);
            log.Append(Events.Singles(1, 600));
            WorkerThreads crew = new();
            using CountdownEvent busy = new(4);
            long kept = 600;
            Until<ObjectDisposedException>(crew, busy, () => log.Read().Count());
            Until<ObjectDisposedException>(crew, busy, () => log.Tree.ProveInclusion(3, 600));
            Until<ObjectDisposedException>(crew, busy, () => log.GetCheckpoint());
            Until<AuditAppendRefusedException>(crew, busy, () =>
            {
                log.Append(Events.Singles(kept + 1, 1));
                return kept++;
            });
            if (!busy.Wait(WorkerThreads.Patience)) throw new TimeoutException();

            log.Dispose();
            crew.Join();

            _folder.Open(path).LastSequence.Should().Be(kept);
        }
    }

    public void Dispose() => _folder.Dispose();

    private SqliteAuditLog Closed(string path)
    {
        SqliteAuditLog log = _folder.Open(path);
        log.Append(Events.Singles(1, 3));
        log.Dispose();
        return log;
    }

    private static object? Done(Action way)
    {
        way();
        return null;
    }

    // Does it again and again until it is refused so.
    private static void Until<TException>(WorkerThreads crew, CountdownEvent busy, Func<object> work)
        where TException : Exception => crew.Start(() =>
        {
            for (bool first = true; ; first = false)
            {
                try
                {
                    work();
                }
                catch (TException)
                {
                    return;
                }

                if (first) busy.Signal();
            }
        });
}
