using System.Globalization;

namespace MilestoneTracker.TestSupport.Randomness;

// A random plan in a registry, and random edits of its graph, by a seed: half of them one more dependency, a fifth one fewer, a fifth a new
// milestone between others, and the rest one that goes. Milestones need those of the few layers before them.
public sealed class EditedPlan
{
    private readonly Random _random;
    private readonly List<string> _names = [];
    private readonly List<(string Milestone, string Dependency)> _dependencies = [];
    private int _registered;

    /// <summary>Registers the milestones, with three dependencies for every two of them.</summary>
    public EditedPlan(int seed, int milestones, MilestoneRegistry registry)
    {
        (_random, Registry) = (new Random(seed), registry);
        registry.Batch(change =>
        {
            for (int i = 0; i < milestones; i++) _names.Add(Register(change));
            for (int i = 0; i < milestones * 3 / 2; i++) Declare(change, reach: Math.Max(8, milestones / 6));
        });
    }

    public MilestoneRegistry Registry { get; }

    /// <summary>Makes one edit, as one change, and says which.</summary>
    public string Edit()
    {
        string kind = _random.Next(10) switch { < 5 => "declare", < 7 => "withdraw", < 9 => "register", _ => "remove" };
        Registry.Batch(change =>
        {
            switch (kind)
            {
                case "declare":
                    while (!Declare(change, reach: _names.Count)) { }
                    break;
                case "withdraw": Withdraw(change, _random.Next(_dependencies.Count)); break;
                case "register":
                    // Somewhere in the order, so that it can have a dependency and a dependent.
                    int at = _random.Next(_names.Count + 1);
                    _names.Insert(at, Register(change));
                    if (at > 0) Declare(change, _names[at], _names[_random.Next(at)]);
                    if (at + 1 < _names.Count) Declare(change, _names[_random.Next(at + 1, _names.Count)], _names[at]);
                    break;
                default:
                    string gone = _names[_random.Next(_names.Count)];
                    for (int i = _dependencies.Count - 1; i >= 0; i--)
                        if (_dependencies[i].Milestone == gone || _dependencies[i].Dependency == gone) Withdraw(change, i);
                    change.RemoveMilestone(gone);
                    _names.Remove(gone);
                    break;
            }
        });
        return kind;
    }

    private string Register(ProposedChange change)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"Milestone {++_registered}");
        change.RegisterMilestone(name, [$"Component {_registered % 7}"]);
        return name;
    }

    private bool Declare(ProposedChange change, int reach)
    {
        int at = _random.Next(1, _names.Count);
        return Declare(change, _names[at], _names[_random.Next(Math.Max(0, at - reach), at)]);
    }

    private bool Declare(ProposedChange change, string milestone, string dependency)
    {
        if (_dependencies.Contains((milestone, dependency))) return false;
        change.DeclareMilestoneDependency(milestone, dependency);
        _dependencies.Add((milestone, dependency));
        return true;
    }

    private void Withdraw(ProposedChange change, int index)
    {
        (string milestone, string dependency) = _dependencies[index];
        change.WithdrawMilestoneDependency(milestone, dependency);
        _dependencies.RemoveAt(index);
    }
}
