using MilestoneTracker.Changes;
using MilestoneTracker.State;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Auditing;

// The closed set of kinds of events. A kind of event is one type, in one file of Kinds/: its data, its description, and its three rules
// (whether it fits a state, how it is applied, what is recorded of it). The compiler demands all of them for a new kind; nothing else in
// the core distinguishes kinds.
//
// The description (subject, verb, old and new value) is what everything else reads: the ledger writes it, reports and the command show
// it. It is enough to read an event, and to undo it by hand, without the events before it.

/// <summary>What happened: one of a closed set of kinds of events. No other assembly can add one.</summary>
/// <remarks>Immutable and safe from any thread. Each kind has members of its own; the members that all kinds have are enough to display
/// any event.</remarks>
public abstract record AuditData
{
    private protected AuditData()
    {
    }

    /// <summary>The stable word for this kind of event in files and logs, such as <c>milestone.registered</c>.</summary>
    public string Type => Description.Type;

    /// <summary>The subject of the event: the plan, a milestone, a dependency or a record.</summary>
    public AuditSubject Subject => Description.Subject;

    /// <summary>The key of the field that changed; <see langword="null"/> if the event is about the subject itself.</summary>
    public string? Field => Description.Field;

    /// <summary>What happened to the subject, for people, as it stands in a sentence between subject and values: <c>registered as</c>,
    /// <c>depends on</c>.</summary>
    public string Verb => Description.Verb;

    /// <summary>The value before the event; nothing if the subject was added.</summary>
    public AuditValue Old => Description.Old;

    /// <summary>The value after the event; nothing if the subject was removed.</summary>
    public AuditValue New => Description.New;

    // Computed at each call, because few events are displayed.
    private protected abstract AuditDescription Description { get; }

    /// <summary>A description of the event, for people. Its form may change.</summary>
    public sealed override string ToString()
    {
        AuditDescription it = Description;
        if (it.New.Kind == AuditValueKind.Declared) return $"{it.Subject.Name} {it.Verb} {it.Subject.Dependency}";
        string sentence = it.Field is null ? $"{it.Subject} {it.Verb}" : $"{it.Subject} {it.Verb} {it.Field}";
        if (it.New.IsNothing) return it.Old.IsNothing ? sentence : $"{sentence} (was {it.Old})";
        return it.Old.IsNothing ? $"{sentence} {it.New}" : $"{sentence} from {it.Old} to {it.New}";
    }

    /// <summary>Whether the event declares or withdraws a dependency; <see langword="null"/> for any other event.</summary>
    internal virtual bool? Declares => null;

    /// <summary>A function that creates an event of this kind from two names, and the names, if the event has no other data; an in-memory
    /// log then keeps no object for it.</summary>
    internal virtual Func<string, string, AuditData>? FromNames(out string? milestone, out string? dependency)
    {
        (milestone, dependency) = (null, null);
        return null;
    }

    /// <summary>Fits: returns the edit for an event of a log, if an operation would have written exactly this event on this
    /// state.</summary>
    /// <param name="state">The state; it is only read.</param>
    /// <param name="recorded">The event whose data this is.</param>
    /// <exception cref="AuditReplayException">The event does not fit. Any other <see cref="MilestoneRegistryException"/> or
    /// <see cref="ArgumentException"/> means the same.</exception>
    internal abstract Edit Fit(RegistryState state, AuditEvent recorded);

    /// <summary>Apply: performs an edit that was decided on this very state. It cannot refuse.</summary>
    /// <param name="state">The state to write to.</param>
    /// <param name="edit">The edit whose data this is.</param>
    /// <param name="scratch">Holds the search that allowed a declaration; <see langword="null"/> on replay, which computes the order at
    /// its end.</param>
    /// <returns>The id of the milestone of the event, or 0 if it has none.</returns>
    internal abstract int Apply(RegistryState state, in Edit edit, Scratch? scratch);

    /// <summary>Record: stores what queries need from the event, such as the actor and the time.</summary>
    /// <param name="state">The state to write to; the edit has been applied.</param>
    /// <param name="milestone">The id of the milestone of the event.</param>
    /// <param name="recorded">The event whose data this is.</param>
    internal abstract void Record(RegistryState state, int milestone, AuditEvent recorded);
}
