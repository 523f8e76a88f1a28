using MilestoneTracker.Naming;

namespace MilestoneTracker;

/// <summary>Who makes a change, why, and what it belongs to. Each part is optional and checked when it is set.</summary>
/// <remarks>
/// The audit log keeps all three permanently: do not include more personal data than may stay there. The text must be well formed (no
/// unpaired surrogate), so that every log can store what the registry accepts.
/// </remarks>
public sealed record ChangeContext
{
    /// <summary>The empty context: no actor, no reason, no correlation id.</summary>
    public static ChangeContext None { get; } = new();

    /// <summary>Who makes the change, under the rules for names (1 to 256 UTF-16 units). Default: <see langword="null"/>.</summary>
    /// <exception cref="ArgumentException">The text breaks a rule for names; the message says which and where.</exception>
    public string? Actor
    {
        get;
        init => field = value is null ? null : TextRules.CheckedName(value, nameof(Actor));
    }

    /// <summary>Why: free text of at most 4,096 UTF-16 units, which may contain line feeds and tabs. Default:
    /// <see langword="null"/>.</summary>
    /// <exception cref="ArgumentException">The text is too long or not well formed; the message says which and where.</exception>
    public string? Reason
    {
        get;
        init => field = value is null ? null : TextRules.CheckedReason(value, nameof(Reason));
    }

    /// <summary>What the change belongs to in other systems, under the rules for names (1 to 256 UTF-16 units). Default:
    /// <see langword="null"/>.</summary>
    /// <exception cref="ArgumentException">The text breaks a rule for names; the message says which and where.</exception>
    public string? CorrelationId
    {
        get;
        init => field = value is null ? null : TextRules.CheckedName(value, nameof(CorrelationId));
    }

    /// <summary>A description of the context, for people.</summary>
    public override string ToString() => Suffix.Length == 0 ? "(no context)" : Suffix.TrimStart(',', ' ');

    /// <summary>", by actor, because reason, as part of id", without the parts that are not set.</summary>
    internal string Suffix =>
        (Actor is null ? "" : ", by " + Actor)
        + (Reason is null ? "" : ", because " + Reason)
        + (CorrelationId is null ? "" : ", as part of " + CorrelationId);
}
