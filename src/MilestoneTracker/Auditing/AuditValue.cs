using System.Collections.Immutable;

namespace MilestoneTracker.Auditing;

/// <summary>A value before or after an event, in a form that is neutral to how it is shown. Which parts it has follows from
/// <see cref="Kind"/>.</summary>
/// <remarks>Immutable and safe from any thread; equal by content, components included. The <see langword="default"/> is nothing.</remarks>
public readonly record struct AuditValue
{
    private readonly MilestoneStatus _status;
    private readonly object? _content; // a set of components, or a text
    private readonly bool _isDeclared;

    private AuditValue(AuditValueKind kind, MilestoneStatus status = default, object? content = null, bool isDeclared = false) =>
        (Kind, _status, _content, _isDeclared) = (kind, status, content, isDeclared);

    /// <summary>What kind of value it is.</summary>
    public AuditValueKind Kind { get; }

    /// <summary>Whether there is none.</summary>
    public bool IsNothing => Kind == AuditValueKind.Nothing;

    /// <summary>The status, also that of a whole milestone; otherwise <see langword="null"/>.</summary>
    public MilestoneStatus? Status => Kind is AuditValueKind.Status or AuditValueKind.Milestone ? _status : null;

    /// <summary>The components, also those of a whole milestone, in ordinal order; otherwise <see langword="null"/>.</summary>
    public ImmutableSortedSet<string>? Components => _content as ImmutableSortedSet<string>;

    /// <summary>The text; otherwise <see langword="null"/>.</summary>
    public string? Text => _content as string;

    /// <summary>Whether it is declared; otherwise <see langword="null"/>.</summary>
    public bool? IsDeclared => Kind == AuditValueKind.Declared ? _isDeclared : null;

    /// <summary>Nothing.</summary>
    internal static AuditValue Nothing => default;

    /// <summary>A status.</summary>
    /// <param name="status">The status.</param>
    internal static AuditValue From(MilestoneStatus status) => new(AuditValueKind.Status, status);

    /// <summary>A set of components.</summary>
    /// <param name="components">The components.</param>
    internal static AuditValue From(ImmutableSortedSet<string> components) => new(AuditValueKind.Components, content: components);

    /// <summary>A whole milestone.</summary>
    /// <param name="components">The components that it spans.</param>
    /// <param name="status">Its status.</param>
    internal static AuditValue From(ImmutableSortedSet<string> components, MilestoneStatus status) =>
        new(AuditValueKind.Milestone, status, components);

    /// <summary>A text, or nothing.</summary>
    /// <param name="text">The text; <see langword="null"/> for nothing.</param>
    internal static AuditValue From(string? text) => text is null ? default : new(AuditValueKind.Text, content: text);

    /// <summary>Whether something is declared.</summary>
    /// <param name="isDeclared">Whether it is.</param>
    internal static AuditValue Declared(bool isDeclared) => new(AuditValueKind.Declared, isDeclared: isDeclared);

    /// <summary>Equal by content, components included.</summary>
    /// <param name="other">The value to compare with.</param>
    public bool Equals(AuditValue other) =>
        Kind == other.Kind
        && _status == other._status && _isDeclared == other._isDeclared && Text == other.Text && HaveSame(Components, other.Components);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        ((int)Kind * 31) + (int)_status + (Text is { } text ? StringComparer.Ordinal.GetHashCode(text) : 0) + (Components?.Count ?? 0);

    /// <summary>The value in words, for people; empty for nothing.</summary>
    public override string ToString() => Kind switch
    {
        AuditValueKind.Status => _status.ToString(),
        AuditValueKind.Components => Components is { IsEmpty: false } ? Listed : "no component",
        AuditValueKind.Milestone => Components is { IsEmpty: false } ? $"{_status} over {Listed}" : _status.ToString(),
        AuditValueKind.Text => Text!,
        AuditValueKind.Declared => _isDeclared ? "declared" : "not declared",
        _ => "",
    };

    /// <summary>Whether two sets of components have the same names.</summary>
    internal static bool HaveSame(ImmutableSortedSet<string>? components, ImmutableSortedSet<string>? others) =>
        ReferenceEquals(components, others)
        || (components is not null && others is not null && components.SequenceEqual(others, StringComparer.Ordinal));

    private string Listed => string.Join(", ", Components!);
}
