using System.Collections.Concurrent;
using MilestoneTracker.Naming;
using MilestoneTracker.Storage;
using MilestoneTracker.Threading;

namespace MilestoneTracker.State;

/// <summary>What all snapshots and forks of one registry share: the names, the keys of fields, and scratch space to be lent. Safe
/// from any thread.</summary>
internal sealed class RegistryFamily
{
    private const int KeptLength = 4096; // scratch space up to here is always kept
    private const int MaxKeys = 1024; // so that whoever makes up keys does not fill the memory with them

    private readonly Stack<Scratch> _idle = new();
    private readonly ConcurrentDictionary<string, string> _keys = new(StringComparer.Ordinal);

    private int _keyCount;
    private int _isOwned; // by a registry that goes on from it

    public RegistryFamily(NameTable? names = null) => Names = names ?? new NameTable();

    public NameTable Names { get; }

    /// <summary>Takes it for a registry; of several only one gets it.</summary>
    public bool TryOwn() => Interlocked.Exchange(ref _isOwned, 1) == 0;

    /// <summary>The same key of a field, mostly in the one object that all fields share: a log that is read has an object for
    /// each.</summary>
    public string Shared(string key)
    {
        if (_keys.TryGetValue(key, out string? shared)) return shared;
        if (Volatile.Read(ref _keyCount) >= MaxKeys) return key;
        shared = _keys.GetOrAdd(key, key);
        if (ReferenceEquals(shared, key)) Interlocked.Increment(ref _keyCount); // the dictionary itself would take all its locks to count
        return shared;
    }

    /// <summary>Lends scratch space to one thread until it is disposed.</summary>
    public Lease Rent()
    {
        using (UninterruptibleLock.Acquire(_idle)) return new Lease(this, _idle.Count > 0 ? _idle.Pop() : new Scratch());
    }

    internal readonly struct Lease(RegistryFamily lineage, Scratch scratch) : IDisposable
    {
        public Scratch Scratch => scratch;

        public void Dispose()
        {
            // Of a large proposal; the plan itself needs far less.
            if (scratch.Length > KeptLength && scratch.Length / 4 > lineage.Names.End) return;
            using (UninterruptibleLock.Acquire(lineage._idle)) lineage._idle.Push(scratch);
        }
    }
}
