#if NET
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using MilestoneTracker.Auditing;

namespace MilestoneTracker;

// Following a registry from a place in its log: the log is the queue. A notification only says that there is news; what it is, and
// in what order, is read
// from the log, up to the version that is visible. So nothing is missed or comes twice between what was there and what comes, and
// whoever is slow
// keeps nothing in memory.
public sealed partial class MilestoneRegistry
{
    /// <summary>Every change after a sequence number, first those that the log holds already and then each as it is committed,
    /// without a gap and without a
    /// repetition. Whoever keeps the sequence number of the last event that was dealt with goes on from there after a restart.</summary>
    /// <remarks>
    /// A change is its events, in order. The enumeration goes on until it is cancelled or left; between changes it waits and holds
    /// no thread, and the log is read on
    /// the thread that enumerates. While it goes on the registry has an observer, with what that costs
    /// (<see cref="Subscribe(IObserver{RegistryChange})"/>). Several may follow at once.
    /// Where the registry is faulted nothing more can come: once everything visible was given out, the enumeration ends with a
    /// <see cref="RegistryFaultedException"/>.
    /// </remarks>
    /// <param name="after">The sequence number of the last event of a change; 0 for all.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="after"/> is negative, or beyond the version of the
    /// registry.</exception>
    /// <exception cref="ArgumentException">While enumerating: <paramref name="after"/> lies within a change.</exception>
    /// <exception cref="RegistryFaultedException">While enumerating: everything visible was given out, and the registry is
    /// faulted.</exception>
    /// <exception cref="InvalidOperationException">The registry's sink cannot be read back: <see cref="Log"/> is
    /// <see langword="null"/>.</exception>
    public IAsyncEnumerable<ImmutableArray<AuditEvent>> ReadChangesAsync(long after, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        if (Log is null)
            throw new InvalidOperationException("The audit sink of this registry cannot be read back. Give the registry an IAuditLog.");
        long version = Current.Version;
        if (after > version) throw new ArgumentOutOfRangeException(
            nameof(after), after,
            FormattableString.Invariant($"The registry is at version {version}. Give the sequence number of an event that it has."));
        return ReadChanges(Log, after, cancellationToken);
    }

    private async IAsyncEnumerable<ImmutableArray<AuditEvent>> ReadChanges(
        IAuditLog log, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Channel<bool> news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using IDisposable subscription = Subscribe(_ => news.Writer.TryWrite(true));
        BecameFaulted += End;
        try
        {
            if (IsFaulted) news.Writer.TryComplete();
            List<AuditEvent> change = [];
            while (true)
            {
                bool isLast = news.Reader.Completion.IsCompleted; // asked before what is visible is read
                long visible = Current.Version;
                foreach (AuditEvent next in log.Read(after + 1, cancellationToken).TakeWhile(e => e.Sequence <= visible))
                {
                    if (change.Count == 0 && next.Index != 1) throw new ArgumentException(
                        FormattableString.Invariant($"Event {after} is not the last of its change. Go on from the last event of a change."),
                        nameof(after));
                    change.Add(next);
                    if (next.Index < next.Count) continue;
                    after = next.Sequence;
                    yield return [.. change];
                    change.Clear();
                }

                if (isLast) throw new RegistryFaultedException(_fault!);
                if (await news.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false)) news.Reader.TryRead(out _);
            }
        }
        finally
        {
            BecameFaulted -= End;
        }

        void End(object? sender, EventArgs e) => news.Writer.TryComplete();
    }
}
#endif
