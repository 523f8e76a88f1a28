using System.Collections;
using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;
using MilestoneTracker.TestSupport.Logs;

namespace MilestoneTracker.Sqlite.Tests;

// An append of very many events may be ended in the middle: then nothing of it was kept, and the next one works.
public sealed class CancelledAppendTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(999)]
    public void An_append_that_is_cancelled_in_the_middle_keeps_nothing(int at)
    {
        using LogFolder folder = new();
        SqliteAuditLog log = folder.Open(folder.NewPath());
        log.Append(Registrations(1, 2));
        using CancellationTokenSource cancelled = new();
        ListThatCancels events = new(Registrations(3, 1000), at, cancelled);

        log.Invoking(l => l.Append(events, cancelled.Token)).Should().Throw<OperationCanceledException>();

        log.LastSequence.Should().Be(2);
        log.Verify().IsValid.Should().BeTrue();
        log.Append(Registrations(3, 1000), CancellationToken.None);
        log.LastSequence.Should().Be(1002);
        log.Verify().IsValid.Should().BeTrue();
    }

    [Fact]
    public void Cancelled_before_it_begins_it_keeps_nothing()
    {
        using LogFolder folder = new();
        SqliteAuditLog log = folder.Open(folder.NewPath());

        log.Invoking(l => l.Append(Registrations(1, 1), new CancellationToken(canceled: true)))
            .Should().Throw<OperationCanceledException>();

        log.LastSequence.Should().Be(0);
    }

    private static AuditEvent[] Registrations(long first, int count) =>
        [.. Enumerable.Range(0, count).Select(
            i => new AuditEvent(
                first + i, DateTimeOffset.UnixEpoch, ChangeContext.None, 1, 1,
                new MilestoneRegistered(FormattableString.Invariant($"m{first + i}"), [], MilestoneStatus.Planned)))];

    // The second reading of an event is that of the writing: the first is that of the check of its form.
    private sealed class ListThatCancels(AuditEvent[] events, int at, CancellationTokenSource source) : IReadOnlyList<AuditEvent>
    {
        private int _reads;

        public int Count => events.Length;

        public AuditEvent this[int index]
        {
            get
            {
                if (index == at && ++_reads > (index == 0 ? 2 : 1)) source.Cancel();
                return events[index];
            }
        }

        public IEnumerator<AuditEvent> GetEnumerator() => ((IEnumerable<AuditEvent>)events).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
