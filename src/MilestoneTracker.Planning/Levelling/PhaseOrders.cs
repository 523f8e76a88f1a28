namespace MilestoneTracker.Planning.Levelling;

// Orders of the milestones of a phase, as numbers: how they are made, by chance or from others. Every one that is handed out puts what is
// in progress first, and dependencies before their dependents. For one thread.
internal sealed class PhaseOrders(Phase phase, long[] lateFinishes)
{
    private readonly int _count = phase.Members.Length;
    private readonly int[] _missing = new int[phase.Members.Length];
    private readonly int[] _places = new int[phase.Members.Length];
    private readonly bool[] _isTaken = new bool[phase.Members.Length];
    private readonly List<int> _ready = [];
    private readonly PriorityQueue<int, int> _queue = new();

    /// <summary>By regret over the latest finishes: what would be latest soonest is drawn most often.</summary>
    public void Sample(ref Draws draws, int[] order)
    {
        _ready.Clear();
        for (int member = 0; member < _count; member++)
        {
            _missing[member] = phase.Needs[member].Length;
            if (_missing[member] == 0) _ready.Add(member);
        }

        for (int place = 0; place < _count; place++)
        {
            int drawn = Draw(ref draws);
            int member = order[place] = _ready[drawn];
            _ready[drawn] = _ready[^1];
            _ready.RemoveAt(_ready.Count - 1);
            foreach ((int follower, _) in phase.Followers[member])
                if (--_missing[follower] == 0) _ready.Add(follower);
        }

        Repair(order);
    }

    /// <summary>The mother's up to a place, the father's up to another, and the rest as the mother has it; then neighbours change places
    /// with 2 % where no link holds them.</summary>
    public void Cross(ref Draws draws, int[] mother, int[] father, int[] order)
    {
        int first = (int)draws.Below(_count + 1);
        int second = (int)draws.Below(_count + 1);
        if (first > second) (first, second) = (second, first);
        Array.Clear(_isTaken);
        int end = 0;
        for (int place = 0; place < first; place++) Take(mother[place]);
        for (int place = 0; place < _count && end < second; place++)
            if (!_isTaken[father[place]]) Take(father[place]);
        for (int place = 0; place < _count; place++)
            if (!_isTaken[mother[place]]) Take(mother[place]);
        for (int place = 0; place + 1 < _count; place++)
            if (draws.Below(50) == 0 && Array.IndexOf(phase.Needs[order[place + 1]], order[place]) < 0)
                (order[place], order[place + 1]) = (order[place + 1], order[place]);
        Repair(order);

        void Take(int member)
        {
            _isTaken[member] = true;
            order[end++] = member;
        }
    }

    /// <summary>Makes an order keep the rules with as little change as there can be: always the first of those that may come
    /// next.</summary>
    public void Repair(int[] order)
    {
        for (int place = 0; place < _count; place++) _places[order[place]] = place;
        if (!phase.HasProgress && Keeps(order)) return;
        for (int member = 0; member < _count; member++)
        {
            _missing[member] = phase.Needs[member].Length;
            if (_missing[member] == 0) _queue.Enqueue(member, KeyOf(member));
        }

        for (int place = 0; place < _count; place++)
        {
            int member = order[place] = _queue.Dequeue();
            foreach ((int follower, _) in phase.Followers[member])
                if (--_missing[follower] == 0) _queue.Enqueue(follower, KeyOf(follower));
        }
    }

    // What is in progress comes before all others, and among itself in the order of the one pass.
    private int KeyOf(int member) => phase.IsInProgress(member) ? member - _count : _places[member];

    private bool Keeps(int[] order)
    {
        foreach (int member in order)
            foreach (int need in phase.Needs[member])
                if (_places[need] > _places[member]) return false;
        return true;
    }

    private int Draw(ref Draws draws)
    {
        long greatest = 0;
        foreach (int member in _ready) greatest = Math.Max(greatest, lateFinishes[member]);
        long sum = 0;
        foreach (int member in _ready) sum += greatest - lateFinishes[member] + phase.ShortestWork;
        long drawn = draws.Below(sum);
        for (int place = 0; ; place++)
        {
            drawn -= greatest - lateFinishes[_ready[place]] + phase.ShortestWork;
            if (drawn < 0) return place;
        }
    }
}
