namespace MilestoneTracker;

/// <summary>The keys of the fields that the core knows. Keys without a dot are reserved for MilestoneTracker and its packages; a host's
/// own keys have a dot, such as <c>acme.cost-centre</c>.</summary>
public static class FieldKeys
{
    /// <summary>The text to show instead of the name, of the plan, a milestone or a record. Any text.</summary>
    public const string Title = "title";

    /// <summary>Who is responsible for a milestone or a record. Any text.</summary>
    public const string Owner = "owner";

    /// <summary>Notes on a milestone or a record. Any text, which may have several lines.</summary>
    public const string Notes = "notes";

    /// <summary>Where to find more about a milestone or a record. Any text.</summary>
    public const string Url = "url";

    /// <summary>The reported progress of a milestone itself: <c>0</c>, <c>1</c>, or a decimal fraction between them with at most six
    /// decimals and no trailing zero. Checked when it is set. Default: 0.5 if the milestone is in progress, otherwise 0. It has no effect
    /// while the milestone is completed or cancelled.</summary>
    public const string Progress = "progress";

    /// <summary>The weight of a milestone in progress: <c>1</c> to <c>1000</c>, without leading zeros. Checked when it is set. Default:
    /// 1.</summary>
    public const string Weight = "weight";
}
