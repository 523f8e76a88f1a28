using MilestoneTracker.Auditing;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.History;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting;

// Where a report comes from: a snapshot, or a log as of a moment.
public sealed partial class PlanReport
{
    /// <summary>Creates a report of a snapshot.</summary>
    /// <param name="snapshot">The snapshot: of a registry, of a proposed change (<see cref="ProposedChange.Staged"/>), or of any moment
    /// of the past.</param>
    /// <param name="options">The options (default: those of a new <see cref="PlanReportOptions"/>).</param>
    /// <param name="cancellationToken">Cancels the creation with <see cref="OperationCanceledException"/>. Parts that are computed later
    /// have a token of their own (<see cref="Write"/>).</param>
    /// <returns>The report, which can be written in any number of formats.</returns>
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
            "Since needs the log. Set Log, or compare with a snapshot (ComparedTo).", nameof(options));
        CheckMoments(log, options);
        LazyPart<HistoryReader>? reader = log is null
            ? null : new(token => HistoryReader.Before(log, snapshot.Version, since, mostChanges, token));
        return new PlanReport(
            snapshot, options, log, reader, hasHistory: log is not null && options.WithHistory, timeOfLog: null,
            since is { } then ? () => ScheduleMoments.TimeOf(then, log!, CancellationToken.None) : null,
            EarlierPlaces.For(
                options, snapshot,
                options.KeepPlaces && log is not null ? token => PlaceHistory.Read(log, snapshot, PlaceHistory.Block, token) : null));
    }

    /// <summary>A report of an earlier plan, for the places of its boxes alone.</summary>
    internal static PlanReport ForPlaces(RegistrySnapshot snapshot, PlanReportOptions options, PicturePlaces? earlier) =>
        new(snapshot, options, log: null, reader: null, hasHistory: false, timeOfLog: null, timeOfSince: null, _ => earlier);

    /// <summary>Creates a report of a log as of a moment: the plan as of then, its differences from the moment to compare with, if any,
    /// and its history until then.</summary>
    /// <remarks>The log is read here and never later: once if all moments are versions and the history is not requested, otherwise twice;
    /// once more for a baseline, and for a trend; twice more for <see cref="PlanReportOptions.KeepPlaces"/>. O(events), plus O(plan) for
    /// each of up to 60 points of the history.</remarks>
    /// <param name="log">The log.</param>
    /// <param name="moment">The moment: a version, or a time.</param>
    /// <param name="options">The options; <see cref="PlanReportOptions.Log"/> is ignored.</param>
    /// <param name="cancellationToken">Cancels the work with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The report, which can be written in any number of formats.</returns>
    /// <exception cref="AuditReplayException">An event of the log cannot be replayed.</exception>
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
        HistoryReader reader = HistoryReader.AsOf(log, moment, options, cancellationToken);
        DateTimeOffset? timeOfSince = options.Since is { } since && DateInputs.HasAny(reader.Plan!, cancellationToken)
            ? ScheduleMoments.TimeOf(since, log, cancellationToken) : null;
        IReadOnlyList<RegistrySnapshot> plans = options.KeepPlaces
            ? [.. PlaceHistory.Read(log, reader.Plan!, PlaceHistory.Block, cancellationToken)] : [];
        PlanReport report = new(
            reader.Plan!, options, log, new LazyPart<HistoryReader>(_ => reader), options.WithHistory, reader.Time, () => timeOfSince,
            EarlierPlaces.For(options, reader.Plan!, options.KeepPlaces ? _ => plans : null));
        report.Forecasts.ReadLog(cancellationToken);
        return report;
    }

    private static void CheckMoments(IAuditLog? log, PlanReportOptions options)
    {
        if (options.Since is not { } since) return;
        if (options.ComparedTo is not null) throw new ArgumentException(
            "ComparedTo and Since cannot both be set. Leave one out.", nameof(options));
        CheckReached(log!, since, nameof(options), nameof(options.Since));
    }

    private static void CheckReached(IAuditLog log, PointInTime moment, string parameter, string argument)
    {
        if (moment.Version is not { } version || version == 0) return;
        long last = log.LastSequence;
        if (version < 0 || version > last)
            throw new ArgumentOutOfRangeException(
                parameter, version, FormattableString.Invariant(
                $"{argument} is not a version of the log, which has sequence numbers from 1 to {last}; 0 asks for the empty plan."));
    }
}
