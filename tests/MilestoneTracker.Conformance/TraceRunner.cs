using MilestoneTracker.Auditing;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Conformance;

// One trace on one registry (or on several, one after the other), through the public API alone. What a step does is told as an outcome: an
// object of the same shape as an expectation, made of dictionaries, lists, strings, booleans, whole numbers, doubles and nothing.
internal sealed class TraceRunner
{
    private readonly TraceClock _clock = new();
    private InMemoryAuditLog _log = null!;
    private MilestoneRegistry _registry = null!;

    public TraceRunner() => Begin();

    public RegistrySnapshot Current => _registry.Current;

    public IReadOnlyList<AuditEvent> Events => [.. _log.Read()];

    /// <summary>Goes on with a new, empty registry.</summary>
    public void Begin()
    {
        _log = new InMemoryAuditLog();
        _registry = new MilestoneRegistry(_log, new MilestoneRegistryOptions { TimeProvider = _clock });
    }

    public IReadOnlyDictionary<string, object?> Run(Step step)
    {
        int at = -1;
        try
        {
            if (step.Op is not ("as_of" or "as_of_version")) _clock.Tell(step.Time);
            if (step.Op != "batch") return Perform(step);
            _registry.Batch(proposal =>
            {
                foreach (Step staged in step.Steps)
                {
                    at++;
                    Change(proposal, staged);
                }
            });
            return Outcome.Of(("ok", true));
        }
        catch (Exception e)
        {
            return Outcome.OfRefusal(e, at);
        }
    }

    private IReadOnlyDictionary<string, object?> Perform(Step step) => step.Op switch
    {
        "progress" => Outcome.Of(("value", _registry.GetProgress(step.Name))),
        "all_progress" => Outcome.Of(("values", AllProgress())),
        "completion" => OutcomeOf(_registry.GetCompletion(step.Name)),
        "all_completions" => Outcome.Of(("values", Map(Current.GetCompletions(), completion => completion.Value))),
        "risk" => OutcomeOf(_registry.AssessRisk(step.Name)),
        "impact" => Outcome.Of(("dependents", _registry.AnalyzeImpact(step.Name))),
        "history" => Outcome.Of(("statuses", _registry.GetStatusHistory(step.Name).Select(entry => entry.Status.ToWord()).ToArray())),
        "fields" => OutcomeOf(Named(step.Name)),
        "plan_fields" => Outcome.Of(("fields", Map(Current.PlanFields, value => value))),
        "dependency_fields" => Outcome.Of(("fields", Map(Current.GetDependencyFields(step.Milestone, step.Dependency), value => value))),
        "records" => Outcome.Of(("records", Map(Current.GetRecords(step.Collection), fields => Map(fields, value => value)))),
        "events" => Outcome.Of(("count", _log.LastSequence)),
        "log" => Outcome.Of(("events", _log.Read().Select(e => RowOf(e.Data)).ToArray())),
        "graph" => Outcome.Of(("graph", Map(_registry.GetDependencyGraph(), dependencies => dependencies))),
        "as_of" => AsOf(Trace.Beginning.AddSeconds(step.Time!.Value)),
        "as_of_version" => AsOf(step.Version),
        "replay" => Replays.OutcomeOf(step),
        _ => Change(_registry.Edit(), step),
    };

    /// <summary>A change, of the registry or of a proposal.</summary>
    private static Dictionary<string, object?> Change(PlanEditor plan, Step step)
    {
        switch (step.Op)
        {
            case "register":
                plan.RegisterMilestone(step.Name, step.Components, step.Status);
                return Outcome.Of(("ok", true));
            case "remove":
                plan.RemoveMilestone(step.Name);
                return Outcome.Of(("ok", true));
            default:
                return Outcome.Of(("changed", HasChanged(plan, step)));
        }
    }

    private static bool HasChanged(PlanEditor plan, Step step) => step.Op switch
    {
        "status" => plan.UpdateMilestoneStatus(step.Name, step.Status),
        "declare" => plan.DeclareMilestoneDependency(step.Milestone, step.Dependency),
        "withdraw" => plan.WithdrawMilestoneDependency(step.Milestone, step.Dependency),
        "components" => plan.ChangeMilestoneComponents(step.Name, step.Components),
        "set_plan" => plan.SetPlanField(step.Field, step.Value),
        "set_milestone" => plan.SetMilestoneField(step.Name, step.Field, step.Value),
        "set_dependency" => plan.SetDependencyField(step.Milestone, step.Dependency, step.Field, step.Value),
        "set_record" => plan.SetRecordField(step.Collection, step.Name, step.Field, step.Value),
        "remove_record" => plan.RemoveRecord(step.Collection, step.Name),
        _ => throw new NotSupportedException($"The operation '{step.Op}' is read but not performed."),
    };

    // Both ways to progress, one by one and from the pass over all, which must say the same.
    private Dictionary<string, object?> AllProgress()
    {
        IReadOnlyDictionary<string, Completion> all = Current.GetCompletions();
        return Current.Milestones.ToDictionary(milestone => milestone.Name, milestone =>
            BitConverter.DoubleToInt64Bits(all[milestone.Name].Value ?? 0)
            == BitConverter.DoubleToInt64Bits(milestone.Progress) ? (object?)milestone.Progress
                : "one by one it is another than in the pass over all", StringComparer.Ordinal);
    }

    private Dictionary<string, object?> AsOf(DateTimeOffset time) => Outcome.Of(("version", RegistrySnapshot.AsOf(_log, time).Version));

    // A trace may ask beyond the last event, and means the last version; the library refuses that, so that nobody takes a log that was cut
    // off for whole.
    private Dictionary<string, object?> AsOf(long sequence) =>
        Outcome.Of(("version", RegistrySnapshot.AsOf(_log, Math.Min(sequence, _log.LastSequence)).Version));

    // GetMilestone answers with nothing, as the origin does; a question to what is not there is refused by every other query.
    private Milestone Named(string name)
    {
        if (_registry.GetMilestone(name) is { } milestone) return milestone;
        _registry.GetProgress(name);
        throw new InvalidOperationException($"'{name}' has progress, and is no milestone.");
    }

    private static Dictionary<string, object?> OutcomeOf(Milestone milestone) =>
        Outcome.Of(("components", milestone.Components), ("fields", Map(milestone.Fields, value => value)));

    private static Dictionary<string, object?> OutcomeOf(Completion completion) => Outcome.Of(
        ("completed", (long)completion.Completed),
        ("count", (long)completion.Counted),
        ("cancelled", (long)completion.Cancelled),
        ("value", completion.Value));

    private static Dictionary<string, object?> OutcomeOf(RiskAssessment risk) => Outcome.Of(
        ("blocked", risk.IsBlocked),
        ("on_hold", risk.IsOnHold),
        ("unresolved", risk.UnresolvedDependencies),
        ("completion", risk.Completion.Value),
        ("level", risk.Level.ToString()),
        ("factors", risk.Factors.Select(OutcomeOf).ToArray()));

    private static object[] OutcomeOf(RiskFactor factor) => factor.Chain.Count == 0
        ? [factor.Code.ToString(), factor.Cause, factor.Level.ToString()]
        : [factor.Code.ToString(), factor.Cause, factor.Level.ToString(), factor.Chain];

    private static object?[] RowOf(AuditData data) => data switch
    {
        MilestoneRegistered e => [e.Type, e.Milestone, e.Components, e.Status.ToWord()],
        MilestoneStatusChanged e => [e.Type, e.Milestone, e.OldStatus.ToWord(), e.NewStatus.ToWord()],
        DependencyDeclared e => [e.Type, e.Milestone, e.Dependency],
        DependencyWithdrawn e => [e.Type, e.Milestone, e.Dependency],
        MilestoneRemoved e => [e.Type, e.Milestone],
        MilestoneComponentsChanged e => [e.Type, e.Milestone, e.OldComponents, e.NewComponents],
        PlanFieldChanged e => [e.Type, e.FieldKey, e.OldValue, e.NewValue],
        MilestoneFieldChanged e => [e.Type, e.Milestone, e.FieldKey, e.OldValue, e.NewValue],
        DependencyFieldChanged e => [e.Type, e.Milestone, e.Dependency, e.FieldKey, e.OldValue, e.NewValue],
        RecordFieldChanged e => [e.Type, e.Collection, e.Name, e.FieldKey, e.OldValue, e.NewValue],
        _ => throw new InvalidOperationException($"The traces have no word for {data}."),
    };

    private static Dictionary<string, object?> Map<T>(IEnumerable<KeyValuePair<string, T>> pairs, Func<T, object?> valueOf) =>
        pairs.ToDictionary(pair => pair.Key, pair => valueOf(pair.Value), StringComparer.Ordinal);
}
