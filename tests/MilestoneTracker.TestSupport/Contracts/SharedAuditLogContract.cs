using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Logs;
using Xunit;

namespace MilestoneTracker.TestSupport.Contracts;

// What every ISharedAuditLog must do on top of what every log must. A store inherits this, and says how an empty log is made and how it
// is opened once more.
public abstract class SharedAuditLogContract
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1); // so that a test that waits for ever fails

    /// <summary>Opens the same log once more, as another process would.</summary>
    protected abstract ISharedAuditLog Open();

    [Fact]
    public void What_is_offered_for_the_place_after_the_last_event_is_stored()
    {
        ISharedAuditLog log = Open();

        log.AppendOrCatchUp(Events.Singles(1, 2)).Should().BeEmpty();
        log.AppendOrCatchUp(Events.Change(3, 3)).Should().BeEmpty();

        log.Read().Should().Equal([.. Events.Singles(1, 2), .. Events.Change(3, 3)]);
    }

    [Fact]
    public void What_is_offered_for_a_place_that_is_taken_is_not_stored_and_what_is_there_is_returned()
    {
        (ISharedAuditLog one, ISharedAuditLog other) = (Open(), Open());
        one.AppendOrCatchUp(Events.Singles(1, 1));
        other.ReadTail(0).Should().Equal(Events.Singles(1, 1));
        other.AppendOrCatchUp(Events.Change(2, 2));

        one.AppendOrCatchUp(Events.Singles(2, 1)).Should().Equal(Events.Change(2, 2));

        one.Read().Should().Equal([.. Events.Singles(1, 1), .. Events.Change(2, 2)]);
        one.AppendOrCatchUp(Events.Singles(4, 1)).Should().BeEmpty("it has caught up");
        other.ReadTail(3).Should().Equal(Events.Singles(4, 1));
    }

    [Fact]
    public void The_tail_after_a_version_is_what_was_appended_since_by_anybody()
    {
        (ISharedAuditLog one, ISharedAuditLog other) = (Open(), Open());
        one.ReadTail(0).Should().BeEmpty();
        one.AppendOrCatchUp(Events.Singles(1, 3));

        List<AuditEvent> tail = [];
        while (other.ReadTail(tail.Count) is { Count: > 0 } part) tail.AddRange(part);

        tail.Should().Equal(Events.Singles(1, 3));
        one.ReadTail(3).Should().BeEmpty();
    }

    [Fact]
    public void An_append_where_another_was_faster_is_a_conflict()
    {
        (ISharedAuditLog one, ISharedAuditLog other) = (Open(), Open());
        one.Append(Events.Singles(1, 1));

        other.Invoking(log => log.Append(Events.Singles(1, 1))).Should().Throw<AuditConflictException>();

        one.LastSequence.Should().Be(1);
        one.Append(Events.Singles(2, 1));
        one.LastSequence.Should().Be(2);
    }

    [Fact]
    public void What_does_not_follow_is_refused_and_nothing_is_stored()
    {
        ISharedAuditLog log = Open();
        log.AppendOrCatchUp(Events.Singles(1, 1));

        log.Invoking(l => l.AppendOrCatchUp([])).Should().Throw<AuditAppendRefusedException>();
        log.Invoking(l => l.AppendOrCatchUp(null!)).Should().Throw<ArgumentNullException>();
        log.Invoking(l => l.AppendOrCatchUp(Events.Change(2, 3)[..2])).Should().Throw<AuditAppendRefusedException>();
        log.Invoking(l => l.ReadTail(-1)).Should().Throw<ArgumentOutOfRangeException>();
        log.Invoking(l => l.ReadTail(2)).Should().Throw<LogDivergedException>("it never had two events");
        log.Invoking(l => l.AppendOrCatchUp(Events.Singles(3, 1))).Should().Throw<MilestoneRegistryException>();
        log.Invoking(l => l.Watch(null!)).Should().Throw<ArgumentNullException>();

        log.LastSequence.Should().Be(1);
    }

    [Fact]
    public void Whoever_begins_to_watch_is_called_once_for_what_was_there_before()
    {
        ISharedAuditLog log = Open();
        log.AppendOrCatchUp(Events.Singles(1, 1));
        using SemaphoreSlim called = new(0);
        using IDisposable watch = log.Watch(() => called.Release());

        called.Wait(Deadline).Should().BeTrue();
    }

    [Fact]
    public void Whoever_watches_is_called_after_an_append_by_another_until_the_watch_ends()
    {
        (ISharedAuditLog one, ISharedAuditLog other) = (Open(), Open());
        using SemaphoreSlim called = new(0);
        int calls = 0;
        IDisposable watch = one.Watch(() =>
        {
            Interlocked.Increment(ref calls);
            called.Release();
            throw new InvalidOperationException("whoever watches may fail");
        });

        other.AppendOrCatchUp(Events.Singles(1, 1));
        called.Wait(Deadline).Should().BeTrue();
        one.ReadTail(0).Should().HaveCount(1);
        other.AppendOrCatchUp(Events.Singles(2, 1));
        called.Wait(Deadline).Should().BeTrue("a failure does not end the watch");

        watch.Dispose();
        watch.Dispose();
        using SemaphoreSlim after = new(0);
        using IDisposable next = one.Watch(() => after.Release());
        one.ReadTail(1).Should().HaveCount(1);
        int before = Volatile.Read(ref calls);
        other.AppendOrCatchUp(Events.Singles(3, 1));
        after.Wait(Deadline).Should().BeTrue();
        Volatile.Read(ref calls).Should().Be(before, "the watch has ended");
    }
}
