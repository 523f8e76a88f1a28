using System.Globalization;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Faults.Plans;

// Somebody who changes a plan at random, and knows his own milestones well enough that the registry never refuses him: his
// milestones are named by his number, they depend on older ones of his own only, and each change alters what he knows at
// once. Whoever drops a change that he was given has to make him look again.
internal sealed class Author(int number, SplitMix random)
{
    private const int Most = 40; // milestones of one's own, so that a log of any length stays a plan that is checked quickly
    private const int Statuses = (int)MilestoneStatus.Cancelled + 1;

    private readonly List<Own> _own = []; // by age
    private int _next = 1;

    /// <summary>Learns what there is of his own.</summary>
    public void Look(RegistrySnapshot plan)
    {
        string mine = FormattableString.Invariant($"{number}.");
        _own.Clear();
        foreach (Milestone milestone in plan.Milestones.Where(milestone => milestone.Name.StartsWith(mine, StringComparison.Ordinal)))
            _own.Add(new Own(AgeOf(milestone.Name, mine.Length), milestone.Name, milestone.Status, [.. milestone.Dependencies]));
        _own.Sort((one, other) => one.Age.CompareTo(other.Age));
        _next = _own.Count == 0 ? 1 : _own[^1].Age + 1;
    }

    /// <summary>The next change: one step most of the time, otherwise several.</summary>
    public Change Next(string id)
    {
        int count = random.OneIn(4) ? 2 + random.Below(5) : 1;
        List<Step> steps = [];
        for (int i = 0; i < count; i++) steps.Add(NextStep());
        return new Change(id, random.Pick(HostileTexts.Actors), random.Pick(HostileTexts.Reasons), steps);
    }

    private Step NextStep()
    {
        int choice = random.Below(10);
        if (_own.Count < 3 || (choice < 3 && _own.Count < Most)) return Register();
        return choice switch
        {
            < 5 => SetStatus(random.Pick(_own)),
            < 8 => Declare() ?? SetStatus(random.Pick(_own)),
            8 => Withdraw() ?? SetStatus(random.Pick(_own)),
            _ => Remove(random.Pick(_own)),
        };
    }

    private Step Register()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{number}.{_next} {random.Pick(HostileTexts.Names)}");
        string[] components =
            [.. Enumerable.Range(0, random.Below(4)).Select(_ => random.Pick(HostileTexts.Components)).Distinct(StringComparer.Ordinal)];
        MilestoneStatus status = (MilestoneStatus)random.Below(Statuses);
        _own.Add(new Own(_next++, name, status, []));
        return new Step(StepKind.Register, name, Status: status, Components: components);
    }

    private Step SetStatus(Own own)
    {
        own.Status = (MilestoneStatus)(((int)own.Status + 1 + random.Below(Statuses - 1)) % Statuses);
        return new Step(StepKind.SetStatus, own.Name, Status: own.Status);
    }

    private Step? Declare()
    {
        int younger = 1 + random.Below(_own.Count - 1);
        (Own own, Own older) = (_own[younger], _own[random.Below(younger)]);
        return own.Dependencies.Add(older.Name) ? new Step(StepKind.Declare, own.Name, older.Name) : null;
    }

    private Step? Withdraw()
    {
        Own own = random.Pick(_own);
        if (own.Dependencies.Count == 0) return null;
        string dependency = own.Dependencies.Order(StringComparer.Ordinal).First();
        own.Dependencies.Remove(dependency);
        return new Step(StepKind.Withdraw, own.Name, dependency);
    }

    private Step Remove(Own own)
    {
        _own.Remove(own);
        foreach (Own other in _own) other.Dependencies.Remove(own.Name);
        return new Step(StepKind.Remove, own.Name);
    }

    private static int AgeOf(string name, int from) =>
        int.Parse(name.AsSpan(from, name.IndexOf(' ', from) - from), NumberStyles.None, CultureInfo.InvariantCulture);

    private sealed class Own(int age, string name, MilestoneStatus status, HashSet<string> dependencies)
    {
        public int Age => age;

        public string Name => name;

        public MilestoneStatus Status { get; set; } = status;

        public HashSet<string> Dependencies => dependencies;
    }
}
