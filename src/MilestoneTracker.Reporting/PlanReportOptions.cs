using MilestoneTracker.Auditing;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting;

/// <summary>What a <see cref="PlanReport"/> is to tell, beside the milestones, their graph, the roll-ups and the risks that it
/// always has.</summary>
/// <remarks>Read when the report is made; changing it afterwards changes nothing. Not safe from several threads while it is
/// changed.</remarks>
public sealed class PlanReportOptions
{
    /// <summary>What stands above the report. Unless set, or where it is <see langword="null"/>, the field <c>title</c> of the plan, and
    /// "Milestones" where the plan has none. The rules are those of a milestone's name; a field that breaks them does not count.</summary>
    /// <exception cref="ArgumentException">Breaks a rule.</exception>
    public string? Title { get; set => field = Checked(value); }

    /// <summary>The keys of the fields that are shown of each milestone, as further columns in HTML, Markdown and CSV, in this order. None
    /// unless set; title, owner and link are shown in any case where there are any. JSON has all fields, whatever is chosen here.</summary>
    /// <exception cref="ArgumentNullException">Null, or has a null in it.</exception>
    /// <exception cref="ArgumentException">One breaks the rules of keys (<see cref="NameRules.CheckedKey"/>).</exception>
    public IReadOnlyCollection<string> Fields { get; set => field = CheckedKeys(value); } = [];

    /// <summary>The moment that the report stands for, shown below the title; not shown where it is not set, because a report reads
    /// no clock.</summary>
    public DateTimeOffset? Time { get; set; }

    /// <summary>From which level on a milestone counts as at risk; one without any risk never does. Medium unless set: at Low is
    /// everything that waits for anything.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not one of the levels.</exception>
    public RiskLevel AtRiskThreshold { get; set => field = OptionGuard.Level(value); } = RiskLevel.Medium;

    /// <summary>How many of the milestones in scope that are at risk are assessed with causes and chains, the worst first, and of how many
    /// causes JSON names the milestones. 200 unless set; from 0. Each costs what it reaches.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int MaxAssessed { get; set => field = OptionGuard.From(0, value); } = 200;

    /// <summary>Which milestones are listed and drawn. All unless set.</summary>
    /// <exception cref="ArgumentNullException">Null.</exception>
    public PlanScope Scope { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = new();

    /// <summary>The milestone whose transitive dependents are told, or none.</summary>
    public string? ImpactOf { get; set; }

    /// <summary>An earlier snapshot, or the base of a proposed change: the report tells what moved since. None unless set, and not together
    /// with <see cref="Since"/>.</summary>
    public RegistrySnapshot? ComparedTo { get; set; }

    /// <summary>An earlier moment of the log: the report tells what moved since. None unless set, and not together with
    /// <see cref="ComparedTo"/>.</summary>
    public PointInTime? Since { get; set; }

    /// <summary>The log of the plan: the report tells the latest changes, and progress over time. None unless set; where a report is of a
    /// log (<see cref="PlanReport.AsOf"/>), that one counts and this is not looked at.</summary>
    /// <remarks>It is read up to the version of the snapshot, in at most two passes, when something is asked for that comes from it: by no
    /// picture, and not by CSV. Until then it has to stay open.</remarks>
    public IAuditLog? Log { get; set; }

    /// <summary>Whether the report tells the latest changes and progress over time, where there is a log. <see langword="true"/> unless
    /// set.</summary>
    public bool WithHistory { get; set; } = true;

    /// <summary>How many of the latest changes are told where there is a log. 100 unless set; from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int MaxChanges { get; set => field = OptionGuard.From(0, value); } = 100;

    /// <summary>Whether a report of a log that was asked for by a version, and whose <see cref="Time"/> is not set, stands for the
    /// effective time of that
    /// version.</summary>
    internal bool WithTimeOfVersion { get; set; }

    /// <summary>What stands above the report where neither <see cref="Title"/> nor the plan says it.</summary>
    internal string TitleElse { get; set; } = "Milestones";

    /// <summary>What stands above a report of a plan.</summary>
    internal string TitleOf(RegistrySnapshot plan) =>
        Title ?? (plan.PlanFields.TryGetValue(FieldKeys.Title, out string? title) && NameRules.IsValid(title, out _) ? title : TitleElse);

    private static IReadOnlyCollection<string> CheckedKeys(IReadOnlyCollection<string> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return [.. value.Select(key => NameRules.CheckedKey(key, nameof(value)))];
    }

    private static string? Checked(string? value)
    {
        return value is null || NameRules.IsValid(value, out string? problem)
            ? value
            : throw new ArgumentException("The title of a report follows the rules of a milestone's name. " + problem, nameof(value));
    }
}
