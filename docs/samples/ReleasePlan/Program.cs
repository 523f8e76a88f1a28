using System.Text;
using MilestoneTracker;
using MilestoneTracker.Auditing;
using MilestoneTracker.Risk;
using ReleasePlan;

// A real release plan, from its first day to the release, as an example of a milestone registry.
Console.OutputEncoding = Encoding.UTF8;
Plan plan = Plan.Load(Path.Combine(AppContext.BaseDirectory, "python-3.12.plan.json"));

// A registry with a readable log, and a clock that follows the dates of the plan.
PlanClock clock = new(plan.Begins);
InMemoryAuditLog log = new();
MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { TimeProvider = clock });

// 1. Load the whole plan as one change: all of it or, if anything is refused, nothing.
registry.Batch(
    proposal =>
    {
        foreach (PlannedMilestone milestone in plan.Milestones) proposal.RegisterMilestone(milestone.Name, milestone.Components);
        foreach (PlannedMilestone milestone in plan.Milestones)
            foreach (string dependency in milestone.Needs) proposal.DeclareMilestoneDependency(milestone.Name, dependency);
    },
    new ChangeContext { Actor = "release manager", Reason = "the initial plan" });

// 2. Replay the plan up to half-way, and query it.
foreach (PlannedChange change in plan.Changes.Where(change => change.Date <= plan.Halfway)) Play(change);
RegistrySnapshot halfway = registry.Current;
Title($"{plan.Title} on {plan.Halfway:d MMMM yyyy}: {halfway.Count} milestones, {log.LastSequence} events");
PrintProgress(halfway);

Title("What is at risk, and why");
foreach (string name in new[] { "feature freeze", "beta 1", "final" }) PrintRisk(halfway.AssessRisk(name));

// 3. A dependency that would close a cycle is refused, and the cycle is shown.
Title("Refused: feature freeze depends on candidate 1");
DependencyCheck check = registry.TryDeclareMilestoneDependency("feature freeze", "candidate 1");
Console.WriteLine($"  {check.Verdict}:");
Wrapped(check.CyclePath);

// 4. What if? A proposal is a fork: edit it, query it, and drop it.
Title("What if PEP 684 were cancelled");
using (ProposedChange whatIf = registry.Propose())
{
    whatIf.UpdateMilestoneStatus("PEP 684 per-interpreter GIL", MilestoneStatus.Cancelled);
    foreach (MilestoneDifference moved in whatIf.Staged.ChangesSince(whatIf.Base).Affected)
        Console.WriteLine(
            $"  {moved.Name,-32} {Done(moved.Before),-27} → {Done(moved.After),-27} risk {moved.RiskBefore,-6} → {moved.RiskAfter}");
    Console.WriteLine(
        $"  {whatIf.Staged.AnalyzeImpact("PEP 684 per-interpreter GIL").Count} milestones depend on it. The proposal is dropped: "
        + "the plan is unchanged.");
}

// 5. Replay the rest. Every event has its time, actor and reason.
foreach (PlannedChange change in plan.Changes.Where(change => change.Date > plan.Halfway)) Play(change);
Title("The end of the audit log");
foreach (AuditEvent e in log.Read(log.LastSequence - 14))
    Console.WriteLine($"  {e.Sequence,4}  {e.Time:yyyy-MM-dd}  {e.Data}\n{"",20}{e.Context.Actor}: {e.Context.Reason}");

Title("The history of beta 1");
foreach (StatusChange entry in registry.GetStatusHistory("beta 1"))
    Console.WriteLine($"  {entry.Time:yyyy-MM-dd}  {entry.Status,-10} {entry.Context.Actor}: {entry.Context.Reason}");

// 6. Events are the truth: the plan as of any day can be restored exactly from the log.
RegistrySnapshot then = RegistrySnapshot.AsOf(log, new DateTimeOffset(plan.Halfway, new TimeOnly(23, 59), TimeSpan.Zero));
RegistrySnapshot now = registry.Current;
Title($"The plan as it was on {plan.Halfway:d MMMM yyyy}, compared with today");
foreach (MilestoneStatus status in Enum.GetValues<MilestoneStatus>())
    Console.WriteLine(
        $"  {status,-12} {then.Milestones.Count(milestone => milestone.Status == status),3} → "
        + $"{now.Milestones.Count(milestone => milestone.Status == status),3}");
Console.WriteLine($"  final        {then.GetCompletion("final")} → {now.GetCompletion("final")}");
bool same = then.Milestones.SequenceEqual(halfway.Milestones);
Console.WriteLine($"  {(same ? "The same" : "Not the same")}, milestone by milestone, as the snapshot taken on that day.");
return same ? 0 : 1;

void Play(PlannedChange change)
{
    clock.Today = change.Date;
    change.ApplyTo(registry);
}

static void Title(string text) => Console.WriteLine($"\n{text}\n{new string('─', text.Length)}");

static string Done(Milestone? milestone) =>
    milestone is null ? "" : milestone.Completion.Counted == 0 ? "cancelled" : $"{milestone.Completion}";

static void PrintProgress(RegistrySnapshot snapshot)
{
    IReadOnlyDictionary<string, RiskLevel> risks = snapshot.AssessRiskLevels();
    Console.WriteLine($"  {"milestone",-32} {"components",-22} {"status",-11} {"progress",-38} risk");
    foreach (Milestone milestone in snapshot.Milestones)
    {
        string bar = new string('█', (int)(milestone.Progress * 10)).PadRight(10, '·');
        Console.WriteLine(
            $"  {milestone.Name,-32} {string.Join(", ", milestone.Components),-22} {milestone.Status,-11} {bar} {Done(milestone),-27} "
            + $"{risks[milestone.Name]}");
    }
}

static void PrintRisk(RiskAssessment risk)
{
    Console.WriteLine($"  {risk.Name}: {risk.Level}, {risk.Completion}, unresolved dependencies: {risk.UnresolvedDependencies.Count}");
    foreach (RiskFactor factor in risk.Factors)
    {
        Console.WriteLine($"    {factor.Level,-6} {factor.Code}");
        if (factor.Chain.Count > 0) Wrapped(factor.Chain);
    }
}

// A chain of names, wrapped to at most 100 columns.
static void Wrapped(IReadOnlyList<string> chain)
{
    string line = "          ";
    for (int i = 0; i < chain.Count; i++)
    {
        string next = i == 0 ? chain[i] : $" → {chain[i]}";
        if (line.Length + next.Length > 96)
        {
            Console.WriteLine(line);
            line = "         "; // the arrow begins with a space
        }

        line += next;
    }

    Console.WriteLine(line);
}
