using MilestoneTracker.Auditing;
using MilestoneTracker.Risk;

namespace MilestoneTracker.NetStandardConsumer;

// What a library for netstandard2.0 does with the registry: calls every operation, sets init properties, implements the
// sink, the observer and the clock. Compiled against one asset and run on the other, so that a member that only one of
// them has is found by the runtime.
public sealed class Consumer : IAuditSink, IObserver<RegistryChange>
{
    private readonly InMemoryAuditLog _log = new();

    public List<string> Heard { get; } = [];

    public IAuditLog Log => _log;

    public void Append(IReadOnlyList<AuditEvent> events) => _log.Append(events);

    public void OnNext(RegistryChange value) => Heard.Add(value.ToString());

    public void OnCompleted() => Heard.Add("completed");

    public void OnError(Exception error) => Heard.Add("error");

    /// <summary>Calls every changing operation, on a registry that it makes.</summary>
    public MilestoneRegistry Play()
    {
        MilestoneRegistry registry = new(this, new MilestoneRegistryOptions
        {
            TimeProvider = new StandingClock(),
            DefaultContext = new ChangeContext { Actor = "consumer" },
            TransitionRule = t => t.To == MilestoneStatus.OnHold ? "never on hold." : null,
            DropUnfinishedChange = false,
        });
        using IDisposable subscription = registry.Subscribe(this);
        registry.RegisterMilestone("API", ["backend"]);
        registry.RegisterMilestone(
            "Release", ["backend", "docs"], MilestoneStatus.InProgress,
            new ChangeContext { Actor = "ada", Reason = "agreed", CorrelationId = "T-1" });
        registry.DeclareMilestoneDependency("Release", "API");
        registry.TryDeclareMilestoneDependency("API", "Release");
        registry.UpdateMilestoneStatus("API", MilestoneStatus.Blocked, ChangeContext.None with { Reason = "waits" });
        registry.Batch(batch =>
        {
            batch.RegisterMilestone("Docs");
            batch.DeclareMilestoneDependency("Release", "Docs");
            batch.WithdrawMilestoneDependency("Release", "Docs");
        });
        using ProposedChange proposal = registry.Propose(new ChangeContext { Actor = "bob" });
        proposal.RemoveMilestone("Docs");
        proposal.UpdateMilestoneStatus("API", MilestoneStatus.Completed);
        proposal.TryDeclareMilestoneDependency("API", "Release");
        proposal.Commit();
        registry.WithdrawMilestoneDependency("Release", "API");
        registry.RemoveMilestone("API");
        return registry;
    }

    /// <summary>Asks every query, in words.</summary>
    public IReadOnlyList<string> Ask(MilestoneRegistry registry)
    {
        RegistrySnapshot at = RegistrySnapshot.AsOf(_log, 4);
        RegistrySnapshot replayed = RegistrySnapshot.Replay(_log.Read());
        Milestone release = at.GetMilestone("Release")!;
        RiskAssessment risk = at.AssessRisk("Release");
        return
        [
            release.ToString(),
            string.Join(",", release.Components) + " " + string.Join(",", release.Dependencies) + " "
            + string.Join(",", at.GetMilestone("API")!.Dependents),
            string.Join(" | ", at.GetStatusHistory("Release")),
            at.GetProgress("Release").ToString(System.Globalization.CultureInfo.InvariantCulture),
            risk + ": " + string.Join(" | ", risk.Factors),
            string.Join(" | ", at.AssessRiskLevels().Select(level => level.Key + "=" + level.Value)),
            string.Join(",", at.AnalyzeImpact("API")),
            string.Join(" | ", at.GetDependencyGraph().Select(entry => entry.Key + ":" + string.Join(",", entry.Value))),
            string.Join("→", at.CheckDependency("API", "Release").CyclePath),
            string.Join(" | ", registry.Current.ChangesSince(at).Milestones),
            RegistrySnapshot.AsOf(_log, new StandingClock().GetUtcNow()).ToString(),
            (replayed.Milestones.SequenceEqual(registry.Current.Milestones)
                && MilestoneRegistry.Open(_log).Current.Version == replayed.Version).ToString(),
            string.Join(",", Enum.GetValues(typeof(MilestoneStatus)).Cast<MilestoneStatus>().Select(status => status.ToWord())),
            (_log.Read().First() with { Sequence = 7 }).ToString(),
            (new MilestoneStatusChanged("a", MilestoneStatus.Planned, MilestoneStatus.Blocked) with { Milestone = "b" }).ToString(),
        ];
    }

    /// <summary>Gives the type of what a call throws.</summary>
    public static string Refusal(Action call)
    {
        try
        {
            call();
            return "nothing";
        }
        catch (Exception e) when (e is MilestoneRegistryException or ArgumentException)
        {
            return e.GetType().Name;
        }
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}
