namespace MilestoneTracker.Auditing;

/// <summary>Selects events of a log. Every part is optional; an event must match all parts that are set.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed record AuditFilter
{
    /// <summary>The name of a milestone that the event is about, or of either end of a dependency.</summary>
    public string? Milestone { get; init; }

    /// <summary>Who made the change, compared ordinally.</summary>
    public string? Actor { get; init; }

    /// <summary>The type of the event (<see cref="AuditData.Type"/>), such as <c>milestone.status_changed</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The earliest time, inclusive: the effective time of the change, as in <see cref="ChangeTimes"/>.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The latest time, exclusive: the effective time of the change, as in <see cref="ChangeTimes"/>.</summary>
    public DateTimeOffset? Until { get; init; }

    internal bool LetsIn(AuditEvent e, DateTimeOffset effective) =>
        (Milestone is null || e.Data.Subject.Milestone == Milestone || e.Data.Subject.Dependency == Milestone)
        && (Actor is null || e.Context.Actor == Actor)
        && (Type is null || e.Data.Type == Type)
        && (Since is null || effective >= Since)
        && (Until is null || effective < Until);
}
