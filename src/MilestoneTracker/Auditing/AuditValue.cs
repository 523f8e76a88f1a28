using System.Collections.Immutable;

namespace MilestoneTracker.Auditing;

/// <summary>A value before or after an event, independent of how it is displayed. <see cref="Kind"/> determines which parts it
/// has.</summary>
/// <remarks>Immutable and safe from any thread; equal by content, components included. The <see langword="default"/> is nothing.</remarks>
public readonly record struct AuditValue
{
    private readonly MilestoneStatus _status;
    private readonly object? _content; // a set of components, or a text
    private readonly bool _isDeclared;

    private AuditValue(AuditValueKind kind, MilestoneStatus status = default, object? content = null, bool isDeclared = false) =>
        (Kind, _status, _content, _isDeclared) = (kind, status, content, isDeclared);

    /// <summary>The kind of the value.</summary>
    public AuditValueKind Kind { get; }

    /// <summary>Whether there is no value.</summary>
    public bool IsNothing => Kind == AuditValueKind.Nothing;

    /// <summary>The status, or that of a whole milestone; otherwise <see langword="null"/>.</summary>
    public MilestoneStatus? Status => Kind is AuditValueKind.Status or AuditValueKind.Milestone ? _status : null;

    /// <summary>The components, or those of a whole milestone, in ordinal order; otherwise <see langword="null"/>.</summary>
    public ImmutableSortedSet<string>? Components => _content as ImmutableSortedSet<string>;

    /// <summary>The text; otherwise <see langword="null"/>.</summary>
    public string? Text => _content as string;

    /// <summary>Whether the dependency is declared; otherwise <see langword="null"/>.</summary>
    public bool? IsDeclared => Kind == AuditValueKind.Declared ? _isDeclared : null;

    /// <summary>No value.</summary>
    internal static AuditValue Nothing => default;

    /// <summary>A status as a value.</summary>
    /// <param name="status">The status.</param>
    internal static AuditValue From(MilestoneStatus status) => new(AuditValueKind.Status, status);

    /// <summary>A set of components as a value.</summary>
    /// <param name="components">The components.</param>
    internal static AuditValue From(ImmutableSortedSet<string> components) => new(AuditValueKind.Components, content: components);

    /// <summary>A whole milestone as a value.</summary>
    /// <param name="components">The components that it spans.</param>
    /// <param name="status">Its status.</param>
    internal static AuditValue From(ImmutableSortedSet<string> components, MilestoneStatus status) =>
        new(AuditValueKind.Milestone, status, components);

    /// <summary>A text as a value, or nothing.</summary>
    /// <param name="text">The text; <see langword="null"/> for nothing.</param>
    internal static AuditValue From(string? text) => text is null ? default : new(AuditValueKind.Text, content: text);

    /// <summary>Whether a dependency is declared, as a value.</summary>
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

    /// <summary>A description of the value, for people; empty for nothing.</summary>
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
