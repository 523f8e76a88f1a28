namespace MilestoneTracker.TestSupport.Doubles;

// Real threads under a deadline: a test that would hang fails instead, and what a thread throws is the test's failure.
internal sealed class WorkerThreads
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly List<Thread> _threads = [];
    private readonly List<Exception> _failures = [];

    public Thread Start(Action work)
    {
        Thread thread = new(() =>
        {
            try
            {
                work();
            }
            catch (Exception e)
            {
                lock (_failures) _failures.Add(e);
            }
        }) { IsBackground = true };
        _threads.Add(thread);
        thread.Start();
        return thread;
    }

    public void Join()
    {
        foreach (Thread thread in _threads)
            if (!thread.Join(Patience)) throw new TimeoutException("A thread did not come to its end.");
        if (_failures.Count > 0) throw new AggregateException(_failures);
    }

    /// <summary>Waits, without sleeping away time that is not needed, for something that other threads bring about.</summary>
    public static void Await(Func<bool> condition)
    {
        if (!SpinWait.SpinUntil(condition, Patience)) throw new TimeoutException("What was waited for did not happen.");
    }

    public static void Await(ManualResetEventSlim gate)
    {
        if (!gate.Wait(Patience)) throw new TimeoutException("The gate was not opened.");
    }
}
