using System.Collections.Concurrent;
using MilestoneTracker.Changes;
using MilestoneTracker.Dependencies;

namespace MilestoneTracker.State;

/// <summary>What all snapshots and forks of one registry share: the names, the keys of fields, and scratch space to be lent. Safe from any thread.</summary>
internal sealed class Lineage
{
    private const int KeptLength = 4096; // scratch space up to here is always kept
    private const int MostKeys = 1024; // so that whoever makes up keys does not fill the memory with them

    private readonly Stack<Scratch> _idle = new();
    private readonly ConcurrentDictionary<string, string> _keys = new(StringComparer.Ordinal);

    private int _keyCount;
    private int _isOwned; // by a registry that goes on from it

    public Lineage(NameTable? names = null) => Names = names ?? new NameTable();

    public NameTable Names { get; }

    /// <summary>Takes it for a registry; of several only one gets it.</summary>
    public bool TryOwn() => Interlocked.Exchange(ref _isOwned, 1) == 0;

    /// <summary>The same key of a field, mostly in the one object that all fields share: a log that is read has an object for each.</summary>
    public string Shared(string key)
    {
        if (_keys.TryGetValue(key, out string? shared)) return shared;
        if (Volatile.Read(ref _keyCount) >= MostKeys) return key;
        shared = _keys.GetOrAdd(key, key);
        if (ReferenceEquals(shared, key)) Interlocked.Increment(ref _keyCount); // the dictionary itself would take all its locks to count
        return shared;
    }

    /// <summary>Lends scratch space to one thread until it is disposed.</summary>
    public Loan Borrow()
    {
        using (Uninterrupted.Lock(_idle)) return new Loan(this, _idle.Count > 0 ? _idle.Pop() : new Scratch());
    }

    internal readonly struct Loan(Lineage lineage, Scratch scratch) : IDisposable
    {
        public Scratch Scratch => scratch;

        public void Dispose()
        {
            if (scratch.Length > KeptLength && scratch.Length / 4 > lineage.Names.End) return; // of a large proposal; the plan itself needs far less
            using (Uninterrupted.Lock(lineage._idle)) lineage._idle.Push(scratch);
        }
    }
}

/// <summary>Marks, a search and a list, used again and again so that no operation allocates by the size of the registry.</summary>
internal sealed class Scratch
{
    private int[] _ids = [];

    public Scratch() => Search = new OrderedSearch(Visits);

    public Visits Visits { get; } = new();

    public OrderedSearch Search { get; }

    /// <summary>For how many milestones there is room.</summary>
    public int Length => Math.Max(Visits.Length, _ids.Length);

    /// <summary>Room for as many ids, whatever it holds.</summary>
    public int[] Ids(int length)
    {
        if (_ids.Length < length) _ids = new int[Math.Max(length, (int)Math.Min(_ids.Length * 2L, int.MaxValue / 2))];
        return _ids;
    }
}
