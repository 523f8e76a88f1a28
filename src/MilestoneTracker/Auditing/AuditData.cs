using MilestoneTracker.Changes;
using MilestoneTracker.State;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Auditing;

// What happened, and the closed set of kinds in which it can. A kind of event is one type, in one file of Kinds/: its data, what it says of
// itself, and its three rules (whether it fits a state, how it is carried out, what is kept of it). Whoever adds a kind is asked for all of
// that by the compiler, and nothing else in the core knows the kinds apart.
//
// What it says of itself (subject, verb, old and new value) is what everybody else reads: the ledger writes it, reports and the
// command show it.
// So it is enough to read an event, and to undo it by hand, without the events before it.

/// <summary>What happened: one of a closed set of kinds of events. No other assembly can add one.</summary>
/// <remarks>Immutable and safe from any thread. Each kind has members of its own; what all have in common says enough to show any of
/// them.</remarks>
public abstract record AuditData
{
    private protected AuditData()
    {
    }

    /// <summary>The stable word for this kind of event in files and logs, such as <c>milestone.registered</c>.</summary>
    public string Type => Description.Type;

    /// <summary>What it happened to: the plan, a milestone, a dependency or a record.</summary>
    public AuditSubject Subject => Description.Subject;

    /// <summary>The key of the field of the subject that it is about; <see langword="null"/> where it is about the subject
    /// itself.</summary>
    public string? Field => Description.Field;

    /// <summary>What happened to the subject, for people, as it stands in a sentence between subject and values: <c>registered as</c>,
    /// <c>depends on</c>.</summary>
    public string Verb => Description.Verb;

    /// <summary>What was there before; nothing where the subject was added.</summary>
    public AuditValue Old => Description.Old;

    /// <summary>What is there from here on; nothing where the subject was removed.</summary>
    public AuditValue New => Description.New;

    // What an event says of itself; made when it is asked for, because few are.
    private protected abstract AuditDescription Description { get; }

    /// <summary>The event in words, for people. Its form may change.</summary>
    public sealed override string ToString()
    {
        AuditDescription it = Description;
        if (it.New.Kind == AuditValueKind.Declared) return $"{it.Subject.Name} {it.Verb} {it.Subject.Dependency}";
        string said = it.Field is null ? $"{it.Subject} {it.Verb}" : $"{it.Subject} {it.Verb} {it.Field}";
        if (it.New.IsNothing) return it.Old.IsNothing ? said : $"{said} (was {it.Old})";
        return it.Old.IsNothing ? $"{said} {it.New}" : $"{said} from {it.Old} to {it.New}";
    }

    /// <summary>Whether it declares a dependency, or withdraws one; <see langword="null"/> for an event that does neither.</summary>
    internal virtual bool? Declares => null;

    /// <summary>What makes an event of this kind of two names, and the names, where they are all that it says; a log in memory then keeps
    /// no object for it.</summary>
    internal virtual Func<string, string, AuditData>? FromNames(out string? milestone, out string? dependency)
    {
        (milestone, dependency) = (null, null);
        return null;
    }

    /// <summary>Fits: the edit that an event of a log stands for, if an operation would have written exactly it on this state.</summary>
    /// <param name="state">The state, which is only read.</param>
    /// <param name="recorded">The event whose data this is.</param>
    /// <exception cref="AuditReplayException">It does not fit. So says any other <see cref="MilestoneRegistryException"/> or
    /// <see cref="ArgumentException"/>.</exception>
    internal abstract Edit Fit(RegistryState state, AuditEvent recorded);

    /// <summary>Apply: carries out an edit that was decided on this very state. It cannot refuse.</summary>
    /// <param name="state">The state, which is written.</param>
    /// <param name="edit">The edit whose data this is.</param>
    /// <param name="scratch">Holds the search that allowed a declaration; <see langword="null"/> on replay, which makes the order
    /// at its end.</param>
    /// <returns>The id of the milestone that it happened to; 0 where it happened to none.</returns>
    internal abstract int Apply(RegistryState state, in Edit edit, Scratch? scratch);

    /// <summary>Record: keeps what is read of the event at the border, such as who did it and when.</summary>
    /// <param name="state">The state, which is written; the edit has been carried out.</param>
    /// <param name="milestone">The id of the milestone that it happened to.</param>
    /// <param name="recorded">The event whose data this is.</param>
    internal abstract void Record(RegistryState state, int milestone, AuditEvent recorded);
}
