using MilestoneTracker;
using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;

namespace PackageConsumer.EveryOperation;

// Two registries on one log, and what they meet when the log is away, in doubt, newer or another one.
internal static class Sharing
{
    public static void Play(Telling tell)
    {
        tell.Begin("sharing");
        SharedInMemoryAuditLog log = new();
        FailingLog way = new(log);
        MilestoneRegistry here = MilestoneRegistry.Open(way);
        MilestoneRegistry there = new(log);
        using IDisposable subscription = here.Subscribe(change => tell.Say("heard", $"{change} own: {change.IsOwn}"));
        there.RegisterMilestone("A");
        here.RegisterMilestone("B");
        tell.Say("refreshed", there.Refresh());
        tell.Say("at least", there.CurrentAtLeast(2).Version);
        tell.Say("within", there.CurrentWithin(TimeSpan.FromDays(1)).Version);
        tell.Say("stale", there.Staleness >= TimeSpan.Zero);
        AuditEvent late = new(1, DateTimeOffset.UnixEpoch, ChangeContext.None, 1, 1, log.Read().First().Data);
        tell.Say("offered too late", log.AppendOrCatchUp([late]).Count);
        tell.Say("tail", log.ReadTail(1).Count);
        using (log.Watch(() => { })) tell.Say("last", log.LastSequence);

        way.Next = new IOException("no way");
        tell.Refused<IOException>("away", () => here.Refresh(), e => $"{e.Message} {here.LookFailure?.Message} {here.IsFaulted}");
        way.Next = new ChangeInDoubtException(new TimeoutException("no answer"));
        tell.Refused<ChangeInDoubtException>("in doubt", () => here.RegisterMilestone("C"), e => $"{e.Message} {here.IsFaulted}");
        way.Next = new LogNewerException(3, new LedgerException(3, "its type is not known"));
        tell.Refused<LogNewerException>("newer", () => here.Refresh(), e => $"{e.Message} {e.Sequence} {here.IsFaulted}");
        tell.Say("a later version", new LedgerException(3, "it is from a test").IsOfLaterVersion);

        FailingLog back = new(log) { Next = new LogDivergedException(2, 1, "event 2 is another one.") };
        MilestoneRegistry diverged = MilestoneRegistry.Open(back);
        tell.Refused<RegistryFaultedException>(
            "diverged", () => diverged.Refresh(), e => e.InnerException is LogDivergedException d ? $"{d.Message} {d.Version} {d.Common}" : "");
        log.Append([new(3, DateTimeOffset.UnixEpoch, ChangeContext.None, 1, 1, new MilestoneRemoved("A", [], MilestoneStatus.Planned))]);
    }

    // A way to a log that fails once.
    private sealed class FailingLog(ISharedAuditLog log) : ISharedAuditLog, IDisposable
    {
        public Exception? Next { get; set; }

        public long LastSequence => log.LastSequence;

        public void Append(IReadOnlyList<AuditEvent> events) => log.Append(events);

        public IReadOnlyList<AuditEvent> AppendOrCatchUp(IReadOnlyList<AuditEvent> events)
        {
            Fail();
            return log.AppendOrCatchUp(events);
        }

        public IReadOnlyList<AuditEvent> ReadTail(long version)
        {
            Fail();
            return log.ReadTail(version);
        }

        public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) =>
            log.Read(fromSequence, cancellationToken);

        public IDisposable Watch(Action mayHaveMore) => this; // never calls, so that what is told is always the same

        public void Dispose()
        {
        }

        private void Fail()
        {
            Exception? next = Next;
            Next = null;
            if (next is not null) throw next;
        }
    }
}
