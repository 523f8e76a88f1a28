namespace MilestoneTracker.Auditing;

/// <summary>What an event happened to: the plan, a milestone, a dependency or a record. Which names it has follows from
/// <see cref="Kind"/>.</summary>
/// <remarks>Immutable and safe from any thread. The <see langword="default"/> is the plan.</remarks>
public readonly record struct AuditSubject
{
    private AuditSubject(AuditSubjectKind kind) => Kind = kind;

    /// <summary>What kind of thing it is.</summary>
    public AuditSubjectKind Kind { get; }

    /// <summary>The milestone; of a dependency the one that depends. <see langword="null"/> for the plan and for a record.</summary>
    public string? Milestone { get; private init; }

    /// <summary>Of a dependency the milestone that is depended on; otherwise <see langword="null"/>.</summary>
    public string? Dependency { get; private init; }

    /// <summary>The collection of a record; otherwise <see langword="null"/>.</summary>
    public string? Collection { get; private init; }

    /// <summary>The name of a record within its collection; otherwise <see langword="null"/>.</summary>
    public string? Record { get; private init; }

    /// <summary>What it is called in a sentence of which it is the subject: a milestone by its name, of a dependency the one that
    /// depends.</summary>
    public string Name => Kind switch
    {
        AuditSubjectKind.Plan => "the plan",
        AuditSubjectKind.Record => $"{Collection}/{Record}",
        _ => Milestone ?? "",
    };

    /// <summary>The plan.</summary>
    internal static AuditSubject Plan => default;

    /// <summary>A milestone.</summary>
    /// <param name="milestone">Its name.</param>
    internal static AuditSubject OfMilestone(string milestone) => new(AuditSubjectKind.Milestone) { Milestone = milestone };

    /// <summary>A dependency.</summary>
    /// <param name="milestone">The milestone that depends.</param>
    /// <param name="dependency">The milestone that it depends on.</param>
    internal static AuditSubject OfDependency(string milestone, string dependency) =>
        new(AuditSubjectKind.Dependency) { Milestone = milestone, Dependency = dependency };

    /// <summary>A record.</summary>
    /// <param name="collection">Its collection.</param>
    /// <param name="record">Its name.</param>
    internal static AuditSubject OfRecord(string collection, string record) =>
        new(AuditSubjectKind.Record) { Collection = collection, Record = record };

    /// <summary>The subject in words, for people.</summary>
    public override string ToString() => Dependency is null ? Name : $"{Milestone} → {Dependency}";
}
