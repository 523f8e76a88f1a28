namespace MilestoneTracker.Faults.Syscalls;

// Keeps every thread of the pool waiting. A registry that follows its file looks at it from the pool, and calls of several threads cannot
// be counted: until this is disposed, no such look begins.
internal sealed class BusyPool : IDisposable
{
    private readonly ManualResetEventSlim _end = new();

    public BusyPool()
    {
        int threads = Environment.ProcessorCount; // the pool cannot have fewer
        ThreadPool.GetMinThreads(out _, out int forInput);
        ThreadPool.SetMinThreads(threads, forInput);
        ThreadPool.GetMaxThreads(out _, out int mostForInput);
        if (!ThreadPool.SetMaxThreads(threads, mostForInput)) throw new InvalidOperationException("The pool cannot be limited.");
        using CountdownEvent begun = new(threads);
        for (int i = 0; i < threads; i++)
        {
            ThreadPool.QueueUserWorkItem(_ =>
            {
                begun.Signal();
                _end.Wait();
            });
        }

        begun.Wait();
    }

    public void Dispose() => _end.Set(); // not disposed of: the threads still read it
}
