using System.Collections.Concurrent;
using MilestoneTracker.Naming;
using MilestoneTracker.Storage;
using MilestoneTracker.Threading;

namespace MilestoneTracker.State;

/// <summary>What all snapshots and forks of one registry share: the names, the keys of fields, and scratch space for rent. Safe from any
/// thread.</summary>
internal sealed class RegistryFamily
{
    private const int KeptLength = 4096; // scratch space up to this length is always kept
    private const int MaxKeys = 1024; // so that a caller that generates keys does not fill the memory

    private readonly Stack<Scratch> _idle = new();
    private readonly ConcurrentDictionary<string, string> _keys = new(StringComparer.Ordinal);

    private int _keyCount;
    private int _isOwned; // by a registry that continues from it

    public RegistryFamily(NameTable? names = null) => Names = names ?? new NameTable();

    public NameTable Names { get; }

    /// <summary>Claims the family for a registry; only the first call succeeds.</summary>
    public bool TryOwn() => Interlocked.Exchange(ref _isOwned, 1) == 0;

    /// <summary>Returns the same key, usually as the one object that all fields share: a log that is read has one object for each
    /// occurrence.</summary>
    public string Shared(string key)
    {
        if (_keys.TryGetValue(key, out string? shared)) return shared;
        if (Volatile.Read(ref _keyCount) >= MaxKeys) return key;
        shared = _keys.GetOrAdd(key, key);
        if (ReferenceEquals(shared, key)) Interlocked.Increment(ref _keyCount); // Count of the dictionary would take all its locks
        return shared;
    }

    /// <summary>Rents scratch space to one thread until it is disposed.</summary>
    public Lease Rent()
    {
        using (UninterruptibleLock.Acquire(_idle)) return new Lease(this, _idle.Count > 0 ? _idle.Pop() : new Scratch());
    }

    internal readonly struct Lease(RegistryFamily family, Scratch scratch) : IDisposable
    {
        public Scratch Scratch => scratch;

        public void Dispose()
        {
            // Scratch space of a large proposal is dropped; the plan itself needs far less.
            if (scratch.Length > KeptLength && scratch.Length / 4 > family.Names.End) return;
            using (UninterruptibleLock.Acquire(family._idle)) family._idle.Push(scratch);
        }
    }
}
