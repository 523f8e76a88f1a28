using System.Diagnostics;
using MilestoneTracker.Shared.Faults.History;

namespace MilestoneTracker.Shared.Faults.Runs;

// A process of the history: one registry, two threads, each making operations one after another and writing each beginning and end to the
// history before it goes on.
internal sealed class Worker
{
    private const int Threads = 2;

    private readonly string _name;
    private readonly MilestoneRegistry _registry;
    private readonly TextWriter _history;
    private long _heard;

    public Worker(string name, MilestoneRegistry registry, TextWriter history)
    {
        (_name, _registry, _history) = (name, registry, history);
        _heard = registry.Current.Version;
        registry.Subscribe(Hear);
    }

    /// <summary>Makes so many operations.</summary>
    public void Run(int count, int seed)
    {
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(number => new Thread(() =>
        {
            Random random = new((seed * Threads) + number);
            for (int i = 0; i < count / Threads; i++) Take(Operation.Random(random), $"{_name}.{number}.{i}");
        }))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
    }

    private void Take(Operation operation, string id)
    {
        Entry entry = new(_name, id, operation, Stopwatch.GetTimestamp());
        Write(entry.Beginning);
        try
        {
            RegistrySnapshot? read = operation.Word switch
            {
                "read" => _registry.Current,
                "refresh" => _registry.Refresh(),
                _ => null,
            };
            bool changed = read is not null || operation.Make(_registry, new ChangeContext { CorrelationId = id });
            (entry.Answer, entry.Ended) = (changed ? Operation.Kept : Operation.Unchanged, Stopwatch.GetTimestamp());
            if (read is not null) (entry.Version, entry.Digest) = (read.Version, Digest.Of(read));
        }
        catch (MilestoneRegistryException e)
        {
            (entry.Answer, entry.Ended) = (e.GetType().Name, Stopwatch.GetTimestamp());
        }

        Write(entry.End);
    }

    private void Hear(RegistryChange change)
    {
        if (change.Before.Version != _heard)
            Write(FormattableString.Invariant($"violation\t{_name} heard of version {change.Before.Version} after {_heard}"));
        _heard = change.After.Version;
    }

    private void Write(string line)
    {
        lock (_history) _history.WriteLine(line);
    }
}
