using System.Diagnostics;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Sqlite;

// How the writers of a file get their turns. Whoever gets the write lock and finds that others have appended keeps the lock while its
// registry follows and decides again: the next append is then sure to fit, and nobody is overtaken for ever. The registry runs code of
// the host meanwhile (a batch, a rule), or has nothing to append any more; so the lock is given back soon: before others, such as a
// probe of health, give up waiting for it.

public sealed partial class SqliteAuditLog
{
    private static readonly TimeSpan LongestReservation = TimeSpan.FromMilliseconds(300);

    private readonly WriteTurns _turns = new();
    private Timer? _expiry; // of a reservation

    private void LetOthersWrite()
    {
        TimeSpan pause = _turns.PauseBefore(Stopwatch.GetTimestamp());
        if (pause <= TimeSpan.Zero) return;
        UninterruptibleLock.Held held = UninterruptibleLock.Acquire(new object()); // nobody pulses it; not in 'using', which would copy it
        held.Wait(TimeSpan.FromMilliseconds(Math.Ceiling(pause.TotalMilliseconds))); // which counts whole ones only
        held.Dispose();
    }

    private void Reserve(AppendStatements append)
    {
        append.Reserve();
        _expiry ??= new Timer(static log => ((SqliteAuditLog)log!).Expire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _expiry.Change(LongestReservation, Timeout.InfiniteTimeSpan);
    }

    private void Expire()
    {
        using (UninterruptibleLock.Acquire(_appending)) EndReservation();
    }

    private void EndReservation()
    {
        if (!_disposed && _append is { IsReserved: true }) RollBack(_chain.Size);
    }
}
