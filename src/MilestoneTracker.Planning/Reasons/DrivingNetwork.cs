using MilestoneTracker.Planning.Passes;

namespace MilestoneTracker.Planning.Reasons;

// The milestones that drive one, and how: the first chain, all links, all chains. Not recursive: a chain may be as long as the plan.
// O(what drives it, and the dependencies of that); each chain as it is taken.
internal sealed class DrivingNetwork(Times times)
{
    private readonly Dictionary<int, IReadOnlyList<Driver>> _drivers = [];

    /// <summary>From a milestone always to the first driver, while that is a dependency; in the end the first one first.</summary>
    public (List<int> Positions, DriverKind Root) Path(int position)
    {
        List<int> path = [position];
        while (true)
        {
            Driver first = Of(position)[0];
            if (first.Kind != DriverKind.Dependency)
            {
                path.Reverse();
                return (path, first.Kind);
            }

            path.Add(position = PositionOf(first.Dependency!));
        }
    }

    /// <summary>All driving links up from a milestone, ordinally.</summary>
    public IReadOnlyList<DrivingLink> Links(int position)
    {
        List<DrivingLink> links = [];
        HashSet<int> seen = [position];
        Stack<int> open = new([position]);
        while (open.TryPop(out int next))
        {
            foreach (string dependency in DependenciesOf(next))
            {
                links.Add(new DrivingLink(times.Model.View.NameAt(next), dependency));
                int driving = PositionOf(dependency);
                if (seen.Add(driving)) open.Push(driving);
            }
        }

        links.Sort((one, other) => string.CompareOrdinal(one.Milestone, other.Milestone) is not 0 and int order
            ? order
            : string.CompareOrdinal(one.Dependency, other.Dependency));
        return links.AsReadOnly();
    }

    /// <summary>All chains to a milestone, in the ordinal order of their names from that one back; each the first one first.</summary>
    public IEnumerable<DrivingPath> Chains(int position)
    {
        List<(int Position, IReadOnlyList<string> Dependencies, int Taken)> chain = [(position, DependenciesOf(position), 0)];
        while (chain.Count > 0)
        {
            (int last, IReadOnlyList<string> dependencies, int taken) = chain[^1];
            if (dependencies.Count == 0)
            {
                string[] names = [.. chain.Select(step => times.Model.View.NameAt(step.Position))];
                Array.Reverse(names);
                yield return new DrivingPath(Array.AsReadOnly(names), Of(last)[0].Kind);
            }

            if (taken == dependencies.Count)
            {
                chain.RemoveAt(chain.Count - 1);
                continue;
            }

            chain[^1] = (last, dependencies, taken + 1);
            int next = PositionOf(dependencies[taken]);
            chain.Add((next, DependenciesOf(next), 0));
        }
    }

    private string[] DependenciesOf(int position) =>
        [.. Of(position).Where(driver => driver.Kind == DriverKind.Dependency).Select(driver => driver.Dependency!)];

    private IReadOnlyList<Driver> Of(int position)
    {
        if (!_drivers.TryGetValue(position, out IReadOnlyList<Driver>? drivers))
            _drivers.Add(position, drivers = Drivers.Of(times, position));
        return drivers;
    }

    private int PositionOf(string name) => times.Model.View.PositionOf(name);
}
