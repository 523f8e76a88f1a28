using System.Diagnostics;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting;

// The information model. Everything that a report says is here, worked out once; the formats (Formats/, Pictures/, Pages/) only write
// it down, so that no two of them can tell different things. Nothing here reads a clock, a culture, a file or the network.

/// <summary>What a plan has to tell, worked out from a snapshot: milestones, graph, roll-ups, risks and, where asked for, impact, history and what moved.</summary>
/// <remarks>
/// Immutable, and safe from any thread. It holds memory of its snapshot. Costs every milestone and dependency once, beside what <see cref="PlanReportOptions"/> says of its parts.
/// Equal models are written as equal texts, on every machine.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class PlanReport
{
    private PlanReport(RegistrySnapshot snapshot, PlanReportOptions options)
    {
        (Snapshot, Title, Time, AtRiskFrom) = (snapshot, options.Title, options.Time, options.AtRiskFrom == RiskLevel.None ? RiskLevel.Low : options.AtRiskFrom);
        IReadOnlyDictionary<string, RiskLevel> levels = snapshot.AssessRiskLevels();
        ReportedMilestone[] all = [.. snapshot.Milestones.Select(milestone => new ReportedMilestone(milestone, levels[milestone.Name]))];
        Milestones = ScopeFilter.Apply(options.Scope, all, snapshot);
        AtRisk = [.. Milestones.Where(entry => entry.Risk >= AtRiskFrom).OrderByDescending(entry => entry.Risk).ThenBy(entry => entry.Name, StringComparer.Ordinal)];
        foreach (ReportedMilestone entry in AtRisk.Take(options.MostAssessed)) entry.Assessment = snapshot.AssessRisk(entry.Name);
        Total = new MilestoneGroup("All", all, AtRiskFrom);
        Components =
        [
            .. all.SelectMany(entry => entry.Milestone.Components, (entry, component) => (component, entry))
                .GroupBy(pair => pair.component, pair => pair.entry, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new MilestoneGroup(group.Key, group, AtRiskFrom)),
        ];
        Graph = GraphCut.Of(all, Milestones, options.Scope, AtRiskFrom);
        if (options.ImpactOf is { } cause)
        {
            ImpactOf = cause;
            HashSet<string> reached = new(snapshot.AnalyzeImpact(cause), StringComparer.Ordinal);
            Impact = [.. all.Where(entry => reached.Contains(entry.Name))];
        }

        if (options.ComparedTo is { } earlier) (ComparedTo, Differences) = (earlier, snapshot.CompareTo(earlier));
        if (options.Log is { } log) History = PlanHistory.Of(log, snapshot.Version, options.MostChanges);
    }

    /// <summary>What stands above the report.</summary>
    public string Title { get; }

    /// <summary>The moment that the report stands for, where it was told.</summary>
    public DateTimeOffset? Time { get; }

    /// <summary>The snapshot that the report is of.</summary>
    public RegistrySnapshot Snapshot { get; }

    /// <summary>From which level on a milestone counts as at risk: Low or more.</summary>
    public RiskLevel AtRiskFrom { get; }

    /// <summary>The milestones in scope, in ordinal order of their names.</summary>
    public IReadOnlyList<ReportedMilestone> Milestones { get; }

    /// <summary>Those of them that are at risk: the highest level first, then in ordinal order.</summary>
    public IReadOnlyList<ReportedMilestone> AtRisk { get; }

    /// <summary>The roll-up of the whole plan: each milestone once, however many components it spans.</summary>
    public MilestoneGroup Total { get; }

    /// <summary>The roll-up of each component of the whole plan, in ordinal order. A milestone is in that of each component that it spans.</summary>
    public IReadOnlyList<MilestoneGroup> Components { get; }

    /// <summary>What is drawn.</summary>
    public PlanGraph Graph { get; }

    /// <summary>The milestone whose impact is told, where asked for.</summary>
    public string? ImpactOf { get; }

    /// <summary>Every transitive dependent of <see cref="ImpactOf"/>, in ordinal order, whether in scope or not; nothing where not asked for.</summary>
    public IReadOnlyList<ReportedMilestone>? Impact { get; }

    /// <summary>The earlier snapshot, where what moved is told.</summary>
    public RegistrySnapshot? ComparedTo { get; }

    /// <summary>What moved since <see cref="ComparedTo"/>, in ordinal order; nothing where not asked for.</summary>
    public IReadOnlyList<MilestoneDifference>? Differences { get; }

    /// <summary>The latest changes, and progress over time; nothing where there was no log.</summary>
    public PlanHistory? History { get; }

    /// <summary>Works out what a snapshot has to tell.</summary>
    /// <param name="snapshot">The snapshot: of a registry, of a proposed change (<see cref="ProposedChange.Staged"/>), or of any day of the past (<see cref="RegistrySnapshot.AsOf(Auditing.IAuditLog, DateTimeOffset, CancellationToken)"/>).</param>
    /// <param name="options">What the report is to tell; what each option says it is unless set, where nothing is given.</param>
    /// <returns>The report, to be written in as many formats as wanted.</returns>
    /// <exception cref="MilestoneNotFoundException">There is no milestone with the name of the scope's <see cref="PlanScope.Around"/> or of <see cref="PlanReportOptions.ImpactOf"/>.</exception>
    public static PlanReport Of(RegistrySnapshot snapshot, PlanReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        options ??= new PlanReportOptions();
        if (options.Scope.Around is { } center) snapshot.GetProgress(center); // throws where there is none
        return new PlanReport(snapshot, options);
    }

    /// <summary>Writes the report. Lines end with a line feed, in CSV with a carriage return and a line feed.</summary>
    /// <param name="format">As what.</param>
    /// <param name="output">Where to; it is neither flushed nor closed. What it throws is passed on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The format is none of those there are.</exception>
    public void Write(ReportFormat format, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        switch (format)
        {
            case ReportFormat.Markdown: MarkdownFormat.Write(this, output); break;
            case ReportFormat.Html: HtmlPage.Write(this, output); break;
            case ReportFormat.Svg: SvgPicture.Write(this, output); break;
            case ReportFormat.Mermaid: MermaidFormat.Write(this, output); break;
            case ReportFormat.Dot: DotFormat.Write(this, output); break;
            case ReportFormat.GraphMl: GraphMlFormat.Write(this, output); break;
            case ReportFormat.Json: JsonFormat.Write(this, output); break;
            case ReportFormat.Csv: CsvFormat.Write(this, output); break;
            default: throw new ArgumentOutOfRangeException(nameof(format), format, "Not one of the formats.");
        }
    }

    /// <summary>Writes the report to a text.</summary>
    /// <param name="format">As what.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The format is none of those there are.</exception>
    public string ToText(ReportFormat format)
    {
        using StringWriter output = new(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
        Write(format, output);
        return output.ToString();
    }

    /// <summary>A line to read. Its form may change.</summary>
    public override string ToString() => $"{Title}, version {Snapshot.Version}: {Total}";
}
