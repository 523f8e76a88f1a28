namespace MilestoneTracker.Auditing;

/// <summary>The subject of an event: the plan, a milestone, a dependency or a record. <see cref="Kind"/> determines which names it
/// has.</summary>
/// <remarks>Immutable and safe from any thread. The <see langword="default"/> is the plan.</remarks>
public readonly record struct AuditSubject
{
    private AuditSubject(AuditSubjectKind kind) => Kind = kind;

    /// <summary>The kind of the subject.</summary>
    public AuditSubjectKind Kind { get; }

    /// <summary>The milestone; for a dependency, the milestone that depends. <see langword="null"/> for the plan and for a
    /// record.</summary>
    public string? Milestone { get; private init; }

    /// <summary>For a dependency, the milestone that it depends on; otherwise <see langword="null"/>.</summary>
    public string? Dependency { get; private init; }

    /// <summary>The collection of a record; otherwise <see langword="null"/>.</summary>
    public string? Collection { get; private init; }

    /// <summary>The name of a record within its collection; otherwise <see langword="null"/>.</summary>
    public string? Record { get; private init; }

    /// <summary>The subject of a sentence about the event: the name of a milestone or record; for a dependency, the milestone that
    /// depends.</summary>
    public string Name => Kind switch
    {
        AuditSubjectKind.Plan => "the plan",
        AuditSubjectKind.Record => $"{Collection}/{Record}",
        _ => Milestone ?? "",
    };

    /// <summary>The plan as a subject.</summary>
    internal static AuditSubject Plan => default;

    /// <summary>A milestone as a subject.</summary>
    /// <param name="milestone">Its name.</param>
    internal static AuditSubject OfMilestone(string milestone) => new(AuditSubjectKind.Milestone) { Milestone = milestone };

    /// <summary>A dependency as a subject.</summary>
    /// <param name="milestone">The milestone that depends.</param>
    /// <param name="dependency">The milestone that it depends on.</param>
    internal static AuditSubject OfDependency(string milestone, string dependency) =>
        new(AuditSubjectKind.Dependency) { Milestone = milestone, Dependency = dependency };

    /// <summary>A record as a subject.</summary>
    /// <param name="collection">Its collection.</param>
    /// <param name="record">Its name.</param>
    internal static AuditSubject OfRecord(string collection, string record) =>
        new(AuditSubjectKind.Record) { Collection = collection, Record = record };

    /// <summary>A description of the subject, for people.</summary>
    public override string ToString() => Dependency is null ? Name : $"{Milestone} → {Dependency}";
}
