using FluentAssertions;
using MilestoneTracker.Naming;
using MilestoneTracker.TestSupport.Doubles;
using Xunit;

namespace MilestoneTracker.Tests.State;

public sealed class NameTableTests
{
    private readonly NameTable _names = new();

    [Fact]
    public void A_name_keeps_its_id_for_good_and_ids_are_dense_from_one()
    {
        for (int i = 1; i <= 1000; i++) _names.Intern("n" + i).Should().Be(i);
        for (int i = 1; i <= 1000; i++) (_names.Intern("n" + i), _names[i]).Should().Be((i, "n" + i));
        _names.Find("N1").Id.Should().Be(0, "names are compared ordinally");
    }

    [Fact]
    public void Two_names_are_found_at_once_each_or_not()
    {
        foreach (string name in new[] { "a", "b" }) _names.Intern(name);
        _names.Find("b", "a").Should().Be((new ResolvedName(2, "b"), new ResolvedName(1, "a")));
        _names.Find("a", "c").Should().Be((new ResolvedName(1, "a"), default(ResolvedName)));
        _names.Find("c", "b").Should().Be((default(ResolvedName), new ResolvedName(2, "b")));
        string copy = new(['b']);
        _names.Find(copy, copy).One.Name.Should().BeSameAs(_names[2], "the table has one text for a name");
    }

    [Fact]
    public void Names_are_found_while_others_are_given_ids_and_the_table_grows()
    {
        const int Count = 100_000;
        int given = 0;
        int wrong = 0;
        WorkerThreads crew = new();
        for (int reader = 0; reader < 2; reader++)
        {
            int seed = reader;
            crew.Start(() =>
            {
                Random random = new(seed);
                while (Volatile.Read(ref given) is var end && end < Count)
                {
                    int id = random.Next(end) + 1;
                    if (end == 0) continue;
                    (ResolvedName One, ResolvedName Other) found = _names.Find("n" + id, "n" + end);
                    bool isRight = found.One == new ResolvedName(id, "n" + id)
                        && found.Other == new ResolvedName(end, "n" + end) && _names[id] == "n" + id;
                    if (!isRight) Interlocked.Increment(ref wrong);
                }
            });
        }

        for (int id = 1; id <= Count; id++)
        {
            _names.Intern("n" + id);
            Volatile.Write(ref given, id);
        }

        crew.Join();
        wrong.Should().Be(0);
    }

    [Fact]
    public void A_fork_begins_where_its_state_ended_and_is_forgotten_with_what_it_brought()
    {
        foreach (string name in new[] { "a", "b", "c" }) _names.Intern(name);
        NameTable fork = _names.Fork(3); // of a state that ended before c came

        (fork.Find("a").Id, fork.Find("b").Id).Should().Be((1, 2));
        fork.Find("c").Should().Be(default(ResolvedName), "what others have brought since is none of its");
        fork.Intern("b").Should().Be(2);
        fork.Intern("x").Should().Be(3);
        fork.Intern("c").Should().Be(4, "it has an id of its own here");
        (fork[1], fork[3], fork[4], _names[3]).Should().Be(("a", "x", "c", "c"));
        fork.Sorted().Should().Equal(1, 2, 4, 3);
        _names.Find("x").Should().Be(default(ResolvedName), "nothing of it is the registry's");
        _names.Sorted().Should().Equal(1, 2, 3);
    }

    [Fact]
    public void What_is_merged_has_the_same_ids_in_the_registrys_table_and_stands_for_it()
    {
        foreach (string name in new[] { "b", "c" }) _names.Intern(name);
        NameTable fork = _names.Fork(3);
        fork.Intern("a").Should().Be(3);
        fork.Settled.Should().BeSameAs(fork);

        fork.PrepareMerge();
        fork.Merge();
        fork.Merge();

        fork.Settled.Should().BeSameAs(_names);
        (_names.Find("a").Id, fork.Find("a").Id, fork[3]).Should().Be((3, 3, "a"));
        _names.Intern("d").Should().Be(4);
        (fork.Find("d").Id, fork.Sorted()).Should().BeEquivalentTo((4, new[] { 3, 1, 2, 4 }));
        fork.Fork(5).Intern("e").Should().Be(5);
    }

    [Fact]
    public void A_fork_is_not_merged_into_a_table_that_has_moved_on()
    {
        NameTable fork = _names.Fork(1);
        fork.Intern("a");
        _names.Intern("b");

        fork.Invoking(f => f.Merge()).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void The_fork_of_a_fork_has_its_names_and_brings_others_that_the_first_does_not_see()
    {
        _names.Intern("a");
        NameTable proposal = _names.Fork(2);
        proposal.Intern("p").Should().Be(2);
        NameTable committed = proposal.Fork(3);

        (committed.Find("a").Id, committed.Find("p").Id, committed.Intern("q")).Should().Be((1, 2, 3));
        proposal.Find("q").Should().Be(default(ResolvedName));
        committed.Merge();
        (_names.Find("p").Id, _names.Find("q").Id).Should().Be((2, 3));
        proposal.Settled.Should().BeSameAs(proposal, "what it brought is its own, though the same ids are the registry's by now");
    }

    [Fact]
    public void A_copy_is_a_table_of_its_own_up_to_an_end()
    {
        foreach (string name in new[] { "a", "b", "c" }) _names.Intern(name);
        NameTable copy = _names.Copy(3);

        (copy.Find("a").Id, copy.Find("b").Id, copy.Find("c").Id).Should().Be((1, 2, 0));
        copy.Intern("x").Should().Be(3);
        _names.Intern("y").Should().Be(4);
        (copy.Find("y").Id, _names.Find("x").Id).Should().Be((0, 0));
    }

    [Fact]
    public void Ids_agree_as_long_as_only_one_of_two_has_brought_names_that_the_other_may_mean_otherwise()
    {
        foreach (string name in new[] { "a", "b" }) _names.Intern(name);
        NameTable one = _names.Fork(3);
        NameTable other = _names.Fork(3);

        _names.Agrees(3, _names, 3).Should().BeTrue();
        (one.Agrees(3, other, 3), one.Agrees(3, _names, 3), _names.Agrees(3, one, 3))
            .Should().Be((true, true, true), "neither has brought a name");
        one.Intern("x");
        (one.Agrees(4, other, 3), other.Agrees(3, one, 4), one.Agrees(4, _names, 3), _names.Agrees(3, one, 4))
            .Should().Be((true, true, true, true));
        other.Intern("y");
        (one.Agrees(4, other, 4), other.Agrees(4, one, 4)).Should().Be((false, false), "3 is x here and y there");
        one.Agrees(3, other, 4).Should().BeTrue("the state of one was taken before x came");
        _names.Intern("z");
        (one.Agrees(4, _names, 4), _names.Agrees(4, one, 4), _names.Agrees(3, one, 4)).Should().Be((false, false, true));
        _names.Fork(4).Agrees(4, _names, 4).Should().BeTrue();
    }

    [Fact]
    public void Names_that_were_proposed_and_dropped_are_in_no_table_and_in_no_memory()
    {
        const int Rounds = 50;
        const int Names = 10_000;
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("kept");
        int[] before = registry.Current.State.Family.Names.Sorted();
        Preview(registry, Names, round: 0);
        List<WeakReference> dropped = [];

        for (int round = 1; round <= Rounds; round++) dropped.Add(Preview(registry, Names, round));

        GC.Collect(); // what a process holds in all is no measure here: other tests run beside this one
        dropped.Should().OnlyContain(reference => !reference.IsAlive);
        registry.Current.State.Family.Names.Sorted().Should().Equal(before);
        registry.Current.Milestones.Select(milestone => milestone.Name).Should().Equal("kept");
        registry.RegisterMilestone("next").Version.Should().Be(2);
        registry.Current.State.Family.Names.Find("next").Id.Should().Be(2, "the ids of those that were dropped are given to others");
        registry.Current.State.CheckInvariants();
    }

    [Fact]
    public void Names_of_stale_refused_and_thrown_proposals_are_forgotten_too_and_those_of_committed_ones_kept()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a");
        ProposedChange stale = registry.Propose();
        stale.RegisterMilestone("stale");
        registry.Invoking(r => r.Batch(change =>
        {
            change.RegisterMilestone("thrown");
            throw new TimeoutException();
        })).Should().Throw<TimeoutException>();
        using ProposedChange committed = registry.Propose();
        committed.RegisterMilestone("committed");
        RegistrySnapshot staged = committed.Staged;
        RegistrySnapshot after = committed.Commit();
        stale.Invoking(proposal => proposal.Commit()).Should().Throw<StaleChangeException>();

        NameTable names = registry.Current.State.Family.Names;
        names.Sorted().Select(id => names[id]).Should().Equal("a", "committed");
        stale.Staged.GetMilestone("stale")!.Name.Should().Be("stale", "what was staged can be read, on names of its own");
        stale.Staged.GetMilestone("committed").Should().BeNull();
        stale.Staged.ChangesSince(registry.Current).Milestones.Select(moved => moved.Name).Should().Equal("committed", "stale");
        after.ChangesSince(staged).IsEmpty.Should().BeTrue();
        registry.RegisterMilestone("stale");
        registry.Current.ChangesSince(stale.Staged).Milestones.Select(moved => moved.Name).Should().Equal("committed");
        foreach (RegistrySnapshot snapshot in (RegistrySnapshot[])[stale.Staged, staged, after, registry.Current])
            foreach (RegistrySnapshot other in (RegistrySnapshot[])[stale.Staged, staged, after, registry.Current])
                snapshot.State.CheckInvariants(other.State);
    }

    private static WeakReference Preview(MilestoneRegistry registry, int names, int round)
    {
        using ProposedChange proposal = registry.Propose();
        for (int i = 0; i < names; i++) proposal.RegisterMilestone("typed " + round + " " + i);
        proposal.Staged.Count.Should().Be(names + 1);
        return new WeakReference(proposal.Staged.State.Names);
    }

    [Fact]
    public void All_ids_are_sorted_by_name_ordinally_also_when_names_have_come_since()
    {
        foreach (string name in new[] { "b", "B", "ﬁ" }) _names.Intern(name);
        _names.Sorted().Should().Equal(2, 1, 3);
        foreach (string name in new[] { "🚀", "a" }) _names.Intern(name);
        _names.Sorted().Should().Equal(2, 5, 1, 4, 3);
    }
}
