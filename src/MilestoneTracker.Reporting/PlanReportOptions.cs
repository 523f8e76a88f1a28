using MilestoneTracker.Auditing;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting;

/// <summary>Options of a <see cref="PlanReport"/>: what it shows in addition to milestones, graph, roll-ups and risks.</summary>
/// <remarks>The options are read when the report is created; later changes have no effect. Not thread-safe.</remarks>
public sealed class PlanReportOptions
{
    /// <summary>The title (default: the field <c>title</c> of the plan, or "Milestones" if it has none). It follows the rules of the name
    /// of a milestone; a field that breaks them is ignored.</summary>
    /// <exception cref="ArgumentException">The value breaks a rule.</exception>
    public string? Title { get; set => field = Checked(value); }

    /// <summary>The keys of the fields to show as further columns in HTML, Markdown and CSV, in this order (default: none). Title, owner
    /// and link are always shown if there are any. JSON always has all fields.</summary>
    /// <exception cref="ArgumentNullException">The value is, or contains, <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A key breaks a rule (<see cref="NameRules.CheckedKey"/>).</exception>
    public IReadOnlyCollection<string> Fields { get; set => field = CheckedKeys(value); } = [];

    /// <summary>The time that the report is for, shown below the title (default: <see langword="null"/>, no time, because a report does
    /// not read a clock).</summary>
    public DateTimeOffset? Time { get; set; }

    /// <summary>The moment that the schedule of the report is computed for (default: <see cref="Time"/>, and without that none). It
    /// becomes civil time in the plan's zone.</summary>
    /// <remarks>A report has dates if there is such a moment and a milestone has a field that planning reads: a target, a duration, an
    /// estimate, remaining work, a date. Otherwise it is as if there were no dates. The schedule is computed when a part that shows
    /// it is first used: O(milestones and dependencies).</remarks>
    public DateTimeOffset? Now { get; set; }

    /// <summary>The moment that the schedule of the plan to compare with is computed for (default: the time of <see cref="Since"/>; with
    /// <see cref="ComparedTo"/> the same moment as for the report, so that only what was changed moves).</summary>
    public DateTimeOffset? ComparedToNow { get; set; }

    /// <summary>How to level the schedule if the plan has resources (default: <see langword="null"/>, the one pass). More <see
    /// cref="LevellingOptions.Schedules"/> search for a better schedule.</summary>
    /// <remarks>A report of a plan with dates and resources always shows what is asked of them, and the levelled dates beside the plain
    /// ones. Computed when a format that shows it is first used; costs what <see cref="LevelledSchedule.Compute"/> costs.</remarks>
    public LevellingOptions? Levelling { get; set; }

    /// <summary>How to simulate the plan, to show how sure its finish is and what drives it, in HTML and Markdown (default: <see
    /// langword="null"/>, not at all). Needs a schedule (<see cref="Now"/>).</summary>
    /// <remarks>Computed when a format that shows it is first used; costs what <see cref="Planning.Simulations.Simulation.Run"/> costs, and
    /// throws what it throws for a milestone to simulate toward.</remarks>
    public SimulationOptions? Simulation { get; set; }

    /// <summary>The times of reports, ascending, for which to compute the forecasts of the finish and of what was promised last again from
    /// the log, to show how they moved, in HTML and Markdown (default: none). Needs a schedule (<see cref="Now"/>) and a log.</summary>
    /// <remarks>Costs a pass over the log, and a schedule for each time.</remarks>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The value is not ascending.</exception>
    public IReadOnlyList<DateTimeOffset> TrendReports { get; set => field = OptionGuard.Ascending(value); } = [];

    /// <summary>The lowest level at which a milestone counts as at risk (default: Medium; with Low, every milestone with an incomplete
    /// dependency). Milestones without risk never count.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the levels.</exception>
    public RiskLevel AtRiskThreshold { get; set => field = OptionGuard.Level(value); } = RiskLevel.Medium;

    /// <summary>The maximum number of milestones at risk in scope that are assessed with causes and chains, the worst first, and of
    /// causes whose affected milestones JSON lists (default: 200; from 0). Each costs as much as it reaches.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxAssessed { get; set => field = OptionGuard.From(0, value); } = 200;

    /// <summary>The milestones to list and draw (default: all).</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public PlanScope Scope { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = new();

    /// <summary>The milestone whose transitive dependents are reported (default: none).</summary>
    public string? ImpactOf { get; set; }

    /// <summary>An earlier snapshot, or the base of a proposed change, to report what moved since (default: none). Cannot be combined
    /// with <see cref="Since"/>.</summary>
    public RegistrySnapshot? ComparedTo { get; set; }

    /// <summary>An earlier moment of the log, to report what moved since (default: none). Cannot be combined with <see
    /// cref="ComparedTo"/>.</summary>
    public PointInTime? Since { get; set; }

    /// <summary>An earlier snapshot, to draw the graph like that of it: boxes stay where they were as far as possible (default: that of
    /// <see cref="KeepPlaces"/>, or else <see cref="ComparedTo"/>; without one the graph is laid out from nothing).</summary>
    /// <remarks>Its picture costs as much as that of the report. Arrows cross at most 1.2 times as often as in a layout from nothing;
    /// where that cannot be achieved, the layout is from nothing.</remarks>
    public RegistrySnapshot? PlacesOf { get; set; }

    /// <summary>Whether boxes keep their places from version to version of <see cref="Log"/> (default: <see langword="false"/>): the
    /// graph is drawn from the graphs of earlier versions, which the log determines alone. <see cref="PlacesOf"/> takes
    /// precedence.</summary>
    /// <remarks>The log is read twice more when the graph is first drawn, for <see cref="PlanReport.AsOf"/> at once, which keeps the
    /// earlier versions in memory. The picture is that of the version before, changed where the graph changed. It is compared with a
    /// layout from nothing from time to time and where its crossings may be more than 1.2 times those; where that is so, the layout is
    /// from nothing. In practice it is also from nothing about every 270 changes of the graph of a plan of 40 milestones, and every 170 of
    /// one of 300, which bounds the cost at two or three seconds. Ignored for plans of more than 2,000 milestones, whose pictures show a
    /// part or groups.</remarks>
    public bool KeepPlaces { get; set; }

    /// <summary>The log of the plan, to report the latest changes and progress over time (default: none). Ignored by <see
    /// cref="PlanReport.AsOf"/>, which has a log.</summary>
    /// <remarks>The log is read up to the version of the snapshot, in at most two passes, when a part that needs it is first used;
    /// pictures and CSV do not. It must stay open until then.</remarks>
    public IAuditLog? Log { get; set; }

    /// <summary>Whether to report the latest changes and progress over time, if there is a log (default: <see
    /// langword="true"/>).</summary>
    public bool WithHistory { get; set; } = true;

    /// <summary>The maximum number of latest changes, if there is a log (default: 100; from 0).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxChanges { get; set => field = OptionGuard.From(0, value); } = 100;

    /// <summary>Whether a report of a log as of a version has the effective time of that version, if <see cref="Time"/> is not
    /// set.</summary>
    internal bool UseTimeOfVersion { get; set; }

    /// <summary>The title if neither <see cref="Title"/> nor the plan has one.</summary>
    internal string DefaultTitle { get; set; } = "Milestones";

    /// <summary>Now in civil time of a plan, instead of <see cref="Now"/>.</summary>
    internal Func<RegistrySnapshot, DateTime>? NowOf { get; set; }

    /// <summary>The title of a report of a plan.</summary>
    internal string TitleOf(RegistrySnapshot plan) =>
        Title ?? (plan.PlanFields.TryGetValue(FieldKeys.Title, out string? title) && NameRules.IsValid(title, out _)
            ? title : DefaultTitle);

    private static IReadOnlyCollection<string> CheckedKeys(IReadOnlyCollection<string> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return [.. value.Select(key => NameRules.CheckedKey(key, nameof(value)))];
    }

    private static string? Checked(string? value)
    {
        return value is null || NameRules.IsValid(value, out string? problem)
            ? value
            : throw new ArgumentException(
                "The title of a report must follow the rules of the name of a milestone. " + problem, nameof(value));
    }
}
