using System.Collections.Immutable;
using MilestoneTracker.Auditing;
using MilestoneTracker.Dependencies;
using MilestoneTracker.Diagnostics;
using MilestoneTracker.State;

namespace MilestoneTracker.Changes;

// "Decide": what would an operation change in this state? Each method either adds the edits, or throws the typed refusal,
// or adds nothing where nothing would change. It only reads the state. The order of the checks is the contract's:
// arguments, unknown names, then what the operation itself refuses.
//
// A decision is good for the state that it was made on, until that state changes.
internal sealed class Decision(TransitionGate transitions, RegistryTelemetry telemetry, Func<RegistryState, RegistrySnapshot> freeze, Func<RegistrySnapshot> current)
{
    /// <summary>A list that has grown beyond this, for a large removal, is not kept for the next decision.</summary>
    private const int KeptCapacity = 1024;

    private List<Edit> _edits = [];
    private ChangeContext _context = ChangeContext.None;

    /// <summary>What was decided; nothing where nothing changes.</summary>
    public List<Edit> Edits => Adopted?.Edits ?? _edits;

    /// <summary>The proposal whose staged state takes the place of this one, where that was decided.</summary>
    public ProposedChange? Adopted { get; private set; }

    /// <summary>The state that is decided on.</summary>
    public RegistryState State { get; private set; } = null!;

    /// <summary>Holds the search that allowed a declaration.</summary>
    public Scratch Scratch { get; private set; } = null!;

    public void Begin(RegistryState state, ChangeContext context, Scratch scratch)
    {
        (State, _context, Scratch, Adopted) = (state, context, scratch, null);
        if (_edits.Capacity > KeptCapacity) _edits = [];
        else _edits.Clear();
    }

    /// <summary>Lets go of what was decided on, so that nothing old is kept until the next decision.</summary>
    public void End() => Begin(null!, ChangeContext.None, null!);

    /// <summary>The events of what was decided: one change, with the time that it is now.</summary>
    public AuditEvent[] Stamp(TimeProvider time)
    {
        AuditEvent[] events = new AuditEvent[Edits.Count];
        if (events.Length == 0) return events;
        DateTimeOffset now = time.GetUtcNow().ToUniversalTime();
        for (int i = 0; i < events.Length; i++)
            events[i] = new AuditEvent(State.Version + 1 + i, now, _context, i + 1, events.Length, Edits[i].Data);
        return events;
    }

    public void Register(string name, IEnumerable<string>? components, MilestoneStatus status)
    {
        bool taken = State.FindOrNone(name, nameof(name)) != 0;
        ImmutableSortedSet<string> set = ComponentSet.Of(components);
        MilestoneStatusWords.Checked(status, nameof(status));
        if (taken) throw new DuplicateMilestoneException(name);
        _edits.Add(new Edit(new MilestoneRegistered(name, set, status)));
    }

    public void UpdateStatus(string name, MilestoneStatus status)
    {
        int id = State.FindOrNone(name, nameof(name));
        MilestoneStatusWords.Checked(status, nameof(status));
        if (id == 0) throw new MilestoneNotFoundException(name);
        MilestoneStatus old = State[id].Status;
        if (old == status) return;
        transitions.Check(name, old, status, _context, State, freeze);
        _edits.Add(new Edit(new MilestoneStatusChanged(State.Names[id], old, status), id));
    }

    public void Declare(string milestone, string dependency)
    {
        (Named m, Named d) = State.FindBoth(milestone, dependency);
        if (Judge(m, d) == DependencyVerdict.ClosesCycle) throw new DependencyCycleException(CyclePath.Find(State, m.Id, d.Id, Scratch));
    }

    /// <summary>Decides a declaration where it is allowed, and says how it stands in any case.</summary>
    public DependencyCheck TryDeclare(string milestone, string dependency)
    {
        (Named m, Named d) = State.FindBothOrNone(milestone, dependency);
        return DependencyCheck.Of(Judge(m, d), m, d, current);
    }

    public void Withdraw(string milestone, string dependency)
    {
        (Named m, Named d) = State.FindBoth(milestone, dependency);
        if (State.Graph.DependsOn(m.Id, d.Id)) AddWithdrawal(m.Id, d.Id);
    }

    public void Remove(string name)
    {
        int id = State.Find(name, nameof(name));
        foreach (int dependency in Ordinal(State.Graph.Dependencies(id))) AddWithdrawal(id, dependency);
        foreach (int dependent in Ordinal(State.Graph.Dependents(id))) AddWithdrawal(dependent, id);
        _edits.Add(new Edit(new MilestoneRemoved(State.Names[id], State.DetailsOf(id).Components, State[id].Status), id));
    }

    /// <summary>Decides everything that was staged in a proposal, if it was proposed on this very version.</summary>
    public void Adopt(ProposedChange proposal)
    {
        if (proposal.Base.Version != State.Version) throw new StaleChangeException(proposal.Base.Version, State.Version);
        if (proposal.Edits.Count > 0) Adopted = proposal;
    }

    private DependencyVerdict Judge(Named milestone, Named dependency)
    {
        DependencyVerdict verdict = State.Graph.Judge(milestone.Id, dependency.Id, Scratch.Search);
        if (verdict == DependencyVerdict.Allowed)
            _edits.Add(new Edit(new DependencyDeclared(milestone.Name, dependency.Name), milestone.Id, dependency.Id));
        else if (verdict == DependencyVerdict.ClosesCycle)
            telemetry.CycleRefused();
        return verdict;
    }

    private void AddWithdrawal(int milestone, int dependency) =>
        _edits.Add(new Edit(new DependencyWithdrawn(State.Names[milestone], State.Names[dependency]), milestone, dependency));

    private int[] Ordinal(NeighbourLists.Walk neighbours) => OrdinalNames.Sort(State.Names, neighbours).Ids;
}
