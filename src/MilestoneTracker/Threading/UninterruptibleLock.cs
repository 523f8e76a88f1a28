namespace MilestoneTracker.Threading;

// Waiting that Thread.Interrupt cannot break: between an append and its apply, or with the turn to hand on, there is no way
// back. An interruption that comes while the registry waits is kept until the change is over, so that it does not reach the
// audit sink either, and comes at the thread's next wait outside.
// The packages whose locks a change waits for compile this file too: there nothing is known of changes, and an interruption is pending
// again at once.
internal static class UninterruptibleLock
{
    [ThreadStatic]
    private static int _changes;

    [ThreadStatic]
    private static bool _kept;

    /// <summary>From here to <see cref="EndChange"/> an interruption is kept.</summary>
    public static void BeginChange() => _changes++;

    public static void EndChange()
    {
        if (--_changes > 0 || !_kept) return;
        _kept = false;
        Thread.CurrentThread.Interrupt();
    }

    /// <summary>Has an interruption that was caught come again: after the change, where one is under way.</summary>
    public static void Keep()
    {
        if (_changes > 0) _kept = true;
        else Thread.CurrentThread.Interrupt();
    }

    /// <summary>Takes a lock until the answer is disposed.</summary>
    public static Held Acquire(object gate)
    {
        bool interrupted = false;
        bool taken = false;
        while (!taken)
        {
            try
            {
                Monitor.Enter(gate, ref taken);
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;
            }
        }

        return new Held(gate, interrupted);
    }

    /// <summary>Takes a lock within a time, which begins anew where an interruption comes.</summary>
    public static bool TryLock(object gate, TimeSpan atMost, out Held held)
    {
        bool interrupted = false;
        bool taken = false;
        while (true)
        {
            try
            {
                Monitor.TryEnter(gate, atMost, ref taken);
                break;
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;
            }
        }

        held = taken ? new Held(gate, interrupted) : default;
        if (interrupted && !taken) Keep();
        return taken;
    }

    internal struct Held : IDisposable
    {
        private readonly object _gate;
        private bool _interrupted;

        internal Held(object gate, bool interrupted) => (_gate, _interrupted) = (gate, interrupted);

        /// <summary>Waits for a pulse of the lock.</summary>
        public void Wait()
        {
            try
            {
                Monitor.Wait(_gate);
            }
            catch (ThreadInterruptedException)
            {
                _interrupted = true;
            }
        }

        public readonly void Dispose()
        {
            Monitor.Exit(_gate);
            if (_interrupted) Keep();
        }
    }
}
