namespace MilestoneTracker.Threading;

// Waiting that Thread.Interrupt cannot break: between an append and its apply, or before the turn is handed on, there is no way back. An
// interruption during such a wait is kept until the change is over, so that it does not reach the audit sink either, and is raised at the
// thread's next wait. The packages whose locks a change waits for compile this file, too: they have no changes, so there an interruption
// is pending again at once.
internal static class UninterruptibleLock
{
    [ThreadStatic]
    private static int _changes;

    [ThreadStatic]
    private static bool _kept;

    /// <summary>Until <see cref="EndChange"/>, interruptions are kept.</summary>
    public static void BeginChange() => _changes++;

    public static void EndChange()
    {
        if (--_changes > 0 || !_kept) return;
        _kept = false;
        Thread.CurrentThread.Interrupt();
    }

    /// <summary>Raises a caught interruption again: after the current change, if there is one.</summary>
    public static void Keep()
    {
        if (_changes > 0) _kept = true;
        else Thread.CurrentThread.Interrupt();
    }

    /// <summary>Takes a lock until the result is disposed.</summary>
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

    /// <summary>Takes a lock within a time, which starts again after an interruption.</summary>
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
        public void Wait() => Wait(Timeout.InfiniteTimeSpan);

        /// <summary>Waits for a pulse of the lock, or for a time, or for an interruption.</summary>
        public void Wait(TimeSpan atMost)
        {
            try
            {
                Monitor.Wait(_gate, atMost);
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
