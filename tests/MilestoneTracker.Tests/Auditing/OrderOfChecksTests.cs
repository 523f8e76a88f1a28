using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Tests.Auditing;

// A call that is wrong in several ways is refused for the first of them: arguments, unknown names, stale, then what the
// operation itself refuses. (Faulted comes before all of these: FaultedRegistryTests.)
public sealed class OrderOfChecksTests
{
    private const string Bad = " bad";
    private readonly MilestoneRegistry _registry = new(new MilestoneRegistryOptions { TransitionRule = _ => "never" });

    public OrderOfChecksTests()
    {
        _registry.RegisterMilestone("a");
        _registry.RegisterMilestone("b");
        _registry.DeclareMilestoneDependency("a", "b");
    }

    [Fact]
    public void Arguments_come_before_duplicates()
    {
        _registry.Invoking(r => r.RegisterMilestone("a", ["ok", Bad])).Should().Throw<ArgumentException>().WithParameterName("components");
        _registry.Invoking(r => r.RegisterMilestone("a", null, (MilestoneStatus)6))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName("status");
    }

    [Fact]
    public void Arguments_come_before_unknown_names()
    {
        _registry.Invoking(r => r.UpdateMilestoneStatus("nobody", (MilestoneStatus)(-1))).Should().Throw<ArgumentOutOfRangeException>();
        _registry.Invoking(r => r.DeclareMilestoneDependency("nobody", Bad))
            .Should().Throw<ArgumentException>().WithParameterName("dependency");
        _registry.Invoking(r => r.TryDeclareMilestoneDependency("nobody", Bad))
            .Should().Throw<ArgumentException>().WithParameterName("dependency");
        _registry.Invoking(r => r.WithdrawMilestoneDependency("nobody", Bad))
            .Should().Throw<ArgumentException>().WithParameterName("dependency");
        _registry.Invoking(r => r.CheckDependency("nobody", Bad)).Should().Throw<ArgumentException>().WithParameterName("dependency");
    }

    [Fact]
    public void The_first_argument_comes_before_the_second()
    {
        _registry.Invoking(r => r.DeclareMilestoneDependency(Bad, null!))
            .Should().Throw<ArgumentException>().WithParameterName("milestone");
        _registry.Invoking(r => r.DeclareMilestoneDependency("nobody", "no one"))
            .Should().Throw<MilestoneNotFoundException>().Which.Name.Should().Be("nobody");
        _registry.Invoking(r => r.WithdrawMilestoneDependency("nobody", "no one"))
            .Should().Throw<MilestoneNotFoundException>().Which.Name.Should().Be("nobody");
        _registry.CheckDependency("nobody", "no one").UnknownMilestone.Should().Be("nobody");
        _registry.CheckDependency("a", "no one").UnknownMilestone.Should().Be("no one");
        _registry.Invoking(r => r.UpdateMilestoneStatus(Bad, (MilestoneStatus)99))
            .Should().Throw<ArgumentException>().WithParameterName("name");
    }

    [Fact]
    public void Unknown_names_come_before_what_the_operation_refuses()
    {
        _registry.Invoking(r => r.UpdateMilestoneStatus("nobody", MilestoneStatus.Completed)).Should().Throw<MilestoneNotFoundException>();
        _registry.Invoking(r => r.DeclareMilestoneDependency("nobody", "nobody"))
            .Should().Throw<MilestoneNotFoundException>("an unknown milestone on itself is unknown, not a cycle");
        _registry.Invoking(r => r.UpdateMilestoneStatus("a", MilestoneStatus.Completed)).Should().Throw<StatusTransitionRefusedException>();
    }

    [Fact]
    public void Of_a_field_the_arguments_come_in_their_order_then_unknown_names_then_what_is_not_declared()
    {
        const string Key = "Bad";
        VerifyOrder("SetMilestoneField", ["name", "field", "value"], (r, bad) =>
            r.SetMilestoneField(bad[0] ? Bad : "nobody", bad[1] ? Key : "k", bad[2] ? "" : "v"));
        VerifyOrder("of a milestone, counted", ["name", "value"], (r, bad) =>
            r.SetMilestoneField(bad[0] ? Bad : "nobody", "weight", bad[1] ? "0" : "1"));
        VerifyOrder("SetDependencyField", ["milestone", "dependency", "field", "value"], (r, bad) =>
            r.SetDependencyField(bad[0] ? Bad : "nobody", bad[1] ? Bad : "no one", bad[2] ? Key : "k", bad[3] ? "" : "v"));
        VerifyOrder("SetRecordField", ["collection", "name", "field", "value"], (r, bad) =>
            r.SetRecordField(bad[0] ? Key : "c", bad[1] ? Bad : "n", bad[2] ? Key : "k", bad[3] ? "" : null), isFound: true);
        VerifyOrder("RemoveRecord", ["collection", "name"], (r, bad) =>
            r.RemoveRecord(bad[0] ? Key : "c", bad[1] ? Bad : "n"), isFound: true);
        VerifyOrder("SetPlanField", ["field", "value"], (r, bad) => r.SetPlanField(bad[0] ? Key : "k", bad[1] ? "" : null), isFound: true);
        VerifyOrder("ChangeMilestoneComponents", ["name", "components"], (r, bad) =>
            r.ChangeMilestoneComponents(bad[0] ? Bad : "nobody", bad[1] ? [Bad] : []));

        _registry.Invoking(r => r.SetDependencyField("a", "no one", "k", "v")).Should().Throw<MilestoneNotFoundException>().Which.Name
            .Should().Be("no one");
        _registry.Invoking(r => r.SetDependencyField("b", "a", "k", ""))
            .Should().Throw<ArgumentException>("arguments come before what is not declared");
        _registry.Invoking(r => r.SetDependencyField("b", "a", "k", null))
            .Should().Throw<DependencyNotFoundException>("also where nothing would change");
        _registry.Invoking(r => r.SetDependencyField("a", "a", "k", "v")).Should().Throw<DependencyNotFoundException>();
        _registry.Invoking(r => r.Current.GetDependencyFields(Bad, null!)).Should().Throw<ArgumentException>()
            .WithParameterName("milestone");
        _registry.Invoking(r => r.Current.GetDependencyFields("nobody", Bad)).Should().Throw<ArgumentException>()
            .WithParameterName("dependency");
        _registry.Invoking(r => r.Current.GetDependencyFields("b", "nobody")).Should().Throw<MilestoneNotFoundException>().Which.Name
            .Should().Be("nobody");
        _registry.Current.Version.Should().Be(3);
    }

    /// <summary>Every set of bad arguments is refused for the first of them; with none it is refused for the unknown name, if there is
    /// one.</summary>
    private void VerifyOrder(string what, string[] parameters, Action<PlanEditor, bool[]> call, bool isFound = false)
    {
        using ProposedChange proposal = _registry.Propose();
        foreach (PlanEditor editor in (PlanEditor[])[_registry.Edit(), proposal])
        {
            for (int set = 0; set < 1 << parameters.Length; set++)
            {
                bool[] bad = [.. parameters.Select((_, i) => (set & (1 << i)) != 0)];
                Action made = () => call(editor, bad);
                int first = Array.IndexOf(bad, true);
                if (first >= 0) made.Should().ThrowExactly<ArgumentException>(what).WithParameterName(parameters[first], what);
                else if (isFound) made.Should().NotThrow(what);
                else made.Should().Throw<MilestoneNotFoundException>(what).Which.Name.Should().Be("nobody");
            }
        }
    }

    [Fact]
    public void An_ended_proposal_says_so_before_it_looks_at_arguments()
    {
        ProposedChange proposal = _registry.Propose();
        proposal.Dispose();

        proposal.Invoking(p => p.RegisterMilestone(null!)).Should().Throw<ObjectDisposedException>();
        proposal.Invoking(p => p.UpdateMilestoneStatus("nobody", (MilestoneStatus)9)).Should().Throw<ObjectDisposedException>();
    }
}
