using MilestoneTracker.Auditing;
using MilestoneTracker.Diagnostics;
using MilestoneTracker.State;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Changes;

// The context in which an operation decides: the state, which it only reads, and the edits that it adds. Each operation, one file each in
// Operations, adds edits, throws the typed refusal, or adds nothing if nothing would change. The order of the checks is part of the
// contract: arguments, unknown names, then what the operation itself refuses.
//
// A decision is valid only until the state that it was made on changes.
internal sealed class Decision(IStage stage, TransitionRuleGuard transitions, RegistryTelemetry telemetry)
{
    /// <summary>A list that has grown beyond this, for a large removal, is not reused for the next decision.</summary>
    private const int KeptCapacity = 1024;

    private List<Edit> _edits = [];
    private ChangeContext _context = ChangeContext.None;

    /// <summary>The registry or proposal that is being edited.</summary>
    public IStage Stage => stage;

    public RegistryTelemetry Telemetry => telemetry;

    /// <summary>The decided edits; empty if nothing changes.</summary>
    public List<Edit> Edits => Adopted?.Edits ?? _edits;

    /// <summary>The proposal whose staged state replaces the state, if one was adopted.</summary>
    public ProposedChange? Adopted { get; private set; }

    /// <summary>The state on which the operation decides.</summary>
    public RegistryState State { get; private set; } = null!;

    /// <summary>Holds the search that allowed a declaration.</summary>
    public Scratch Scratch { get; private set; } = null!;

    public void Begin(RegistryState state, ChangeContext context, Scratch scratch)
    {
        (State, _context, Scratch, Adopted) = (state, context, scratch, null);
        if (_edits.Capacity > KeptCapacity) _edits = [];
        else _edits.Clear();
    }

    /// <summary>Releases the state, so that nothing old is kept in memory until the next decision.</summary>
    public void End() => Begin(null!, ChangeContext.None, null!);

    /// <summary>Adds an edit.</summary>
    public void Add(in Edit edit) => _edits.Add(edit);

    /// <summary>Adopts everything that was staged in a proposal on this very version.</summary>
    public void Adopt(ProposedChange proposal)
    {
        if (proposal.Edits.Count > 0) Adopted = proposal;
    }

    /// <summary>Checks a change of status with the host's rule, if there is one.</summary>
    /// <exception cref="StatusTransitionRefusedException">The rule refuses, or throws.</exception>
    public void CheckTransition(string name, MilestoneStatus from, MilestoneStatus to) => transitions.Check(name, from, to, _context, this);

    /// <summary>Creates the events of the decision: one change, with the current time.</summary>
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
