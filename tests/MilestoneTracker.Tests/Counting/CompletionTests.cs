using System.Buffers;
using FluentAssertions;
using MilestoneTracker.Counting;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Tests.Counting;

/// <summary>The counts, and roll-ups over sets of milestones.</summary>
public sealed class CompletionTests
{
    private readonly MilestoneRegistry _registry = new();

    [Fact]
    public void Nothing_counted_has_no_value()
    {
        Completion nothing = default;
        nothing.Should().BeEquivalentTo(new { Completed = 0, Counted = 0, Cancelled = 0, Value = (double?)null, Percent = (int?)null });
        nothing.ToString().Should().Be("0 of 0");
        Completion.Over([]).Should().Be(nothing);
        _registry.Current.GetCompletions().Should().BeEmpty();
    }

    [Fact]
    public void A_roll_up_counts_its_members_each_once_and_not_what_they_need()
    {
        foreach (string name in new[] { "a", "b", "c", "d" }) _registry.RegisterMilestone(name);
        _registry.DeclareMilestoneDependency("a", "d");
        _registry.DeclareMilestoneDependency("b", "d");
        _registry.UpdateMilestoneStatus("a", MilestoneStatus.Completed);
        _registry.UpdateMilestoneStatus("c", MilestoneStatus.Cancelled);
        Milestone Get(string name) => _registry.GetMilestone(name)!;

        Completion.Over([Get("a"), Get("b"), Get("a"), Get("c"), Get("c")])
            .Should().BeEquivalentTo(new { Completed = 1, Counted = 2, Cancelled = 1, Value = 0.5, Percent = 50 });
        Completion.Over([Get("c")]).Should().BeEquivalentTo(new { Completed = 0, Counted = 0, Cancelled = 1, Value = (double?)null });
        Completion.Over([Get("a"), Get("c")]).Should().BeEquivalentTo(new { Completed = 1, Counted = 1, Cancelled = 1, Value = 1.0,
            Percent = 100 });
        Completion.Over([Get("a"), Get("c")]).ToString().Should().Be("1 of 1, 1 cancelled, 100 %");
        _registry.SetMilestoneField("b", FieldKeys.Weight, "9");
        _registry.SetMilestoneField("b", FieldKeys.Progress, "0.999999");
        Completion.Over([Get("a"), Get("b")]).Should().BeEquivalentTo(new { Value = 9_999_991.0 / 10_000_000, Percent = 99 });
        _registry.SetMilestoneField("b", FieldKeys.Progress, "1");
        Completion.Over([Get("a"), Get("b")]).Should().BeEquivalentTo(new { Value = 1.0, Percent = 99, Completed = 1 },
            "one of them is reported done, and not completed");
    }

    [Fact]
    public void Per_cent_is_cut_down_and_100_only_where_completed()
    {
        (string Reported, int Percent)[] expected =
            [("0", 0), ("0.000001", 0), ("0.009999", 0), ("0.01", 1), ("0.29", 29), ("0.57", 57), ("0.58", 58), ("0.579999", 57),
                ("0.99", 99), ("0.999999", 99), ("1", 99)];
        _registry.RegisterMilestone("a");
        foreach ((string reported, int percent) in expected)
        {
            _registry.SetMilestoneField("a", FieldKeys.Progress, reported);
            _registry.GetCompletion("a").Percent.Should().Be(percent, reported);
        }

        _registry.UpdateMilestoneStatus("a", MilestoneStatus.Completed);
        _registry.GetCompletion("a").Percent.Should().Be(100);
    }

    [Fact]
    public void What_a_milestone_says_of_itself_is_what_the_snapshot_says_of_it()
    {
        Milestone registered = _registry.RegisterMilestone("a", status: MilestoneStatus.InProgress);
        registered.Completion.Should().Be(_registry.GetCompletion("a"));
        foreach (MilestoneStatus status in Enum.GetValues<MilestoneStatus>())
            _registry.RegisterMilestone("of " + status, status: status).Completion.Should().Be(_registry.GetCompletion("of " + status));
        _registry.DeclareMilestoneDependency("a", "of Completed");
        Milestone before = _registry.GetMilestone("a")!;
        _registry.DeclareMilestoneDependency("a", "of Planned");

        before.Completion.ToString().Should().Be("1 of 2, 75 %", "it is as of its version, also where it is read later");
        registered.Completion.ToString().Should().Be("0 of 1, 50 %");
        _registry.AssessRisk("a").Completion.Should().Be(_registry.GetCompletion("a"));
    }

    [Fact]
    public void Progress_of_all_is_made_once_and_then_asked_for_each()
    {
        _registry.RegisterMilestone("a");
        _registry.RegisterMilestone("b", status: MilestoneStatus.Completed);
        RegistrySnapshot snapshot = _registry.Current;
        IReadOnlyDictionary<string, Completion> all = snapshot.GetCompletions();

        all.Keys.Should().Equal("a", "b");
        all.Count.Should().Be(2);
        snapshot.State.Completions(CancellationToken.None).Should().BeSameAs(snapshot.State.Completions(CancellationToken.None));
        all.Invoking(a => a["nobody"]).Should().Throw<MilestoneNotFoundException>();
        all.TryGetValue("nobody", out _).Should().BeFalse();
        snapshot.Invoking(s => s.GetCompletions(new CancellationToken(canceled: true))).Should().NotThrow("it is there already");
    }

    [Fact]
    public void A_member_that_is_null_is_refused()
    {
        FluentActions.Invoking(() => Completion.Over([null!])).Should().Throw<ArgumentException>()
            .WithMessage("A member is null. Remove it.*").WithParameterName("members");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(60)]
    public void Where_each_needs_all_before_it_all_at_once_are_those_of_single_walks(int milestones)
    {
        _registry.Batch(change =>
        {
            for (int i = 0; i < milestones; i++)
            {
                change.RegisterMilestone("m" + i, status: (MilestoneStatus)(i % 3));
                for (int need = 0; need < i; need++) change.DeclareMilestoneDependency("m" + i, "m" + need);
            }
        });

        foreach ((string name, Completion completion) in _registry.Current.GetCompletions())
            completion.Should().Be(CompletionWalk.Count(_registry.Current.State, _registry.Current.State.IdOf(name)), name);
    }

    [Fact]
    public void What_others_left_in_rented_memory_is_not_counted()
    {
        for (int i = 0; i < 20; i++) _registry.RegisterMilestone("m" + i, status: (MilestoneStatus)(i % 6));
        for (int i = 1; i < 20; i++) _registry.DeclareMilestoneDependency("m" + i, "m" + (i / 2));
        ulong[] rented = ArrayPool<ulong>.Shared.Rent(21 * 8);
        Array.Fill(rented, ulong.MaxValue);
        ArrayPool<ulong>.Shared.Return(rented);

        foreach ((string name, Completion completion) in _registry.Current.GetCompletions())
            completion.Should().Be(CompletionWalk.Count(_registry.Current.State, _registry.Current.State.IdOf(name)), name);
    }

    // Plans of more than one, and of more than two blocks of columns: every completion from the pass over all is that of a walk, and that
    // of a naive walk.
    [Theory]
    [InlineData(511, 1, false)]
    [InlineData(512, 1, false)]
    [InlineData(513, 1, true)]
    [InlineData(700, 3, true)]
    [InlineData(1030, 2, false)]
    [InlineData(1100, 3, true)]
    [InlineData(1600, 1, true)]
    [InlineData(2100, 4, false)]
    public void All_at_once_are_those_of_single_walks_and_of_a_naive_one(int milestones, int needs, bool isOfOneSort)
    {
        int seed = Random.Shared.Next();
        Random random = new(seed);
        MilestoneRegistry registry = new();
        registry.Batch(change => Fill(change, random, milestones, needs, isOfOneSort));
        RegistrySnapshot walked = registry.Current;
        Dictionary<string, Completion> walks = walked.Milestones
            .ToDictionary(milestone => milestone.Name, milestone => walked.GetCompletion(milestone.Name));
        IReadOnlyDictionary<string, Completion> all = walked.GetCompletions();

        Dictionary<string, HashSet<string>> reached = [];
        foreach (Milestone milestone in walked.Milestones)
        {
            NaiveCount naive = NaiveCountOf(walked, milestone, reached);
            Assert.True(all[milestone.Name] == walks[milestone.Name], $"{milestone.Name}, seed {seed}");
            Assert.True(naive.ToString() == Outcome.Counted(all[milestone.Name]),
                $"{milestone.Name}: {naive} and {all[milestone.Name]}, seed {seed}");
        }

        // And with changes in place, on pages that are shared with what was read before.
        for (int i = 0; i < 40; i++)
        {
            string name = "m" + random.Next(milestones);
            registry.UpdateMilestoneStatus(name, (MilestoneStatus)random.Next(6));
            registry.SetMilestoneField("m" + random.Next(milestones), FieldKeys.Weight, random.Next(2) == 0 ? null : "1000");
        }

        RegistrySnapshot after = registry.Current;
        Dictionary<string, Completion> again = after.Milestones
            .ToDictionary(milestone => milestone.Name, milestone => after.GetCompletion(milestone.Name));
        Assert.True(after.GetCompletions().All(pair => pair.Value == again[pair.Key]), $"seed {seed}");
        Assert.True(walked.GetCompletions().All(pair => pair.Value == walks[pair.Key]), $"seed {seed}");
    }

    private static void Fill(ProposedChange change, Random random, int milestones, int needs, bool isOfOneSort)
    {
        int[] order = [.. Enumerable.Range(0, milestones)];
        random.Shuffle(order);
        foreach (int i in order) change.RegisterMilestone("m" + i, status: isOfOneSort ? MilestoneStatus.Planned
            : (MilestoneStatus)random.Next(6));
        for (int i = 1; i < milestones; i++)
            for (int j = random.Next(needs + 1); j > 0; j--) change.TryDeclareMilestoneDependency("m" + i, "m"
                + random.Next(Math.Max(0, i - 60), i));
        for (int i = 0; i < milestones; i++)
        {
            if (isOfOneSort || random.Next(4) == 0) change.SetMilestoneField("m"
                + i, FieldKeys.Weight, (random.Next(5) == 0 ? 1000 : random.Next(1, 1001)).ToString());
            if (isOfOneSort || random.Next(4) == 0)
                change.SetMilestoneField("m" + i, FieldKeys.Progress, random.Next(4) == 0 ? "1" : "0."
                    + random.Next(1, 1_000_000).ToString("D6").TrimEnd('0'));
        }
    }

    private static NaiveCount NaiveCountOf(RegistrySnapshot snapshot, Milestone of, Dictionary<string, HashSet<string>> reached)
    {
        (int completed, int counted, int cancelled, long done, long outOf) = (0, 0, 0, 0, 0);
        foreach (Milestone milestone in Reached(snapshot, of.Name, reached).Select(name => snapshot.GetMilestone(name)!))
        {
            if (milestone.Status == MilestoneStatus.Cancelled)
            {
                cancelled++;
                continue;
            }

            long weight = milestone.Fields.TryGetValue("weight", out string? said) ? long.Parse(said) : 1;
            decimal own = milestone.Status == MilestoneStatus.Completed ? 1
                : milestone.Fields.TryGetValue("progress", out string? report)
                    ? decimal.Parse(report, System.Globalization.CultureInfo.InvariantCulture)
                : milestone.Status == MilestoneStatus.InProgress ? 0.5m : 0;
            counted++;
            completed += milestone.Status == MilestoneStatus.Completed ? 1 : 0;
            done += weight * (long)(own * 1_000_000);
            outOf += weight * 1_000_000;
        }

        return new NaiveCount(completed, counted, cancelled, done, outOf, of.Status == MilestoneStatus.Completed);
    }

    private static HashSet<string> Reached(RegistrySnapshot snapshot, string name, Dictionary<string, HashSet<string>> known)
    {
        if (known.TryGetValue(name, out HashSet<string>? reached)) return reached;
        reached = [name];
        Milestone milestone = snapshot.GetMilestone(name)!;
        if (milestone.Status != MilestoneStatus.Cancelled)
            foreach (string need in milestone.Dependencies) reached.UnionWith(Reached(snapshot, need, known));
        return known[name] = reached;
    }
}
