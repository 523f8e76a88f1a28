using System.Runtime.ExceptionServices;

namespace MilestoneTracker.Planning.Simulations;

// Hands numbered pieces of work to a fixed number of threads, the calling one among them, each with a number of its own so that it can
// keep what it uses again. What a piece throws ends the work and is thrown as it is. Progress is reported one call at a time, ascending, in
// steps of a per cent.
internal sealed class Workers(int count, IProgress<double>? progress, CancellationToken cancellation)
{
    private readonly Lock _telling = new();
    private long _expected = 1;
    private long _done;
    private int _told;

    public int Count => count;

    /// <summary>How many pieces there will be in all.</summary>
    public void Expect(long pieces) => _expected = Math.Max(1, pieces);

    /// <summary>Does pieces 0 to the number of them, each once.</summary>
    /// <param name="pieces">The number of pieces.</param>
    /// <param name="work">Given the number of the thread, and of the piece.</param>
    public void Run(int pieces, Action<int, int> work)
    {
        int next = -1;
        ExceptionDispatchInfo? failure = null;
        if (count == 1) Work(0);
        else Parallel.For(0, count, Work);
        failure?.Throw();
        cancellation.ThrowIfCancellationRequested();

        void Work(int worker)
        {
            try
            {
                while (Volatile.Read(ref failure) is null && Interlocked.Increment(ref next) is int piece && piece < pieces)
                {
                    cancellation.ThrowIfCancellationRequested();
                    work(worker, piece);
                    Tell();
                }
            }
#pragma warning disable CA1031 // it is thrown again, by the calling thread
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
            }
        }
    }

    private void Tell()
    {
        long done = Interlocked.Increment(ref _done);
        if (progress is null) return;
        int percent = (int)(100 * done / _expected);
        lock (_telling)
        {
            if (percent <= _told) return;
            _told = percent;
            progress.Report(percent / 100.0);
        }
    }
}
