namespace MilestoneTracker.Exchange.Options;

/// <summary>How a plan is read and taken over. Immutable; safe from any thread.</summary>
public sealed record ImportOptions
{
    /// <summary>The label of the origin, which with the format says where an item came from, as in <c>mspdi:release-plan</c>. The same
    /// label finds the same milestones at the next import. <see langword="null"/>: what the input says of itself (GitHub, GitLab), else
    /// <see cref="Name"/>.</summary>
    public string? Source { get; init; }

    /// <summary>The label where neither <see cref="Source"/> nor the input gives one; a host gives the file's name without its
    /// extension.</summary>
    public string Name { get; init; } = "import";

    /// <summary>What becomes of groups; milestones that depend on their children by default.</summary>
    public OutlineRule Outline { get; init; }

    /// <summary>Whether only those items are taken that the origin marks as milestones. Each then depends on the nearest taken ones that
    /// are reached over what is not taken.</summary>
    public bool OnlyMilestones { get; init; }

    /// <summary>Whether a link that closes a cycle is left out (<c>cycle-skipped</c>); by default the whole import is refused
    /// (<c>cycle</c>).</summary>
    public bool SkipCycles { get; init; }

    /// <summary>What becomes of milestones of this origin that the input no longer has; they are kept by default.</summary>
    public GoneRule Gone { get; init; }

    /// <summary>Whether a value that was changed on both sides stays as it is here (<c>local-kept</c>); by default the origin wins
    /// (<c>local-overwritten</c>).</summary>
    public bool KeepLocal { get; init; }

    /// <summary>GitHub, GitLab: whether issues are taken too, each a milestone of its own on which its milestone depends.</summary>
    public bool Issues { get; init; }

    /// <summary>GitHub: whether pull requests are taken with the issues.</summary>
    public bool PullRequests { get; init; }

    /// <summary>Microsoft Project XML, GanttProject: whether assignments also become the field <c>assigned</c>, with their units, and
    /// resources that the plan does not know become records of the collection <c>resources</c>.</summary>
    public bool Assigned { get; init; }

    /// <summary>Tables: headings that are to have a role, as pairs of the role (such as <c>name</c>, <c>target</c>, <c>group</c>) and the
    /// heading; several headings are joined by <c>|</c>.</summary>
    /// <exception cref="ArgumentNullException">It is <see langword="null"/>.</exception>
    public IReadOnlyList<KeyValuePair<string, string>> Columns
    {
        get;
        init => field = Array.AsReadOnly([.. value ?? throw new ArgumentNullException(nameof(value))]);
    }
    = [];

    /// <summary>Tables: what stands between cells; <see langword="null"/> for the most frequent of comma, semicolon, tab and bar in the
    /// headings.</summary>
    public char? Separator { get; init; }

    /// <summary>Tables: how dates of numbers alone are read; not at all by default.</summary>
    public DateOrder Dates { get; init; }

    /// <summary>Tables: the encoding where the input has no byte order mark, by its name, such as <c>windows-1252</c>; UTF-8 by default.
    /// Nothing is registered globally.</summary>
    public string? Encoding { get; init; }

    /// <summary>JSON Graph Format, GraphML: what an edge means where the input does not say it.</summary>
    public EdgeDirection Edges { get; init; }

    /// <summary>How much the input may be.</summary>
    public ImportLimits Limits { get; init; } = new();
}
