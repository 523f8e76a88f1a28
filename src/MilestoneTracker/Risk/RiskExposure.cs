using MilestoneTracker.Dependencies;
using MilestoneTracker.State;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Risk;

// The risk levels of single milestones: like RiskLevels, but only the requested milestones and what they reach through unresolved
// dependencies are visited, each once. Not recursive: it keeps its own stack.
internal sealed class RiskExposure
{
    private readonly RegistryState _state;
    private readonly VisitMarks _visits; // whose exposure is known, and its value
    private readonly uint _known;
    private readonly Stack<(int Id, int Cursor, RiskLevel Highest)> _open = [];

    public RiskExposure(RegistryState state, VisitMarks visits)
    {
        (_state, _visits) = (state, visits);
        visits.Begin(state.Graph.End);
        _known = visits.NewMark();
    }

    public DependencyGraph Graph => _state.Graph;

    public RiskLevel LevelOf(int id) => Graph.Exists(id) ? RiskRules.Level(_state[id].Status, ExposureOf(id)) : RiskLevel.None;

    public RiskLevel CarriedBy(int id) => Graph.Exists(id) ? RiskRules.Carried(_state[id].Status, ExposureOf(id)) : RiskLevel.None;

    /// <summary>The highest level that the dependencies of a milestone pass on to it.</summary>
    private RiskLevel ExposureOf(int id)
    {
        if (_visits[id].Mark == _known) return (RiskLevel)_visits[id].Value;
        Open(id);
        while (_open.Count > 0)
        {
            (int at, int cursor, RiskLevel highest) = _open.Pop();
            int needed = 0;
            while (needed == 0 && cursor >= 0 && highest < RiskLevel.High)
            {
                int next = cursor;
                int dependency = Graph.Lists.Take(Graph[at].Dependencies, ref next);
                MilestoneStatus status = _state[dependency].Status;
                bool isKnown = _visits[dependency].Mark == _known;
                RiskLevel carried = RiskRules.Carried(status, isKnown ? (RiskLevel)_visits[dependency].Value : RiskLevel.None);
                if (!isKnown && RiskRules.IsUnresolved(status) && RiskRules.LeadsOn(status) && carried < RiskLevel.High)
                    needed = dependency;
                else (cursor, highest) = (next, carried > highest ? carried : highest);
            }

            if (needed == 0)
            {
                _visits[at] = new VisitMark { Mark = _known, Value = (int)highest };
                continue;
            }

            _open.Push((at, cursor, highest));
            Open(needed);
        }

        return (RiskLevel)_visits[id].Value;
    }

    private void Open(int id) => _open.Push((id, Graph.Lists.Begin(Graph[id].Dependencies), RiskLevel.None));
}
