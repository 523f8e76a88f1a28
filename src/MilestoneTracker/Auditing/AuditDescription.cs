namespace MilestoneTracker.Auditing;

/// <summary>What an event says of itself, whatever its kind.</summary>
internal readonly struct AuditDescription(string type, AuditSubject subject, string verb, AuditValue old, AuditValue @new)
{
    public string Type => type;

    public AuditSubject Subject => subject;

    public string Verb => verb;

    public AuditValue Old => old;

    public AuditValue New => @new;

    /// <summary>The key of the field that it is about, if it is about one.</summary>
    public string? Field { get; init; }
}
