using System.Diagnostics;
using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Sqlite;

// Append: decided by the database, one transaction per call. A failure before COMMIT is a refusal; of a failed COMMIT, the log finds out
// what became of it (SqliteAuditLog.Doubt.cs). SqliteAuditLog.cs describes the states.

public sealed partial class SqliteAuditLog
{
    /// <inheritdoc/>
    /// <remarks>One transaction and one synchronisation of the disk for any number of events. When the method returns, the events are
    /// on the disk.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is <see langword="null"/>.</exception>
    /// <exception cref="AuditConflictException">Another writer has appended since this log, or the registry, was opened. Nothing was
    /// appended. Open both again.</exception>
    /// <exception cref="AuditAppendRefusedException">Nothing was appended. If the file is the cause, the inner exception is a
    /// <see cref="SqliteLogException"/> that says what to do.</exception>
    /// <exception cref="SqliteLogException">The commit failed, and the log could not find out whether the events were kept. Open the log
    /// again.</exception>
    public void Append(IReadOnlyList<AuditEvent> events) => Append(events, CancellationToken.None);

    /// <summary>Appends events, and can be cancelled: for very many events at once, such as those of an import.</summary>
    /// <param name="events">At least one event; whole changes, in order of sequence.</param>
    /// <param name="cancellationToken">Cancels the append with <see cref="OperationCanceledException"/>, so that nothing was appended.
    /// Ignored once the commit begins.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is <see langword="null"/>.</exception>
    /// <exception cref="AuditConflictException">Another writer has appended since this log, or the registry, was opened. Nothing was
    /// appended.</exception>
    /// <exception cref="AuditAppendRefusedException">Nothing was appended.</exception>
    /// <exception cref="SqliteLogException">The commit failed, and the log could not find out whether the events were kept. Open the log
    /// again.</exception>
    public void Append(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        using (UninterruptibleLock.Acquire(_appending)) AppendAtEnd(Appending(), events, keepsTurn: false, cancellationToken);
    }

    private void AppendAtEnd(
        AppendStatements append, IReadOnlyList<AuditEvent> events, bool keepsTurn, CancellationToken cancellationToken)
    {
        long before = _chain.Size;
        Stage(events, append, keepsTurn, cancellationToken);
        try
        {
            append.Commit.Run();
            _turns.Ends(Stopwatch.GetTimestamp());
            if (_files.Check() is { } moved) throw moved; // what was written is then perhaps nowhere to be found
        }
        catch (SqliteLogException e)
        {
            Outcome outcome = e.Fault is SqliteLogFault.Replaced or SqliteLogFault.CannotOpen ? Outcome.Unknown : Settle(e, before);
            if (outcome == Outcome.Kept) return;
            if (outcome == Outcome.Refused) throw new AuditAppendRefusedException("Nothing was appended. " + e.Message, e);
            RollBack(last: _chain.Size); // only to release the lock: the events may have been appended
            _unknown = e;
            throw;
        }
    }

    private AppendStatements Appending()
    {
        if (_disposed) throw new AuditAppendRefusedException(
            "The log is closed. Open it again.", new ObjectDisposedException(nameof(SqliteAuditLog)));
        if (_unknown is not null)
            throw new AuditAppendRefusedException("The outcome of an earlier append is unknown. Open the log again.", _unknown);
        return _append ?? throw new AuditAppendRefusedException(
            "The log was opened for reading only. Open it for writing.",
            new SqliteLogException(SqliteLogFault.ReadOnly, $"'{_path}' was opened for reading only."));
    }

    // Does everything of an append except the commit, or refuses it and changes nothing. The end of the file is compared first: a
    // registry that was opened after another writer's append knows that append, so its events would look like a gap to this log.
    private void Stage(
        IReadOnlyList<AuditEvent> events, AppendStatements append, bool keepsTurn, CancellationToken cancellationToken)
    {
        long last = _chain.Size;
        try
        {
            Begin(append, last);
            if (_files.Check() is { } moved) throw moved;
            if (append.Changes != _compared && last > 0 && _tree.LeafAt(last - 1) != _chain.Last) throw OtherEnd(last);
            _compared = append.Changes;
            AuditChanges.Validate(events, last + 1);
            for (int i = 0; i < events.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                append.Add(events[i].Sequence, _chain.Write(events[i]), _chain.Completed);
            }

            append.Insert();
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (AuditConflictException e) when (keepsTurn && e.Found > last)
        {
            Reserve(append);
            throw;
        }
        catch (Exception e)
        {
            RollBack(last);
            bool isCancelled = e is OperationCanceledException && cancellationToken.IsCancellationRequested;
            if (isCancelled || e is AuditAppendRefusedException or LogDivergedException) throw;
            throw new AuditAppendRefusedException("Nothing was appended. " + e.Message, e);
        }
    }

    private void Begin(AppendStatements append, long last)
    {
        if (!append.IsReserved) LetOthersWrite();
        try
        {
            append.Begin(last, _lockTimeout);
        }
        finally
        {
            _turns.Begins(append.Changes, Stopwatch.GetTimestamp());
        }
    }

    private void RollBack(long last)
    {
        try
        {
            _append!.RollBack();
            if (_chain.Size != last) _chain = LedgerChain.Resume(Identity, _tree, last);
        }
        catch (Exception e)
        {
            _unknown = e; // nothing was appended, but this connection cannot be used again
        }
    }
}
