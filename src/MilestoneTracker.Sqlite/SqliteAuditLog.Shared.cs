using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Sqlite;

// A file that several processes append to. The write lock of SQLite serialises them, and the end of the file decides who was first. The
// chain (_chain) stands where the registry of this log stands: a tail is read through it, so each event must name the hash of the last one
// that the registry knows. A file that was restored to an earlier state is found out by that, also if it has grown again since.
// SqliteAuditLog.Turns.cs has how they take turns.

public sealed partial class SqliteAuditLog
{
    /// <summary>The events after which a tail ends with the next change.</summary>
    private const int TargetTail = 4096;

    /// <inheritdoc/>
    /// <exception cref="AuditAppendRefusedException">Nothing was appended. If the file is the cause, the inner exception is a
    /// <see cref="SqliteLogException"/> that says what to do.</exception>
    /// <exception cref="LogDivergedException">The file no longer has what it had: a backup was restored into it.</exception>
    /// <exception cref="LogNewerException">A later version of the library has appended an event that this one does not know.</exception>
    /// <exception cref="SqliteLogException">The commit failed, and the log could not find out whether the events were kept. Open the log
    /// again.</exception>
    public IReadOnlyList<AuditEvent> AppendOrCatchUp(IReadOnlyList<AuditEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        using (UninterruptibleLock.Acquire(_appending))
        {
            AppendStatements append = Appending();
            if (events is [{ Sequence: >= 1 } first, ..] && first.Sequence - 1 != _chain.Size
                && TailInPlace(first.Sequence - 1) is { Count: > 0 } taken) return taken;
            try
            {
                AppendAtEnd(append, events, keepsTurn: true, CancellationToken.None);
                return [];
            }
            catch (AuditConflictException e) when (e.Found > e.Expected)
            {
                return TailAfterConflict(e.Expected);
            }
            catch (AuditConflictException e)
            {
                throw GoneBack(e.Expected, e.Found);
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="version"/> is negative.</exception>
    /// <exception cref="LogDivergedException">The file no longer has what it had: a backup was restored into it.</exception>
    /// <exception cref="LogNewerException">A later version of the library has appended an event that this one does not know.</exception>
    /// <exception cref="ObjectDisposedException">The log was closed.</exception>
    /// <exception cref="SqliteLogException">The file cannot be read.</exception>
    public IReadOnlyList<AuditEvent> ReadTail(long version)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        using (UninterruptibleLock.Acquire(_appending))
        {
            EndReservation(); // nothing is left to append
            CheckInPlace();
            return Tail(version);
        }
    }

    /// <inheritdoc/>
    /// <remarks>The file is looked at at once and then four times a second, which costs some microseconds each.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="mayHaveMore"/> is <see langword="null"/>.</exception>
    /// <exception cref="ObjectDisposedException">The log was closed.</exception>
    public IDisposable Watch(Action mayHaveMore)
    {
        ArgumentNullException.ThrowIfNull(mayHaveMore);
        CheckUsable();
        return _news.Add(mayHaveMore);
    }

    // The tail in place of an append: nothing was sent, so a file that cannot be read is a refusal.
    private List<AuditEvent> TailInPlace(long version)
    {
        try
        {
            return Tail(version);
        }
        catch (SqliteLogException e)
        {
            throw new AuditAppendRefusedException("Nothing was appended. " + e.Message, e);
        }
    }

    // The write lock is kept only for whoever can follow.
    private List<AuditEvent> TailAfterConflict(long version)
    {
        try
        {
            return TailInPlace(version) is { Count: > 0 } tail ? tail : throw GoneBack(version, version);
        }
        catch
        {
            EndReservation();
            throw;
        }
    }

    private List<AuditEvent> Tail(long version)
    {
        List<AuditEvent> tail = [];
        try
        {
            long last = LastSequence;
            if (last < Math.Max(version, _chain.Size)) throw GoneBack(Math.Max(version, _chain.Size), last);
            if (_chain.Size > 0 && _tree.LeafAt(_chain.Size - 1) != _chain.Last) throw OtherEnd(_chain.Size);
            // A registry that was opened after others had appended is ahead of the chain; another registry on this log can be behind it.
            if (_chain.Size < version) _chain = LedgerChain.Resume(Identity, TreeOver(last), version);
            LedgerChain chain = _chain.Size > version ? LedgerChain.Resume(Identity, TreeOver(last), version) : _chain;
            foreach (AuditEvent next in ReadThrough(chain, last, CancellationToken.None))
            {
                tail.Add(next);
                if (tail.Count >= TargetTail && next.Index == next.Count) break;
            }
        }
        catch (LedgerException e) when (e.IsOfLaterVersion)
        {
            // The changes before it are known, and followed first.
            int known = tail.FindLastIndex(next => next.Index == next.Count) + 1;
            tail.RemoveRange(known, tail.Count - known);
            if (tail.Count == 0) throw new LogNewerException(e.Sequence, e);
        }
        catch (LedgerException e)
        {
            throw new LogDivergedException(version, e.Sequence <= version + 1 ? 0 : e.Sequence - 1, e.Message, e);
        }

        return tail;
    }

    private static LogDivergedException OtherEnd(long version) =>
        new(version, 0, FormattableString.Invariant($"event {version} is another one."));

    private static LogDivergedException GoneBack(long version, long last) =>
        new(version, 0, FormattableString.Invariant($"it ends at event {last}."));
}
