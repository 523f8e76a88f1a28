using MilestoneTracker.Naming;

namespace MilestoneTracker;

/// <summary>Who makes a change, why, and what it belongs to. Each part is optional and checked when it is set.</summary>
/// <remarks>
/// All three are recorded for good in the audit log: put no more about a person into them than may stay there.
/// Well-formed text only (no unpaired surrogate), so that every log can keep what the registry accepts.
/// </remarks>
public sealed record ChangeContext
{
    /// <summary>Says nothing: no actor, no reason, no correlation id.</summary>
    public static ChangeContext None { get; } = new();

    /// <summary>Who makes the change, under the rules of names (1 to 256 UTF-16 units); <see langword="null"/> where nobody says.</summary>
    /// <exception cref="ArgumentException">The text breaks a rule of names; the message says which and where.</exception>
    public string? Actor
    {
        get;
        init => field = value is null ? null : TextRules.CheckedName(value, nameof(Actor));
    }

    /// <summary>Why, in free text of at most 4,096 UTF-16 units that may have line feeds and tabs; <see langword="null"/> where
    /// nobody says.</summary>
    /// <exception cref="ArgumentException">The text is too long or not well formed; the message says which and where.</exception>
    public string? Reason
    {
        get;
        init => field = value is null ? null : TextRules.CheckedReason(value, nameof(Reason));
    }

    /// <summary>What the change belongs to in other systems, under the rules of names (1 to 256 UTF-16 units);
    /// <see langword="null"/> where nobody says.</summary>
    /// <exception cref="ArgumentException">The text breaks a rule of names; the message says which and where.</exception>
    public string? CorrelationId
    {
        get;
        init => field = value is null ? null : TextRules.CheckedName(value, nameof(CorrelationId));
    }

    /// <summary>The context in words, for people.</summary>
    public override string ToString() => Suffix.Length == 0 ? "(no context)" : Suffix.TrimStart(',', ' ');

    /// <summary>", by actor, because reason, as part of id", as far as each is known.</summary>
    internal string Suffix =>
        (Actor is null ? "" : ", by " + Actor)
        + (Reason is null ? "" : ", because " + Reason)
        + (CorrelationId is null ? "" : ", as part of " + CorrelationId);
}
