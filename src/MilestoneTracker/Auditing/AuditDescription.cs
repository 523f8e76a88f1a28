namespace MilestoneTracker.Auditing;

/// <summary>The description of an event of any kind.</summary>
internal readonly struct AuditDescription(string type, AuditSubject subject, string verb, AuditValue old, AuditValue @new)
{
    public string Type => type;

    public AuditSubject Subject => subject;

    public string Verb => verb;

    public AuditValue Old => old;

    public AuditValue New => @new;

    /// <summary>The key of the field that changed, if any.</summary>
    public string? Field { get; init; }
}
