using MilestoneTracker.Auditing;
using MilestoneTracker.Diagnostics;
using MilestoneTracker.State;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Changes;

// What an operation decides with: the state, which it only reads, and the edits that it adds. What each operation decides is in Operations,
// one file each: it adds edits, or throws the typed refusal, or adds nothing where nothing would change. The order of the checks
// is the contract's: arguments, unknown names, then what the operation itself refuses.
//
// A decision is good for the state that it was made on, until that state changes.
internal sealed class Decision(IStage stage, TransitionRuleGuard transitions, RegistryTelemetry telemetry)
{
    /// <summary>A list that has grown beyond this, for a large removal, is not kept for the next decision.</summary>
    private const int KeptCapacity = 1024;

    private List<Edit> _edits = [];
    private ChangeContext _context = ChangeContext.None;

    /// <summary>What is being edited.</summary>
    public IStage Stage => stage;

    public RegistryTelemetry Telemetry => telemetry;

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

    /// <summary>Decides an edit.</summary>
    public void Add(in Edit edit) => _edits.Add(edit);

    /// <summary>Decides everything that was staged in a proposal on this very version.</summary>
    public void Adopt(ProposedChange proposal)
    {
        if (proposal.Edits.Count > 0) Adopted = proposal;
    }

    /// <summary>Asks the host's rule, if there is one, about a change of status.</summary>
    /// <exception cref="StatusTransitionRefusedException">It refuses, or fails.</exception>
    public void CheckTransition(string name, MilestoneStatus from, MilestoneStatus to) => transitions.Check(name, from, to, _context, this);

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
}
