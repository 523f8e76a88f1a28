#if NET
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using MilestoneTracker.Auditing;

namespace MilestoneTracker;

// Following a registry from a position in its log: the log is the queue. A notification only says that there is news; the events and
// their order are read from the log, up to the visible version. So no change is missed or repeated, and a slow reader keeps nothing in
// memory.
public sealed partial class MilestoneRegistry
{
    /// <summary>Every change after a sequence number: first those that are already in the log, then each as it is committed, without gaps
    /// or repetitions. To continue after a restart, store the sequence number of the last event that was processed.</summary>
    /// <remarks>
    /// A change is the list of its events, in order. The enumeration continues until it is cancelled or left. Between changes it waits
    /// without holding a thread; the log is read on the thread that enumerates. During the enumeration the registry has an observer, at
    /// the cost of one (<see cref="Subscribe(IObserver{RegistryChange})"/>). Several enumerations can run at once. If the registry is
    /// faulted, no more changes come: after everything visible, the enumeration ends with a <see cref="RegistryFaultedException"/>.
    /// </remarks>
    /// <param name="after">The sequence number of the last event of a change; 0 for all.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="after"/> is negative, or beyond the version of the
    /// registry.</exception>
    /// <exception cref="ArgumentException">While enumerating: <paramref name="after"/> lies within a change.</exception>
    /// <exception cref="RegistryFaultedException">While enumerating: the registry is faulted, and every visible change was
    /// returned.</exception>
    /// <exception cref="LogNewerException">While enumerating: the registry has stopped following its shared log, and every visible change
    /// was returned.</exception>
    /// <exception cref="InvalidOperationException">The registry's sink cannot be read: <see cref="Log"/> is
    /// <see langword="null"/>.</exception>
    public IAsyncEnumerable<ImmutableArray<AuditEvent>> ReadChangesAsync(long after, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        if (Log is null)
            throw new InvalidOperationException("The audit sink of this registry cannot be read. Use a registry with an IAuditLog.");
        long version = Current.Version;
        if (after > version) throw new ArgumentOutOfRangeException(
            nameof(after), after,
            FormattableString.Invariant($"The registry is at version {version}. Pass the sequence number of an event that it has."));
        return ReadChanges(Log, after, cancellationToken);
    }

    private async IAsyncEnumerable<ImmutableArray<AuditEvent>> ReadChanges(
        IAuditLog log, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Channel<bool> news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using IDisposable subscription = Subscribe(_ => news.Writer.TryWrite(true));
        Ended += End;
        try
        {
            if (IsFaulted || _lookFailure is LogNewerException) news.Writer.TryComplete();
            List<AuditEvent> change = [];
            while (true)
            {
                bool isLast = news.Reader.Completion.IsCompleted; // must be read before the visible version
                long visible = Current.Version;
                foreach (AuditEvent next in log.Read(after + 1, cancellationToken).TakeWhile(e => e.Sequence <= visible))
                {
                    if (change.Count == 0 && next.Index != 1) throw new ArgumentException(
                        FormattableString.Invariant($"Event {after} is not the last of its change. Use the last event of a change."),
                        nameof(after));
                    change.Add(next);
                    if (next.Index < next.Count) continue;
                    after = next.Sequence;
                    yield return [.. change];
                    change.Clear();
                }

                if (isLast) throw _fault is { } fault ? new RegistryFaultedException(fault) : _lookFailure!;
                if (await news.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false)) news.Reader.TryRead(out _);
            }
        }
        finally
        {
            Ended -= End;
        }

        void End(object? sender, EventArgs e) => news.Writer.TryComplete();
    }
}
#endif
