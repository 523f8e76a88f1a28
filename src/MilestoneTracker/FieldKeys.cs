namespace MilestoneTracker;

/// <summary>The keys of the fields that the core knows. Keys without a dot belong to MilestoneTracker and its packages; a host's
/// own have a dot, such
/// as <c>acme.cost-centre</c>.</summary>
public static class FieldKeys
{
    /// <summary>What people are shown instead of the name; of the plan, a milestone or a record. Any text.</summary>
    public const string Title = "title";

    /// <summary>Who answers for it; of a milestone or a record. Any text.</summary>
    public const string Owner = "owner";

    /// <summary>Notes; of a milestone or a record. Any text, also of several lines.</summary>
    public const string Notes = "notes";

    /// <summary>Where more is said; of a milestone or a record. Any text.</summary>
    public const string Url = "url";

    /// <summary>The own progress of a milestone as it was reported: <c>0</c>, <c>1</c>, or a decimal fraction between them with at
    /// most six decimals
    /// and no zero at its end. Checked when it is set. Without it 0.5 where the milestone is in progress, otherwise 0; it counts
    /// for nothing where the
    /// milestone is completed or cancelled.</summary>
    public const string Progress = "progress";

    /// <summary>How much a milestone counts in progress: <c>1</c> to <c>1000</c>, without leading zeros. Checked when it is set.
    /// Without it 1.</summary>
    public const string Weight = "weight";
}
