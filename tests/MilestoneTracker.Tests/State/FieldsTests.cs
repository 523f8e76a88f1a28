using System.Collections.Immutable;
using FluentAssertions;
using MilestoneTracker.Naming;
using MilestoneTracker.State;
using Xunit;

namespace MilestoneTracker.Tests.State;

public sealed class FieldsTests
{
    [Fact]
    public void No_fields_are_always_the_same_object_and_no_records_have_no_collection()
    {
        ImmutableSortedDictionary<string, string> one = Fields.With(Fields.None, "k", "v");

        Fields.With(one, "k", null).Should().BeSameAs(Fields.None);
        Fields.With(Fields.None, "k", null).Should().BeSameAs(Fields.None);
        Fields.With(Fields.With(one, "l", "w"), "k", null).Should().Equal(Fields.With(Fields.None, "l", "w"));
        Records.None.With("c", "n", "k", "v").With("c", "n", "k", null).Collections.Should().BeEmpty();
        Records.None.With("c", "n", "k", "v").With("c", "o", "k", "v").With("c", "n", "k", null).Of("c").Keys.Should().Equal("o");
    }

    [Fact]
    public void No_components_are_always_the_same_object()
    {
        ComponentSet.Create([]).Should().BeSameAs(ComponentSet.Create(null));
        ImmutableSortedSet<string> emptied = ImmutableSortedSet.Create(StringComparer.Ordinal, "x").Remove("x");
        ComponentSet.Create(emptied).Should().BeSameAs(ComponentSet.Create(null));
    }

    [Fact]
    public void Components_to_change_to_that_are_null_are_refused_by_the_name_of_the_parameter()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a", null).Components.Should().BeEmpty();

        FluentActions.Invoking(() => registry.ChangeMilestoneComponents("a", null!)).Should().Throw<ArgumentNullException>()
            .WithParameterName("components");
    }

    [Fact]
    public void Fields_are_the_same_if_they_have_the_same_keys_with_the_same_values()
    {
        ImmutableSortedDictionary<string, string> one = Fields.With(Fields.With(Fields.None, "k", "v"), "l", "w");

        Fields.HaveSame(one, one).Should().BeTrue();
        Fields.HaveSame(one, Fields.With(Fields.With(Fields.None, "l", "w"), "k", "v")).Should().BeTrue();
        Fields.HaveSame(one, Fields.With(one, "l", null)).Should().BeFalse();
        Fields.HaveSame(one, Fields.With(one, "l", "x")).Should().BeFalse();
        Fields.HaveSame(Fields.With(one, "l", null), one).Should().BeFalse();
        Fields.HaveSame(Fields.None, Fields.None).Should().BeTrue();
    }
}
