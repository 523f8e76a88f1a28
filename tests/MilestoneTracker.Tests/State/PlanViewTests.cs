using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Tests.State;

// A snapshot by position says what the snapshot says by name, and shares its order with that of a later one where nothing but fields,
// statuses and histories has changed.
public sealed class PlanViewTests
{
    [Fact]
    public void It_says_by_position_what_the_snapshot_says_by_name()
    {
        Random random = new(1);
        for (int plan = 0; plan < 20; plan++)
        {
            RegistrySnapshot snapshot = Draw(random, 1 + random.Next(80)).Current;

            PlanView view = snapshot.GetView();

            view.Count.Should().Be(snapshot.Count);
            view.OrdinalPositions.Select(view.NameAt).Should().Equal(snapshot.Milestones.Select(milestone => milestone.Name));
            view.DependencyStarts.ToArray().Should().BeInAscendingOrder().And.HaveCount(snapshot.Count + 1);
            for (int position = 0; position < view.Count; position++)
            {
                Milestone milestone = snapshot.GetMilestone(view.NameAt(position))!;
                int[] dependencies = view.DependenciesAt(position).ToArray();
                dependencies.Where(dependency => dependency >= position).Should().BeEmpty();
                dependencies.Select(view.NameAt).Order(StringComparer.Ordinal).Should().Equal(milestone.Dependencies);
                view.DependencyPositions[view.DependencyStarts[position]..view.DependencyStarts[position + 1]].ToArray().Should()
                    .Equal(dependencies);
                view.PositionOf(milestone.Name).Should().Be(position);
                view.StatusAt(position).Should().Be(milestone.Status);
                view.FieldsAt(position).Should().BeSameAs(milestone.Fields);
                view.ComponentsAt(position).Should().BeSameAs(milestone.Components);
                view.StatusHistoryAt(position).Should().Equal(milestone.StatusHistory);
                bool hasFields = false;
                foreach (int dependency in dependencies)
                {
                    view.DependencyFieldsAt(position, dependency)
                        .Should().BeSameAs(snapshot.GetDependencyFields(milestone.Name, view.NameAt(dependency)));
                    hasFields |= !view.DependencyFieldsAt(position, dependency).IsEmpty;
                }

                view.HasDependencyFieldsAt(position).Should().Be(hasFields);
            }
        }
    }

    [Fact]
    public void A_view_like_an_earlier_one_shares_its_order_and_names_what_has_changed()
    {
        Random random = new(2);
        MilestoneRegistry registry = Draw(random, 200);
        PlanView earlier = registry.Current.GetView();
        registry.SetMilestoneField("m7", "owner", "Ada");
        registry.UpdateMilestoneStatus("m100", MilestoneStatus.OnHold);
        registry.UpdateMilestoneStatus("m100", MilestoneStatus.Planned);
        registry.ChangeMilestoneComponents("m150", ["docs"]);

        PlanView later = registry.Current.GetView(earlier);

        later.HasOrderOf(earlier).Should().BeTrue();
        later.ChangedSince(earlier).Select(later.NameAt).Should().BeEquivalentTo("m7", "m100", "m150");
        later.FieldsAt(later.PositionOf("m7"))["owner"].Should().Be("Ada");
        earlier.FieldsAt(earlier.PositionOf("m7")).ContainsKey("owner").Should().BeFalse();
        registry.Current.GetView().Should().BeSameAs(registry.Current.GetView(), "the snapshot keeps it");
    }

    [Theory]
    [InlineData("register")]
    [InlineData("remove")]
    [InlineData("withdraw")]
    [InlineData("declare")]
    [InlineData("another registry")]
    public void What_changes_the_order_gives_a_view_of_its_own(string what)
    {
        MilestoneRegistry registry = new();
        foreach (string name in (string[])["a", "b", "c", "d"]) registry.RegisterMilestone(name);
        registry.DeclareMilestoneDependency("b", "a");
        PlanView earlier = registry.Current.GetView();
        switch (what)
        {
            case "register": registry.RegisterMilestone("e"); break;
            case "remove": registry.RemoveMilestone("d"); break;
            case "withdraw": registry.WithdrawMilestoneDependency("b", "a"); break;
            case "declare": registry.DeclareMilestoneDependency("c", "b"); break;
            default:
                registry = new MilestoneRegistry();
                foreach (string name in (string[])["a", "b", "c", "d"]) registry.RegisterMilestone(name);
                break;
        }

        PlanView later = registry.Current.GetView(earlier);

        later.HasOrderOf(earlier).Should().BeFalse();
        later.OrdinalPositions.Select(later.NameAt).Should().Equal(registry.Current.Milestones.Select(milestone => milestone.Name));
        FluentActions.Invoking(() => later.ChangedSince(earlier)).Should().Throw<ArgumentException>().WithMessage("*HasOrderOf*");
    }

    [Fact]
    public void A_name_is_looked_up_as_in_every_query()
    {
        PlanView view = Draw(new Random(3), 3).Current.GetView();

        view.TryGetPosition("nobody", out int position).Should().BeFalse();
        position.Should().Be(-1);
        FluentActions.Invoking(() => view.PositionOf("nobody")).Should().Throw<MilestoneNotFoundException>();
        FluentActions.Invoking(() => view.TryGetPosition(" ", out _)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => view.NameAt(3)).Should().Throw<IndexOutOfRangeException>();
        FluentActions.Invoking(() => view.HasOrderOf(null!)).Should().Throw<ArgumentNullException>();
    }

    private static MilestoneRegistry Draw(Random random, int count)
    {
        MilestoneRegistry registry = new();
        for (int i = 0; i < count; i++)
            registry.RegisterMilestone($"m{i}", random.Next(2) == 0 ? null : ["web"], (MilestoneStatus)random.Next(6));
        for (int i = 0; i < count * 3; i++)
        {
            (string m, string d) = ($"m{random.Next(count)}", $"m{random.Next(random.Next(4) == 0 ? 3 : count)}");
            if (registry.TryDeclareMilestoneDependency(m, d).Verdict == DependencyVerdict.Allowed && random.Next(5) == 0)
                registry.SetDependencyField(m, d, "lag", "1d");
        }

        return registry;
    }
}
