using System.Diagnostics;
using MilestoneTracker.Auditing;
using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Reporting.Pages;
using MilestoneTracker.Reporting.Pictures;
using MilestoneTracker.Risk;
using MilestoneTracker.Reporting.Graph;
using MilestoneTracker.Reporting.History;

namespace MilestoneTracker.Reporting;

// The information model. Everything that a report says is here, worked out once and not before it is asked for; the formats
// (Formats/, Pictures/,
// Pages/) only write it down, so that no two of them can tell different things. Nothing here reads a clock, a culture, a file or
// the network.

/// <summary>What a plan has to tell, worked out from a snapshot: milestones, graph, roll-ups, risks and, where asked for, impact,
/// history and what moved.</summary>
/// <remarks>
/// Immutable, and safe from any thread. It holds memory of its snapshot. Each part is worked out when it, or a format that tells
/// it, is first asked for: every milestone and dependency once,
/// beside what <see cref="PlanReportOptions"/> says of the parts. Equal models are written as equal texts, on every machine.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class PlanReport
{
    private readonly bool _hasHistory;
    private readonly RegistrySnapshot? _comparedTo;
    private readonly LazyPart<HistoryReader>? _past;
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

    private PlanReport(
        RegistrySnapshot snapshot, PlanReportOptions options, LazyPart<HistoryReader>? past, bool hasHistory, DateTimeOffset? timeOfLog)
    {
        (Snapshot, Title, Time, AtRiskThreshold) = (snapshot, options.TitleOf(snapshot), options.Time ?? timeOfLog,
            options.AtRiskThreshold == RiskLevel.None ? RiskLevel.Low : options.AtRiskThreshold);
        (_past, _hasHistory, _comparedTo) = (past, hasHistory, options.ComparedTo);
        PlanScope scope = options.Scope.Copy();
        MaxAssessed = options.MaxAssessed;
        CheckNames(snapshot, scope, options.ImpactOf);

        _levels = new(_ => snapshot.AssessRiskLevels());
        _scope = new(token => new ScopeFilter(scope, snapshot, token));
        _all = new(token => [.. Reported(token)]);
        _milestones = new(
            token => _scope.Get(token).IsOpen ? _all.Get(token)
                : [.. _all.Get(token).EndedBy(token).Where(entry => _scope.Get(token).LetsIn(entry.Milestone, entry.Risk))]);
        _atRisk = new(
            token => [
                .. _milestones.Get(token).EndedBy(token).Where(entry => entry.Risk >= AtRiskThreshold)
                    .OrderByDescending(entry => entry.Risk).ThenBy(entry => entry.Name, StringComparer.Ordinal)]);
        _causes = new(token => [.. snapshot.AssessCauses(token).Where(cause => cause.Level >= AtRiskThreshold)]);
        _assessments = new(token => _atRisk.Get(token).Take(MaxAssessed).ToDictionary(entry => entry, entry => Assessed(entry, token)));
        _total = new(token => new MilestoneGroup("All", _all.Get(token), AtRiskThreshold, token));
        _components = new(token => [.. RollUps(entry => entry.Milestone.Components, token)]);
        _owners = new(token => [.. RollUps(OwnerOf, token)]);
        Fields = [.. options.Fields.Distinct(StringComparer.Ordinal)];
        _columns = new(token => WithOwner(_milestones.Get(token).EndedBy(token)));
        _graph = new(token => GraphBuilder.Build(_all.Get(token), _milestones.Get(token), scope, AtRiskThreshold, token));
        _picture = new(token => new GraphPicture(this, token));
        if (options.ImpactOf is { } cause)
        {
            ImpactOf = cause;
            _impact = new(token =>
            {
                HashSet<string> reached = new(snapshot.AnalyzeImpact(cause), StringComparer.Ordinal);
                return [.. _all.Get(token).EndedBy(token).Where(entry => reached.Contains(entry.Name))];
            });
        }

        if (options.ComparedTo is not null || options.Since is not null)
            _movement = new(token => Movement.Between(EarlierThan(token), snapshot, token));
    }

    /// <summary>What stands above the report.</summary>
    public string Title { get; }

    /// <summary>The moment that the report stands for, where it was told.</summary>
    public DateTimeOffset? Time { get; }

    /// <summary>The snapshot that the report is of.</summary>
    public RegistrySnapshot Snapshot { get; }

    /// <summary>From which level on a milestone counts as at risk: Low or more.</summary>
    public RiskLevel AtRiskThreshold { get; }

    /// <summary>The milestones in scope, in ordinal order of their names.</summary>
    public IReadOnlyList<ReportedMilestone> Milestones => _milestones.Get();

    /// <summary>Those of them that are at risk: the highest level first, then in ordinal order.</summary>
    public IReadOnlyList<ReportedMilestone> AtRisk => _atRisk.Get();

    /// <summary>What is wrong in the whole plan (<see cref="RegistrySnapshot.AssessCauses"/>), as far as it puts a milestone at risk from
    /// <see cref="AtRiskThreshold"/> on: the highest level first, then what puts the most at risk.</summary>
    public IReadOnlyList<RiskCause> Causes => _causes.Get();

    /// <summary>The roll-up of the whole plan: each milestone once, however many components it spans.</summary>
    public MilestoneGroup Total => _total.Get();

    /// <summary>The roll-up of each component of the whole plan, in ordinal order. A milestone is in that of each component that it
    /// spans.</summary>
    public IReadOnlyList<MilestoneGroup> Components => _components.Get();

    /// <summary>The roll-up of the milestones of each owner (the field <c>owner</c>), over the whole plan, in ordinal order. Those without
    /// an owner are in none.</summary>
    public IReadOnlyList<MilestoneGroup> Owners => _owners.Get();

    /// <summary>What is drawn.</summary>
    public PlanGraph Graph => _graph.Get();

    /// <summary>The milestone whose impact is reported, where asked for.</summary>
    public string? ImpactOf { get; }

    /// <summary>Every transitive dependent of <see cref="ImpactOf"/>, in ordinal order, whether in scope or not; nothing where not
    /// asked for.</summary>
    public IReadOnlyList<ReportedMilestone>? Impact => _impact?.Get();

    /// <summary>The earlier snapshot, where what moved is reported. Where it is a moment of the log that was asked for, the log is read for
    /// it.</summary>
    public RegistrySnapshot? ComparedTo => _movement is null ? null : EarlierThan(CancellationToken.None);

    /// <summary>What moved since <see cref="ComparedTo"/>, in ordinal order: what was changed itself, and what followed, because
    /// its progress or
    /// its risk moved with that of others; nothing where not asked for.</summary>
    public IReadOnlyList<MilestoneDifference>? Differences => Movement?.Milestones;

    /// <summary>The latest changes, and progress over time; nothing where there was no log. The log is read for it, where it has not
    /// been.</summary>
    public PlanHistory? History => _hasHistory ? _past!.Get().History : null;

    /// <summary>Reports on a snapshot.</summary>
    /// <param name="snapshot">The snapshot: of a registry, of a proposed change (<see cref="ProposedChange.Staged"/>), or of any day of the
    /// past.</param>
    /// <param name="options">What the report is to tell; what each option says it is unless set, where nothing is given.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>. What is worked out later has a token of its
    /// own (<see cref="Write"/>).</param>
    /// <returns>The report, to be written in as many formats as wanted.</returns>
    /// <exception cref="MilestoneNotFoundException">There is no milestone with the name of the scope's
    /// <see cref="PlanScope.Around"/> or of <see cref="PlanReportOptions.ImpactOf"/>.</exception>
    /// <exception cref="ArgumentException">Both <see cref="PlanReportOptions.Since"/> and <see cref="PlanReportOptions.ComparedTo"/> are
    /// set; or <see cref="PlanReportOptions.Since"/> without a log.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="PlanReportOptions.Since"/> is a version that is negative, or that the log
    /// has not reached.</exception>
    public static PlanReport Create(
        RegistrySnapshot snapshot, PlanReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        options ??= new PlanReportOptions();
        cancellationToken.ThrowIfCancellationRequested();
        (IAuditLog? log, PointInTime? since) = (options.Log, options.Since);
        int? mostChanges = options.WithHistory ? options.MaxChanges : null;
        if (since is not null && log is null) throw new ArgumentException(
            "A report that compares with a moment needs the log. Set Log, or compare with a snapshot.", nameof(options));
        CheckMoments(log, options);
        LazyPart<HistoryReader>? past = log is null
            ? null : new(token => HistoryReader.Before(log, snapshot.Version, since, mostChanges, token));
        return new PlanReport(snapshot, options, past, hasHistory: log is not null && options.WithHistory, timeOfLog: null);
    }

    /// <summary>Reports on a log as of a moment: the plan as it was then, what moved until then where a moment to compare with is set, and
    /// the history up to it.</summary>
    /// <remarks>It reads the log here, and later never again: once where all moments are versions and no history is wanted, otherwise
    /// twice. O(events), beside a look at every milestone and dependency for each of up to 60 points of the history.</remarks>
    /// <param name="log">The log.</param>
    /// <param name="moment">The moment: a version, or a time.</param>
    /// <param name="options">What the report is to tell; <see cref="PlanReportOptions.Log"/> is not looked at.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The report, to be written in as many formats as wanted.</returns>
    /// <exception cref="AuditReplayException">An event does not fit; it is named.</exception>
    /// <exception cref="MilestoneNotFoundException">As of that moment there is no milestone with the name of the scope's
    /// <see cref="PlanScope.Around"/> or of <see cref="PlanReportOptions.ImpactOf"/>.</exception>
    /// <exception cref="ArgumentException">Both <see cref="PlanReportOptions.Since"/> and <see cref="PlanReportOptions.ComparedTo"/> are
    /// set.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="moment"/> or <see cref="PlanReportOptions.Since"/> is a version that
    /// is negative, or that the log has not reached.</exception>
    public static PlanReport AsOf(
        IAuditLog log, PointInTime moment, PlanReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(log);
        options ??= new PlanReportOptions();
        CheckMoments(log, options);
        CheckReached(log, moment, nameof(moment), nameof(moment));
        HistoryReader past = HistoryReader.AsOf(log, moment, options, cancellationToken);
        return new PlanReport(past.Plan!, options, new LazyPart<HistoryReader>(_ => past), options.WithHistory, past.Time);
    }

    /// <summary>Writes the report. Lines end with a line feed, in CSV with a carriage return and a line feed.</summary>
    /// <param name="format">As what.</param>
    /// <param name="output">Where to; it is neither flushed nor closed. What it throws is passed on.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>, promptly; what was written until then is not
    /// a report.</param>
    /// <exception cref="ArgumentOutOfRangeException">The format is none of those there are.</exception>
    public void Write(ReportFormat format, TextWriter output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (format is < ReportFormat.Markdown or > ReportFormat.Csv)
            throw new ArgumentOutOfRangeException(nameof(format), format, "Not one of the formats.");
        WorkOut(format, cancellationToken);
        using AttentiveWriter attentive = new(output, cancellationToken);
        switch (format)
        {
            case ReportFormat.Markdown: MarkdownFormat.Write(this, attentive); break;
            case ReportFormat.Html: HtmlPage.Write(this, attentive); break;
            case ReportFormat.Svg: SvgPicture.Write(this, attentive); break;
            case ReportFormat.Mermaid: MermaidFormat.Write(this, attentive); break;
            case ReportFormat.Dot: DotFormat.Write(this, attentive); break;
            case ReportFormat.GraphMl: GraphMlFormat.Write(this, attentive); break;
            case ReportFormat.Json: JsonFormat.Write(this, attentive); break;
            default: CsvFormat.Write(this, attentive); break;
        }
    }

    /// <summary>Writes the report to a text.</summary>
    /// <param name="format">As what.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The format is none of those there are.</exception>
    public string ToText(ReportFormat format, CancellationToken cancellationToken = default)
    {
        using StringWriter output = new(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
        Write(format, output, cancellationToken);
        return output.ToString();
    }

    /// <summary>A line to read. Its form may change.</summary>
    public override string ToString() => FormattableString.Invariant($"{Title}, version {Snapshot.Version}: {Total}");

    /// <summary>How many of the milestones at risk, and of the causes, are told in full.</summary>
    internal int MaxAssessed { get; }

    /// <summary>The keys of the fields that were chosen to be shown, each once.</summary>
    internal IReadOnlyList<string> Fields { get; }

    /// <summary>The keys of the fields that tables have a column for: the chosen ones, and the owner where a milestone in scope has
    /// one.</summary>
    internal IReadOnlyList<string> Columns => _columns.Get();

    /// <summary>What moved; nothing where not asked for.</summary>
    internal Movement? Movement => _movement?.Get();

    /// <summary>The graph laid out.</summary>
    internal GraphPicture Picture => _picture.Get();

    /// <summary>The milestones in scope, one after the other; none is kept.</summary>
    internal IEnumerable<ReportedMilestone> InScope() => InScope(CancellationToken.None);

    internal RiskAssessment? AssessmentOf(ReportedMilestone entry) => _assessments.Get().GetValueOrDefault(entry);

    private static void CheckNames(RegistrySnapshot snapshot, PlanScope scope, string? cause)
    {
        foreach (string? name in new[] { scope.Around, cause })
            if (name is not null) snapshot.GetStatusHistory(name); // throws where there is none, and has the words for it
    }

    private static void CheckMoments(IAuditLog? log, PlanReportOptions options)
    {
        if (options.Since is not { } since) return;
        if (options.ComparedTo is not null) throw new ArgumentException(
            "A report compares with a snapshot or with a moment, not with both. Leave ComparedTo or Since out.", nameof(options));
        CheckReached(log!, since, nameof(options), nameof(options.Since));
    }

    private static void CheckReached(IAuditLog log, PointInTime moment, string parameter, string called)
    {
        if (moment.Version is not { } version || version == 0) return;
        long last = log.LastSequence;
        if (version < 0 || version > last)
            throw new ArgumentOutOfRangeException(
                parameter, version, FormattableString.Invariant(
                $"{called} is not a version of the log, which has sequence numbers from 1 to {last}; 0 asks for the empty plan."));
    }

    /// <summary>Works out what a format tells, with the token of whoever asks for it; writing then only reads it.</summary>
    internal void WorkOut(ReportFormat format, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _levels.Get(cancellationToken);
        _scope.Get(cancellationToken);
        if (format == ReportFormat.Csv)
        {
            CountedProgress.For(
                Snapshot, _scope.Get(cancellationToken).IsOpen ? Snapshot.Count : InScope(cancellationToken).Count(), cancellationToken);
            return;
        }

        PlanGraph graph = _graph.Get(cancellationToken);
        bool isWhole = format is ReportFormat.Markdown or ReportFormat.Html or ReportFormat.Json;
        int shown = isWhole ? _milestones.Get(cancellationToken).Count : graph.IsByComponent ? 0 : graph.Nodes.Count;
        if (isWhole && _impact is not null) shown += Most(_impact.Get(cancellationToken).Count, ImpactList.Most);
        int moved = isWhole && _movement is not null ? Most(_movement.Get(cancellationToken).Milestones.Count, DifferenceTable.Most) : 0;
        CountedProgress.For(Snapshot, shown + moved, cancellationToken);
        if (moved > 0) CountedProgress.For(EarlierThan(cancellationToken), moved, cancellationToken);

        if (format is ReportFormat.Mermaid or ReportFormat.Dot or ReportFormat.GraphMl) return;
        if (isWhole || !graph.IsByComponent) _assessments.Get(cancellationToken);
        _total.Get(cancellationToken);
        if (isWhole) _causes.Get(cancellationToken);
        if (format is ReportFormat.Svg or ReportFormat.Html) _picture.Get(cancellationToken);
        if (format == ReportFormat.Svg) return;
        _components.Get(cancellationToken);
        _owners.Get(cancellationToken);
        _columns.Get(cancellationToken);
        if (_hasHistory) _past!.Get(cancellationToken);

        int Most(int count, int onPage) => format == ReportFormat.Html ? Math.Min(count, onPage) : count;
    }

    private IEnumerable<ReportedMilestone> InScope(CancellationToken cancellationToken)
    {
        ScopeFilter scope = _scope.Get(cancellationToken);
        return Reported(cancellationToken).Where(entry => scope.LetsIn(entry.Milestone, entry.Risk));
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
        _all.Get(cancellationToken).EndedBy(cancellationToken).SelectMany(groupsOf, (entry, group) => (group, entry))
            .GroupBy(pair => pair.group, pair => pair.entry, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new MilestoneGroup(group.Key, [.. group], AtRiskThreshold, cancellationToken));

    private RegistrySnapshot EarlierThan(CancellationToken cancellationToken) => _comparedTo ?? _past!.Get(cancellationToken).Earlier!;
}
