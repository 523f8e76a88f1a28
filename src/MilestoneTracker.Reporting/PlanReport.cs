using System.Diagnostics;
using MilestoneTracker.Auditing;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Forecasts;
using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Reporting.Pages;
using MilestoneTracker.Reporting.People;
using MilestoneTracker.Reporting.Pictures;
using MilestoneTracker.Risk;
using MilestoneTracker.Reporting.Graph;
using MilestoneTracker.Reporting.History;

namespace MilestoneTracker.Reporting;

// The model of a report. Everything that a report shows is computed here, once and on first use; the formats (Formats/, Pictures/,
// Pages/) only write it, so that they cannot contradict each other. Nothing here reads a clock, a culture, a file or the network.

/// <summary>A report of a plan, computed from a snapshot: milestones, graph, roll-ups, risks and, if requested, impact, history and
/// differences.</summary>
/// <remarks>Immutable and thread-safe. It keeps its snapshot in memory. Each part is computed when it, or a format that shows it, is
/// first used: O(milestones and dependencies), plus the costs that <see cref="PlanReportOptions"/> documents. Equal reports are written
/// as equal texts on every machine.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class PlanReport
{
    private readonly bool _hasHistory;
    private readonly RegistrySnapshot? _comparedTo;
    private readonly PointInTime? _since;
    private readonly LazyPart<HistoryReader>? _reader;
    private readonly LazyPart<IReadOnlyDictionary<string, RiskLevel>> _levels;
    private readonly LazyPart<ScopeFilter> _scope;
    private readonly LazyPart<IReadOnlyList<ReportedMilestone>> _all;
    private readonly LazyPart<IReadOnlyList<ReportedMilestone>> _milestones;
    private readonly LazyPart<IReadOnlyList<string>> _columns;
    private readonly LazyPart<IReadOnlyList<RiskCause>> _causes;
    private readonly LazyPart<IReadOnlyList<ReportedMilestone>> _atRisk;
    private readonly LazyPart<Dictionary<ReportedMilestone, RiskAssessment>> _assessments;
    private readonly LazyPart<MilestoneGroup> _total;
    private readonly LazyPart<IReadOnlyList<MilestoneGroup>> _components;
    private readonly LazyPart<IReadOnlyList<MilestoneGroup>> _owners;
    private readonly LazyPart<PlanGraph> _graph;
    private readonly LazyPart<GraphPicture> _picture;
    private readonly LazyPart<IReadOnlyList<ReportedMilestone>>? _impact;
    private readonly LazyPart<Movement>? _movement;
    private readonly LazyPart<PlanDates> _dates;
    private readonly LazyPart<TimelinePicture> _timeline;
    private readonly LazyPart<LoadPicture> _loads;

    private PlanReport(
        RegistrySnapshot snapshot, PlanReportOptions options, IAuditLog? log, LazyPart<HistoryReader>? reader, bool hasHistory,
        DateTimeOffset? timeOfLog, Func<DateTimeOffset?>? timeOfSince, Func<CancellationToken, PicturePlaces?> places)
    {
        (Snapshot, Title, Time, AtRiskThreshold) = (snapshot, options.TitleOf(snapshot), options.Time ?? timeOfLog,
            options.AtRiskThreshold == RiskLevel.None ? RiskLevel.Low : options.AtRiskThreshold);
        (_reader, _hasHistory, _comparedTo, _since) = (reader, hasHistory, options.ComparedTo, options.Since);
        PlanScope scope = options.Scope.Copy();
        MaxAssessed = options.MaxAssessed;
        CheckNames(snapshot, scope, options.ImpactOf);

        _levels = new(_ => snapshot.AssessRiskLevels());
        _scope = new(token => new ScopeFilter(scope, snapshot, token));
        _all = new(token => [.. Reported(token)]);
        _milestones = new(
            token => _scope.Get(token).IncludesAll ? _all.Get(token)
                : [.. _all.Get(token).WithCancellation(token).Where(entry => _scope.Get(token).Includes(entry.Milestone, entry.Risk))]);
        _atRisk = new(
            token => [
                .. _milestones.Get(token).WithCancellation(token).Where(entry => entry.Risk >= AtRiskThreshold)
                    .OrderByDescending(entry => entry.Risk).ThenBy(entry => entry.Name, StringComparer.Ordinal)]);
        _causes = new(token => [.. snapshot.AssessCauses(token).Where(cause => cause.Level >= AtRiskThreshold)]);
        _assessments = new(token => _atRisk.Get(token).Take(MaxAssessed).ToDictionary(entry => entry, entry => Assessed(entry, token)));
        _total = new(token => new MilestoneGroup("All", _all.Get(token), AtRiskThreshold, token));
        _components = new(token => [.. RollUps(entry => entry.Milestone.Components, token)]);
        _owners = new(token => [.. RollUps(OwnerOf, token)]);
        Fields = [.. options.Fields.Distinct(StringComparer.Ordinal)];
        _columns = new(token => WithOwner(_milestones.Get(token).WithCancellation(token)));
        _graph = new(token => GraphBuilder.Build(_all.Get(token), _milestones.Get(token), scope, AtRiskThreshold, token));
        _picture = new(token => new GraphPicture(this, places(token), token));
        if (options.ImpactOf is { } cause)
        {
            ImpactOf = cause;
            _impact = new(token =>
            {
                HashSet<string> reached = new(snapshot.AnalyzeImpact(cause), StringComparer.Ordinal);
                return [.. _all.Get(token).WithCancellation(token).Where(entry => reached.Contains(entry.Name))];
            });
        }

        if (options.ComparedTo is not null || options.Since is not null)
            _movement = new(token => Movement.Between(EarlierThan(token), snapshot, token));
        ScheduleMoments moments = ScheduleMoments.Of(options, Time, timeOfSince);
        _dates = new(token => ScheduleReader.Read(snapshot, _movement is null ? null : () => EarlierThan(token), moments, token));
        Forecasts = new ReportForecasts(snapshot, options, log, token => _dates.Get(token).Schedule);
        People = new ReportPeople(snapshot, options, token => _dates.Get(token).Schedule, token => _milestones.Get(token));
        _timeline = new(token => new TimelinePicture(this, token));
        _loads = new(_ => new LoadPicture(People.Load, HasDates));
    }

    /// <summary>The title.</summary>
    public string Title { get; }

    /// <summary>The time that the report is for, if known.</summary>
    public DateTimeOffset? Time { get; }

    /// <summary>The snapshot of the report.</summary>
    public RegistrySnapshot Snapshot { get; }

    /// <summary>The lowest level at which a milestone counts as at risk: Low or higher.</summary>
    public RiskLevel AtRiskThreshold { get; }

    /// <summary>The milestones in scope, in ordinal order of their names.</summary>
    public IReadOnlyList<ReportedMilestone> Milestones => _milestones.Get();

    /// <summary>The milestones in scope that are at risk: the highest level first, then in ordinal order.</summary>
    public IReadOnlyList<ReportedMilestone> AtRisk => _atRisk.Get();

    /// <summary>The causes of risk in the whole plan (<see cref="RegistrySnapshot.AssessCauses"/>) that put a milestone at risk at <see
    /// cref="AtRiskThreshold"/> or above: the highest level first, then those that affect the most milestones.</summary>
    public IReadOnlyList<RiskCause> Causes => _causes.Get();

    /// <summary>The roll-up of the whole plan: each milestone once, however many components it spans.</summary>
    public MilestoneGroup Total => _total.Get();

    /// <summary>The roll-up of each component of the whole plan, in ordinal order. A milestone counts in each component that it
    /// spans.</summary>
    public IReadOnlyList<MilestoneGroup> Components => _components.Get();

    /// <summary>The roll-up of the milestones of each owner (the field <c>owner</c>) of the whole plan, in ordinal order. Milestones
    /// without an owner are in none.</summary>
    public IReadOnlyList<MilestoneGroup> Owners => _owners.Get();

    /// <summary>The graph.</summary>
    public PlanGraph Graph => _graph.Get();

    /// <summary>The milestone whose impact is reported, if any.</summary>
    public string? ImpactOf { get; }

    /// <summary>The transitive dependents of <see cref="ImpactOf"/>, in ordinal order, in scope or not; <see langword="null"/> if not
    /// requested.</summary>
    public IReadOnlyList<ReportedMilestone>? Impact => _impact?.Get();

    /// <summary>The earlier snapshot, if the report has differences. If it was requested as a moment of the log, the log is read for
    /// it.</summary>
    public RegistrySnapshot? ComparedTo => _movement is null ? null : EarlierThan(CancellationToken.None);

    /// <summary>What moved since <see cref="ComparedTo"/>, in ordinal order: the milestones that were changed, and those whose progress
    /// or risk followed; <see langword="null"/> if not requested.</summary>
    public IReadOnlyList<MilestoneDifference>? Differences => Movement?.Milestones;

    /// <summary>When each milestone will be finished, and why; <see langword="null"/> if the report has no dates (<see
    /// cref="PlanReportOptions.Now"/>).</summary>
    public Schedule? Schedule => Dates?.Schedule;

    /// <summary>When each milestone will be finished with the people available; <see langword="null"/> if the report has no dates, or
    /// the plan has no resources. Computed on first use (<see cref="PlanReportOptions.Levelling"/>).</summary>
    public LevelledSchedule? Levelled => People.Levelled;

    /// <summary>Which dates moved since <see cref="ComparedTo"/>; <see langword="null"/> if not requested, or if one of both plans has no
    /// dates.</summary>
    public ScheduleDifference? MovedDates => Dates?.Moves;

    /// <summary>The latest changes and progress over time; <see langword="null"/> without a log. The log is read on first use.</summary>
    public PlanHistory? History => _hasHistory ? _reader!.Get().History : null;

    /// <summary>Writes the report. Lines end with a line feed, in CSV with a carriage return and a line feed.</summary>
    /// <param name="format">The format.</param>
    /// <param name="output">The writer; it is neither flushed nor closed. Its exceptions are passed on.</param>
    /// <param name="cancellationToken">Cancels writing with <see cref="OperationCanceledException"/>, promptly. What was written until
    /// then is not a complete report.</param>
    /// <exception cref="ArgumentOutOfRangeException">The format is not one of <see cref="ReportFormat"/>.</exception>
    public void Write(ReportFormat format, TextWriter output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (format is < ReportFormat.Markdown or > ReportFormat.Load)
            throw new ArgumentOutOfRangeException(nameof(format), format, "The format is not one of ReportFormat.");
        Compute(format, cancellationToken);
        using CancellableWriter writer = new(output, cancellationToken);
        switch (format)
        {
            case ReportFormat.Markdown: MarkdownFormat.Write(this, writer); break;
            case ReportFormat.Html: HtmlPage.Write(this, writer); break;
            case ReportFormat.Svg: SvgPicture.Write(this, writer); break;
            case ReportFormat.Mermaid: MermaidFormat.Write(this, writer); break;
            case ReportFormat.Dot: DotFormat.Write(this, writer); break;
            case ReportFormat.GraphMl: GraphMlFormat.Write(this, writer); break;
            case ReportFormat.Json: JsonFormat.Write(this, writer); break;
            case ReportFormat.Timeline: TimelineSvg.Write(this, writer); break;
            case ReportFormat.Load: LoadSvg.Write(this, writer); break;
            default: CsvFormat.Write(this, writer); break;
        }
    }

    /// <summary>Returns the report as a text.</summary>
    /// <param name="format">The format.</param>
    /// <param name="cancellationToken">Cancels the work with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The format is not one of <see cref="ReportFormat"/>.</exception>
    public string ToText(ReportFormat format, CancellationToken cancellationToken = default)
    {
        using StringWriter output = new(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
        Write(format, output, cancellationToken);
        return output.ToString();
    }

    /// <summary>A line for people. Its format may change.</summary>
    public override string ToString() => FormattableString.Invariant($"{Title}, version {Snapshot.Version}: {Total}");

    /// <summary>The number of milestones at risk, and of causes, that are shown in full.</summary>
    internal int MaxAssessed { get; }

    /// <summary>The keys of the chosen fields, each once.</summary>
    internal IReadOnlyList<string> Fields { get; }

    /// <summary>The keys of the fields that tables have a column for: the chosen ones, and the owner if a milestone in scope has
    /// one.</summary>
    internal IReadOnlyList<string> Columns => _columns.Get();

    /// <summary>What moved; <see langword="null"/> if not requested.</summary>
    internal Movement? Movement => _movement?.Get();

    /// <summary>Since when the differences are, as it was asked for: "since 2026-01-31 (version 5)"; <see langword="null"/> if not
    /// requested.</summary>
    internal string? SinceText => _movement is null ? null : SinceWhen.Text(_since, EarlierThan(CancellationToken.None), Snapshot);

    /// <summary>The same without the later version.</summary>
    internal string? SinceShort => _movement is null ? null : SinceWhen.Short(_since, EarlierThan(CancellationToken.None));

    /// <summary>Everything that has to do with dates; <see langword="null"/> without dates.</summary>
    internal PlanDates? Dates => _dates.Get() is { Schedule: not null } dates ? dates : null;

    /// <summary>The three questions with their answers; none without dates.</summary>
    internal IReadOnlyList<Answer> Answers => Dates is { } dates ? WithPeople.Answers(dates, People.Levelled) : [];

    /// <summary>What the third of them is about, all of it; none without dates.</summary>
    internal IReadOnlyList<Decision> Decisions =>
        Dates is { } dates ? [.. dates.Decisions, .. WithPeople.Decisions(dates, People.Levelled)] : [];

    /// <summary>How sure the dates are, and how they moved.</summary>
    internal ReportForecasts Forecasts { get; }

    /// <summary>What people are asked for, and what milestones consist of.</summary>
    internal ReportPeople People { get; }

    /// <summary>The load charts.</summary>
    internal LoadPicture Loads => _loads.Get();

    /// <summary>The timeline.</summary>
    internal TimelinePicture Timeline => _timeline.Get();

    /// <summary>The layout of the graph.</summary>
    internal GraphPicture Picture => PictureFor(CancellationToken.None);

    internal GraphPicture PictureFor(CancellationToken cancellationToken) => _picture.Get(cancellationToken);

    internal PlanGraph GraphFor(CancellationToken cancellationToken) => _graph.Get(cancellationToken);

    /// <summary>Enumerates the milestones in scope without keeping them.</summary>
    internal IEnumerable<ReportedMilestone> InScope() => InScope(CancellationToken.None);

    internal RiskAssessment? AssessmentOf(ReportedMilestone entry) => _assessments.Get().GetValueOrDefault(entry);

    private bool HasDates => _dates.Get().Schedule is not null;

    private static void CheckNames(RegistrySnapshot snapshot, PlanScope scope, string? cause)
    {
        foreach (string name in new[] { scope.Around, cause }.OfType<string>()) snapshot.GetStatusHistory(name); // throws if there is none
    }

    /// <summary>Computes what a format shows, so that the caller can cancel it; writing then only reads it.</summary>
    internal void Compute(ReportFormat format, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _levels.Get(cancellationToken);
        _scope.Get(cancellationToken);
        if (format is not (ReportFormat.Svg or ReportFormat.Mermaid or ReportFormat.Dot or ReportFormat.GraphMl))
            _dates.Get(cancellationToken);
        Forecasts.Compute(format, cancellationToken);
        People.Compute(format, cancellationToken);
        if (format == ReportFormat.Load)
        {
            _loads.Get(cancellationToken);
            return;
        }

        if (format == ReportFormat.Timeline)
        {
            _timeline.Get(cancellationToken);
            return;
        }

        if (format == ReportFormat.Csv)
        {
            CountedProgress.For(
                Snapshot, _scope.Get(cancellationToken).IncludesAll ? Snapshot.Count : InScope(cancellationToken).Count(),
                cancellationToken);
            return;
        }

        PlanGraph graph = _graph.Get(cancellationToken);
        bool isWhole = format is ReportFormat.Markdown or ReportFormat.Html or ReportFormat.Json;
        int shown = isWhole ? _milestones.Get(cancellationToken).Count : graph.IsByComponent ? 0 : graph.Nodes.Count;
        if (isWhole && _impact is not null) shown += Limited(_impact.Get(cancellationToken).Count, ImpactList.MaxRows);
        int moved = isWhole && _movement is not null
            ? Limited(_movement.Get(cancellationToken).Milestones.Count, DifferenceTable.MaxRows) : 0;
        CountedProgress.For(Snapshot, shown + moved, cancellationToken);
        if (moved > 0) CountedProgress.For(EarlierThan(cancellationToken), moved, cancellationToken);

        if (format is ReportFormat.Mermaid or ReportFormat.Dot or ReportFormat.GraphMl) return;
        if (isWhole || !graph.IsByComponent) _assessments.Get(cancellationToken);
        _total.Get(cancellationToken);
        if (isWhole) _causes.Get(cancellationToken);
        if (format is ReportFormat.Svg or ReportFormat.Html) _picture.Get(cancellationToken);
        if (format == ReportFormat.Html && Dates is not null) _timeline.Get(cancellationToken);
        if (format == ReportFormat.Html && People.HasLoad) _loads.Get(cancellationToken);
        if (format == ReportFormat.Svg) return;
        _components.Get(cancellationToken);
        _owners.Get(cancellationToken);
        _columns.Get(cancellationToken);
        if (_hasHistory) _reader!.Get(cancellationToken);

        int Limited(int count, int onPage) => format == ReportFormat.Html ? Math.Min(count, onPage) : count;
    }

    private IEnumerable<ReportedMilestone> InScope(CancellationToken cancellationToken)
    {
        ScopeFilter scope = _scope.Get(cancellationToken);
        return Reported(cancellationToken).Where(entry => scope.Includes(entry.Milestone, entry.Risk));
    }

    private IEnumerable<ReportedMilestone> Reported(CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, RiskLevel> levels = _levels.Get(cancellationToken);
        foreach (Milestone milestone in Snapshot.Milestones)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ReportedMilestone(milestone, levels[milestone.Name], this);
        }
    }

    private RiskAssessment Assessed(ReportedMilestone entry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Snapshot.AssessRisk(entry.Name);
    }

    private IReadOnlyList<string> WithOwner(IEnumerable<ReportedMilestone> shown) =>
        Fields.Contains(FieldKeys.Owner, StringComparer.Ordinal) || !shown.Any(entry => OwnerOf(entry).Length > 0)
            ? Fields
            : [FieldKeys.Owner, .. Fields];

    private static string[] OwnerOf(ReportedMilestone entry) =>
        entry.Milestone.Fields.TryGetValue(FieldKeys.Owner, out string? owner) ? [owner] : [];

    private IEnumerable<MilestoneGroup> RollUps(
        Func<ReportedMilestone, IEnumerable<string>> groupsOf, CancellationToken cancellationToken) =>
        _all.Get(cancellationToken).WithCancellation(cancellationToken).SelectMany(groupsOf, (entry, group) => (group, entry))
            .GroupBy(pair => pair.group, pair => pair.entry, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new MilestoneGroup(group.Key, [.. group], AtRiskThreshold, cancellationToken));

    private RegistrySnapshot EarlierThan(CancellationToken cancellationToken) => _comparedTo ?? _reader!.Get(cancellationToken).Earlier!;
}
