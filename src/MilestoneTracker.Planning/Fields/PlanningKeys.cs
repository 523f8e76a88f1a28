namespace MilestoneTracker.Planning.Fields;

/// <summary>The keys of the fields that planning reads. What they say is set by people; a forecast is never written into any of
/// them.</summary>
public static class PlanningKeys
{
    /// <summary>Of the plan: a moment before which nothing starts. Without it, now.</summary>
    public const string Start = "start";

    /// <summary>Of the plan: the zone whose wall clock civil plan time is, <c>UTC</c> or a name such as <c>Europe/Berlin</c>. Without
    /// it UTC.</summary>
    public const string Zone = "zone";

    /// <summary>Of the plan or of a milestone: the name of its calendar. Without it <c>standard</c>, and the plan's.</summary>
    public const string Calendar = "calendar";

    /// <summary>Of the plan: what the keys of calendars begin with; the name follows, as in <c>calendar-night</c>.</summary>
    public const string CalendarPrefix = "calendar-";

    /// <summary>Of the plan: what the keys of baselines begin with; the name follows, as in <c>baseline-kickoff</c>.</summary>
    public const string BaselinePrefix = "baseline-";

    /// <summary>Of the plan: how many hours <c>1d</c> of work has, 1 to 24. Without it 8.</summary>
    public const string HoursPerDay = "hours-per-day";

    /// <summary>Of the plan: how many days <c>1w</c> of work has, 1 to 7. Without it 5.</summary>
    public const string DaysPerWeek = "days-per-week";

    /// <summary>Of the plan: <c>retained</c> or <c>override</c>. Without it retained.</summary>
    public const string Logic = "logic";

    /// <summary>Of the plan: percentages of remaining work, for milestones without an estimate.</summary>
    public const string Uncertainty = "uncertainty";

    /// <summary>Of the plan: how far milestones of one component are late together, from 0 to 1. Without it 0.</summary>
    public const string Correlation = "correlation";

    /// <summary>Of a milestone: how long its work takes.</summary>
    public const string Duration = "duration";

    /// <summary>Of a milestone: how long its work takes at least, most likely and at most.</summary>
    public const string Estimate = "estimate";

    /// <summary>Of a milestone: the work that is left, as reported.</summary>
    public const string Remaining = "remaining";

    /// <summary>Of a milestone: the moment that was promised. It moves nothing.</summary>
    public const string Target = "target";

    /// <summary>Of a milestone: its work starts no earlier.</summary>
    public const string NotBefore = "not-before";

    /// <summary>Of a milestone: it is finished no earlier.</summary>
    public const string FinishNotBefore = "finish-not-before";

    /// <summary>Of a milestone: its finish is fixed there.</summary>
    public const string Pinned = "pinned";

    /// <summary>Of a milestone: when its work was started, as reported. Without it, as the status history says.</summary>
    public const string Started = "started";

    /// <summary>Of a milestone: when it was finished, as reported. Without it, as the status history says.</summary>
    public const string Finished = "finished";

    /// <summary>Of a milestone: what may go wrong, for simulations.</summary>
    public const string Risk = "risk";

    /// <summary>Of a dependency: <c>FS</c>, <c>SS</c>, <c>FF</c> or <c>SF</c>. Without it <c>FS</c>.</summary>
    public const string Link = "link";

    /// <summary>Of a dependency: how long after it, or before it, its dependent may go on.</summary>
    public const string Lag = "lag";
}
