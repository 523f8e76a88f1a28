using MilestoneTracker.Dependencies;
using MilestoneTracker.Propagation;
using MilestoneTracker.State;

namespace MilestoneTracker.Tests.Propagation;

/// <summary>A graph with its wave, on integers: each change answers how many milestones it recomputed, and which came out otherwise.</summary>
internal sealed class CountedGraph
{
    private readonly RegistryState _state = new();
    private readonly OrderedSearch _search = new(new Visits());
    private readonly Wave _wave = new();

    public (int Recomputed, int[] Moved) LastChange { get; private set; }

    private DependencyGraph Graph => _state.Graph;

    public void Add(params MilestoneStatus[] statuses)
    {
        foreach (MilestoneStatus status in statuses)
        {
            int id = Graph.End;
            Graph.Add(id);
            _state.Write(id) = Wave.Beginning(status);
        }
    }

    public double ProgressOf(int id) => Units.ToDouble(_state[id].Units);

    public void Declare(int milestone, params int[] dependencies)
    {
        foreach (int dependency in dependencies)
        {
            Change(() =>
            {
                if (Graph.Declare(milestone, dependency, _search) != DependencyVerdict.Allowed) throw new InvalidOperationException($"{milestone} cannot depend on {dependency}.");
                _wave.Include(milestone, dependency);
            });
        }
    }

    /// <summary>Withdraws dependencies of one milestone, in one change.</summary>
    public void Withdraw(int milestone, params int[] dependencies) => Change(() =>
    {
        foreach (int dependency in dependencies)
        {
            Graph.Withdraw(milestone, dependency);
            _wave.Exclude(milestone, dependency);
        }
    });

    public void ChangeStatus(int id, MilestoneStatus status) => Change(() => _wave.ChangeStatus(id, status));

    private void Change(Action change)
    {
        ulong[] before = [.. Enumerable.Range(0, Graph.End).Select(id => id == 0 ? 0 : _state[id].Units)];
        _wave.Begin(Graph);
        change();
        _wave.Settle();
        LastChange = (_wave.Recomputed, [.. Enumerable.Range(1, Graph.End - 1).Where(id => _state[id].Units != before[id])]);
    }
}
