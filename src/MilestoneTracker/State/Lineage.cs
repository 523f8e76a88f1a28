using MilestoneTracker.Changes;
using MilestoneTracker.Dependencies;
using MilestoneTracker.Propagation;

namespace MilestoneTracker.State;

/// <summary>What all snapshots and forks of one registry share: the names, and scratch space to be lent. Safe from any thread.</summary>
internal sealed class Lineage
{
    private readonly Stack<Scratch> _idle = new();

    public NameTable Names { get; } = new();

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
            using (Uninterrupted.Lock(lineage._idle)) lineage._idle.Push(scratch);
        }
    }
}

/// <summary>Marks, a search and a wave, used again and again so that no operation allocates by the size of the registry.</summary>
internal sealed class Scratch
{
    public Scratch() => Search = new OrderedSearch(Visits);

    public Visits Visits { get; } = new();

    public OrderedSearch Search { get; }

    public Wave Wave { get; } = new();
}
