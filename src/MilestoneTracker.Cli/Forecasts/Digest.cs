using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Reporting;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.Forecasts;

// What happened to a plan since a moment, for people who do not look at it each day: what moved, what became late, which causes of risk
// became worse, and whose decisions it was. Both plans are compared with now at their own times, so what only waited has moved too. The
// log is read three times at most; what is kept of it are the changes since then that can move a date.
internal sealed class Digest
{
    private const RiskLevel LeastLevel = RiskLevel.Medium;

    private Digest(
        string title, DateTimeOffset since, Schedule before, Schedule after, IReadOnlyList<AuditEvent> decisions,
        CancellationToken cancelled)
    {
        (Title, Since, Decisions) = (title, since, decisions);
        HasDates = DateInputs.HasAny(before.Snapshot, cancelled) || DateInputs.HasAny(after.Snapshot, cancelled);
        Dates = after.ChangesSince(before);
        Moves = HasDates ? DateMove.Of(Dates) : [];
        BecameLate = HasDates
            ? [.. Dates.Milestones.Where(move => move.MakesLate).Select(LatenessOf)
                .Order(Comparer<DigestLateness>.Create((one, other) => LateMilestone.Compare(one.By, other.By)))] : [];
        OnTimeAgain = HasDates ? [.. OnTime(before, after)] : [];
        Finished =
        [
            .. after.Snapshot.ChangesSince(before.Snapshot, cancelled).Milestones
                .Where(moved => moved.After?.Status == MilestoneStatus.Completed && moved.Before?.Status != MilestoneStatus.Completed)
                .Select(moved => moved.After!),
        ];
        RiskCause[] causesBefore = CausesOf(before.Snapshot, cancelled);
        RiskCause[] causes = CausesOf(after.Snapshot, cancelled);
        Dictionary<(string, RiskCode), int> known = causesBefore.ToDictionary(KeyOf, cause => cause.AffectedCount);
        WorseCauses =
        [
            .. causes.Select(cause => new DigestCause(cause, known.TryGetValue(KeyOf(cause), out int count) ? count : null))
                .Where(one => one.AffectedBefore is null || one.AffectedBefore < one.Cause.AffectedCount),
        ];
        HashSet<(string, RiskCode)> left = [.. causes.Select(KeyOf)];
        GoneCauses = [.. causesBefore.Where(cause => !left.Contains(KeyOf(cause)))];
    }

    public string Title { get; }

    /// <summary>The moment to compare with; of a version the effective time of its change.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>Whether one of both plans says anything about dates.</summary>
    public bool HasDates { get; }

    public ScheduleDifference Dates { get; }

    /// <summary>Those whose day of finish moved, or that came or went.</summary>
    public IReadOnlyList<DateMove> Moves { get; }

    public IReadOnlyList<DigestLateness> BecameLate { get; }

    public IReadOnlyList<ScheduledMilestone> OnTimeAgain { get; }

    public IReadOnlyList<Milestone> Finished { get; }

    public IReadOnlyList<DigestCause> WorseCauses { get; }

    public IReadOnlyList<RiskCause> GoneCauses { get; }

    /// <summary>The changes since then that can move a date or a risk, in order.</summary>
    public IReadOnlyList<AuditEvent> Decisions { get; }

    public bool IsEmpty => Moves.Count == 0 && BecameLate.Count == 0 && OnTimeAgain.Count == 0 && Finished.Count == 0
        && WorseCauses.Count == 0 && GoneCauses.Count == 0 && Decisions.Count == 0;

    public static Digest Read(Invocation call, PlanLog log, PointInTime since)
    {
        CancellationToken cancelled = call.Environment.Cancelled;
        IReadOnlyList<RegistrySnapshot> plans = call.ReadPlans(log, call.AsOf is { } then ? [since, then] : [since]);
        (RegistrySnapshot before, RegistrySnapshot after) = (plans[0], plans.Count > 1 ? plans[1] : log.Current);
        DateTime now = PlanNow.Of(call, log, after);
        DateTimeOffset begin = TimeOf(log, since, cancelled) ?? call.Environment.Clock.GetUtcNow();
        Schedule earlier = Schedule.Compute(before, begin);
        // In the zone that the plan has now: then it may have had another.
        if (before.Version > after.Version || PlanningFields.OfPlan(after).ToCivilTime(begin) > now)
            throw new InvocationException(ExitCode.Usage, "--since is later than the plan that is shown. Give an earlier moment.");
        List<AuditEvent> decisions =
            [.. Until(log.Events.Read(before.Version + 1, cancelled), after.Version).Where(e => DateDecisions.IsOne(e.Data))];
        string title = ReportTitle.Of(log, after);
        return new Digest(title, begin, earlier, Schedule.Compute(after, now), decisions, cancelled);
    }

    private static IEnumerable<AuditEvent> Until(IEnumerable<AuditEvent> events, long version) =>
        events.TakeWhile(e => e.Sequence <= version);

    // The empty plan is that of right before the first change.
    private static DateTimeOffset? TimeOf(PlanLog log, PointInTime since, CancellationToken cancelled)
    {
        if (since.Time is { } time) return time;
        ChangeTimes times = ChangeTimes.Read(log.Events, cancelled);
        return times.Until(since.Version!.Value).Latest ?? times.Earliest;
    }

    // What held it up then counts as well: a delay of it that is over may be why it is late.
    private DigestLateness LatenessOf(MilestoneMove move)
    {
        IReadOnlyList<string> chain = Dates.After.DrivingPath(move.Name).Milestones;
        HashSet<string> names = new(chain, StringComparer.Ordinal);
        if (move.Before is not null) names.UnionWith(Dates.Before.DrivingPath(move.Name).Milestones);
        return new DigestLateness(
            move.After!, LateMilestone.Of(move.After!, Dates.After.Now)!, chain,
            [.. Decisions.Where(e => DateDecisions.IsAbout(e.Data, names)).Reverse()]);
    }

    // Not among what moved: another target is enough.
    private static IEnumerable<ScheduledMilestone> OnTime(Schedule before, Schedule after) =>
        before.Milestones.Where(milestone => LateMilestone.Of(milestone, before.Now) is not null)
            .Select(milestone => after.GetMilestone(milestone.Name)).OfType<ScheduledMilestone>()
            .Where(milestone => milestone.Target is not null && LateMilestone.Of(milestone, after.Now) is null);

    private static RiskCause[] CausesOf(RegistrySnapshot plan, CancellationToken cancelled) =>
        [.. plan.AssessCauses(cancelled).Where(cause => cause.Level >= LeastLevel)];

    private static (string, RiskCode) KeyOf(RiskCause cause) => (cause.Milestone, cause.Code);
}
