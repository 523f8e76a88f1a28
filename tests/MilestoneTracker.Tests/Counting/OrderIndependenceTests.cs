using CsCheck;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Tests.Counting;

/// <summary>Progress depends on the graph, the statuses and the two fields that count alone: whatever way led there, the bits are the
/// same.</summary>
public sealed class OrderIndependenceTests
{
    private static readonly string?[] Reports = [null, null, null, "0", "1", "0.3", "0.000001", "0.999999"];

    private static readonly string?[] Weights = [null, null, null, "2", "7", "1000"];

    private sealed record Plan(MilestoneStatus[] Statuses, string?[] Reported, string?[] Weighted,
        (int Milestone, int Dependency)[] Dependencies, int Seed);

    private static readonly Gen<Plan> Plans =
        from statuses in Gen.Int[0, 5].Select(number => (MilestoneStatus)number).Array[2, 40]
        from ends in Gen.Select(Gen.Int[0, statuses.Length - 1], Gen.Int[0, statuses.Length - 1]).Array[0, 4 * statuses.Length]
        from seed in Gen.Int
        from reported in Gen.Int[0, Reports.Length - 1].Select(place => Reports[place]).Array[statuses.Length]
        from weighted in Gen.Int[0, Weights.Length - 1].Select(place => Weights[place]).Array[statuses.Length]
        select new Plan(statuses, reported, weighted, [.. ends.Where(pair => pair.Item1 != pair.Item2)
            .Select(pair => (Math.Max(pair.Item1, pair.Item2), Math.Min(pair.Item1, pair.Item2))).Distinct()], seed);

    [Fact]
    public void The_same_plan_by_another_order_a_batch_or_a_replay_has_the_same_bits() => Plans.Sample(
        plan =>
        {
            string expected = Bits(InOrder(plan).Current);
            InMemoryAuditLog log = new();
            Assert.Equal(expected, Bits(ByDetours(plan, log).Current));
            Assert.Equal(expected, Bits(RegistrySnapshot.Replay(log.Read())));
            Assert.Equal(expected, Bits(MilestoneRegistry.Open(log).Current));
            Assert.Equal(expected, Bits(new MilestoneRegistry().Batch(change => Shuffled(plan, change))));
        },
        iter: Effort.Of(300),
        print: plan => $"{string.Join(' ', plan.Statuses)}; {string.Join(' ', plan.Reported)}; {string.Join(' ', plan.Weighted)}; "
            + $"{string.Join(' ', plan.Dependencies)}; {plan.Seed}");

    private static string Name(int number) => "m" + number;

    private static string Bits(RegistrySnapshot snapshot) =>
        string.Join(' ', snapshot.Milestones.Select(milestone =>
            $"{milestone.Name}={BitConverter.DoubleToInt64Bits(milestone.Progress):x} {milestone.Completion}"));

    private static void Set(PlanEditor editor, Plan plan, int number)
    {
        editor.SetMilestoneField(Name(number), FieldKeys.Progress, plan.Reported[number]);
        editor.SetMilestoneField(Name(number), FieldKeys.Weight, plan.Weighted[number]);
    }

    private static MilestoneRegistry InOrder(Plan plan)
    {
        MilestoneRegistry registry = new();
        for (int i = 0; i < plan.Statuses.Length; i++) registry.RegisterMilestone(Name(i), status: plan.Statuses[i]);
        for (int i = 0; i < plan.Statuses.Length; i++) Set(registry.Edit(), plan, i);
        foreach ((int milestone, int dependency) in plan.Dependencies) registry.DeclareMilestoneDependency(Name(milestone),
            Name(dependency));
        return registry;
    }

    /// <summary>Other statuses first, dependencies in another order and with others that are taken back, a milestone that comes and
    /// goes.</summary>
    private static MilestoneRegistry ByDetours(Plan plan, InMemoryAuditLog log)
    {
        Random random = new(plan.Seed);
        MilestoneRegistry registry = new(log);
        int[] numbers = [.. Enumerable.Range(0, plan.Statuses.Length)];
        random.Shuffle(numbers);
        registry.RegisterMilestone("passing", status: MilestoneStatus.InProgress);
        foreach (int number in numbers)
        {
            registry.RegisterMilestone(Name(number), status: (MilestoneStatus)random.Next(6));
            registry.SetMilestoneField(Name(number), FieldKeys.Progress, "0.5");
            registry.SetMilestoneField(Name(number), FieldKeys.Weight, Weights[random.Next(Weights.Length)]);
            registry.DeclareMilestoneDependency(Name(number), "passing");
        }

        (int Milestone, int Dependency)[] dependencies = [.. plan.Dependencies];
        random.Shuffle(dependencies);
        foreach ((int milestone, int dependency) in dependencies)
        {
            string[] ends = [Name(random.Next(numbers.Length)), Name(random.Next(numbers.Length))];
            bool tried = registry.TryDeclareMilestoneDependency(ends[0], ends[1]).Verdict == DependencyVerdict.Allowed;
            if (tried) registry.WithdrawMilestoneDependency(ends[0], ends[1]);
            registry.DeclareMilestoneDependency(Name(milestone), Name(dependency));
            registry.UpdateMilestoneStatus(Name(milestone), plan.Statuses[milestone]);
        }

        random.Shuffle(numbers);
        foreach (int number in numbers) registry.UpdateMilestoneStatus(Name(number), plan.Statuses[number]);
        foreach (int number in numbers) Set(registry.Edit(), plan, number);
        registry.RemoveMilestone("passing");
        return registry;
    }

    private static void Shuffled(Plan plan, ProposedChange change)
    {
        Random random = new(plan.Seed + 1);
        int[] numbers = [.. Enumerable.Range(0, plan.Statuses.Length)];
        random.Shuffle(numbers);
        foreach (int number in numbers) change.RegisterMilestone(Name(number));
        (int Milestone, int Dependency)[] dependencies = [.. plan.Dependencies];
        random.Shuffle(dependencies);
        foreach ((int milestone, int dependency) in dependencies) change.DeclareMilestoneDependency(Name(milestone), Name(dependency));
        foreach (int number in numbers) change.UpdateMilestoneStatus(Name(number), plan.Statuses[number]);
        foreach (int number in numbers) Set(change, plan, number);
    }
}
