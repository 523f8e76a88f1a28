using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Contracts;
using MilestoneTracker.TestSupport.Snapshots;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Tests.Auditing;

// The graph is acyclic after every event, not only at the end: a dependency that closes a cycle is named also where it is withdrawn later,
// by every way to replay a log; and a dependency that was turned round in the course of time closes none.
public sealed class StrictReplayTests
{
    private static readonly AuditData[] Three =
        [.. new[] { "a", "b", "c" }.Select(name => new MilestoneRegistered(name, [], MilestoneStatus.Planned))];

    // a → b → c → a at event 6; withdrawn at event 7.
    private static readonly AuditData[] Withdrawn =
    [
        .. Three, new DependencyDeclared("a", "b"), new DependencyDeclared("b", "c"), new DependencyDeclared("c", "a"),
        new DependencyWithdrawn("a", "b"), new MilestoneRegistered("d", [], MilestoneStatus.Planned), new DependencyDeclared("d", "a"),
    ];

    // a on b, turned round by one change, and back again.
    private static readonly AuditData[] TurnedRound =
    [
        .. Three, new DependencyDeclared("a", "b"), new DependencyDeclared("b", "c"), new DependencyWithdrawn("a", "b"),
            new DependencyDeclared("b", "a"),
        new DependencyWithdrawn("b", "a"), new DependencyDeclared("a", "b"), new DependencyWithdrawn("b", "c"),
            new DependencyDeclared("c", "a"),
    ];

    [Fact]
    public void A_cycle_that_is_withdrawn_later_is_named_whatever_replays_it()
    {
        Listed log = Log(Withdrawn);

        Refused(() => RegistrySnapshot.Replay(log.Read())).Should().Be(6);
        Refused(() => MilestoneRegistry.Open(log)).Should().Be(6);
        for (long version = 6; version <= log.LastSequence; version++) Refused(() => RegistrySnapshot.AsOf(log, version)).Should().Be(6);
        Refused(() => RegistrySnapshot.AsOf(log, DateTimeOffset.MaxValue)).Should().Be(6);
        RegistrySnapshot.AsOf(log, 5).GetMilestone("b")!.Dependencies.Should().Equal("c");
    }

    [Fact]
    public void A_cycle_of_which_no_milestone_is_left_is_named_all_the_same()
    {
        AuditData[] oneself =
        [
            new MilestoneRegistered("a", [], MilestoneStatus.Planned), new DependencyDeclared("a", "a"), new DependencyWithdrawn("a", "a"),
            new MilestoneRemoved("a", [], MilestoneStatus.Planned),
        ];
        AuditData[] two =
        [
            .. Three[..2], new DependencyDeclared("a", "b"), new DependencyDeclared("b", "a"), new DependencyWithdrawn("a", "b"),
            new DependencyWithdrawn("b", "a"), new MilestoneRemoved("a", [], MilestoneStatus.Planned),
            new MilestoneRemoved("b", [], MilestoneStatus.Planned),
        ];

        foreach ((AuditData[] data, long closes) in new[] { (oneself, 2L), (two, 4L) })
        {
            Listed log = Log(data);
            Refused(() => RegistrySnapshot.Replay(log.Read())).Should().Be(closes);
            Refused(() => MilestoneRegistry.Open(log)).Should().Be(closes);
            Refused(() => RegistrySnapshot.AsOf(log, log.LastSequence)).Should().Be(closes);
        }
    }

    [Fact]
    public void As_of_several_sequence_numbers_gives_what_comes_before_it_and_names_it_then()
    {
        using IEnumerator<RegistrySnapshot> snapshots = RegistrySnapshot.AsOf(Log(Withdrawn), [0, 4, 5, 8, 9]).GetEnumerator();

        foreach (long version in new long[] { 0, 4, 5 })
        {
            snapshots.MoveNext().Should().BeTrue();
            snapshots.Current.Version.Should().Be(version);
            snapshots.Current.State.CheckInvariants();
        }

        snapshots.Invoking(s => s.MoveNext()).Should().Throw<AuditReplayException>().Which.Sequence.Should().Be(6);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void From_a_snapshot_it_is_named_as_from_the_beginning(int version)
    {
        Listed log = Log(Withdrawn);
        RegistrySnapshot snapshot = RegistrySnapshot.AsOf(log, version);

        Refused(() => MilestoneRegistry.Open(log, snapshot)).Should().Be(6);
        Refused(() => MilestoneRegistry.Open(log, SavedStateBytes.Load(SavedStateBytes.Save(snapshot)))).Should().Be(6);
    }

    [Fact]
    public void One_that_closes_and_is_withdrawn_within_one_change_is_named()
    {
        AuditEvent[] events = Log(Withdrawn).Events;
        for (int i = 5; i < 7; i++) events[i] = events[i] with { Index = i - 4, Count = 2 };

        Refused(() => RegistrySnapshot.Replay(events)).Should().Be(6);
    }

    [Fact]
    public void A_milestone_that_is_removed_and_comes_back_is_in_no_cycle_that_it_was_never_in()
    {
        Listed log = Log(
        [
            .. Three, new DependencyDeclared("a", "b"), new DependencyWithdrawn("a", "b"),
                new MilestoneRemoved("a", [], MilestoneStatus.Planned),
            new DependencyDeclared("b", "c"), new MilestoneRegistered("a", [], MilestoneStatus.Planned), new DependencyDeclared("b", "a"),
                new DependencyDeclared("c", "a"),
        ]);

        RegistrySnapshot replayed = RegistrySnapshot.Replay(log.Read());

        replayed.State.CheckInvariants();
        replayed.GetMilestone("b")!.Dependencies.Should().Equal("a", "c");
        Refused(() => RegistrySnapshot.Replay([.. log.Events, Event(11, new DependencyDeclared("a", "c"))])).Should().Be(11);
    }

    [Fact]
    public void A_dependency_that_was_turned_round_in_the_course_of_time_closes_none()
    {
        Listed log = Log(TurnedRound);

        RegistrySnapshot[] versions = [.. RegistrySnapshot.AsOf(log,
            [.. Enumerable.Range(0, TurnedRound.Length + 1).Select(i => (long)i)])];

        for (int i = 0; i < versions.Length; i++)
        {
            SnapshotEquality.Verify(versions[i], RegistrySnapshot.Replay(log.Events[..i]));
            SnapshotEquality.Verify(MilestoneRegistry.Open(log, versions[i]).Current, versions[^1]);
            SnapshotEquality.Verify(
                MilestoneRegistry.Open(log, SavedStateBytes.Load(SavedStateBytes.Save(versions[i]))).Current, versions[^1]);
        }

        MilestoneRegistry.Open(log).CheckDependency("b", "c").Verdict
            .Should().Be(DependencyVerdict.ClosesCycle, "c needs a, which needs b");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_earlier_cycle_is_named_before_a_later_misfit(bool isWithdrawn)
    {
        AuditData[] until = isWithdrawn ? Withdrawn : Withdrawn[..6];
        int next = until.Length + 1;
        AuditEvent[] good = Log(until).Events;
        AuditEvent late = Event(next, new MilestoneRegistered("late", [], MilestoneStatus.Planned));
        AuditEvent misfit = Event(next, new MilestoneRegistered("a", [], MilestoneStatus.Planned));

        Refused(() => RegistrySnapshot.Replay([.. good, misfit])).Should().Be(6);
        Refused(() => RegistrySnapshot.Replay([.. good, late with { Sequence = next + 1 }])).Should().Be(6, "the gap comes later");
        Refused(() => RegistrySnapshot.Replay([.. good, late with { Count = 2 }]))
            .Should().Be(6, "the change that is not whole comes later");
        Refused(() => RegistrySnapshot.Replay([.. good, null!])).Should().Be(6);
        Refused(() => MilestoneRegistry.Open(new Listed([.. good, late with { Count = 2 }]),
            new MilestoneRegistryOptions { DropUnfinishedChange = true })).Should().Be(6);
    }

    [Fact]
    public void A_misfit_before_the_cycle_is_named_before_it()
    {
        AuditData[] data = [.. Withdrawn];
        data[4] = new DependencyDeclared("b", "nobody");

        Refused(() => RegistrySnapshot.Replay(Log(data).Events)).Should().Be(5);
    }

    [Fact]
    public void Random_logs_are_refused_at_the_first_dependency_that_closes_a_cycle_and_nowhere_else()
    {
        int seed = Random.Shared.Next();
        Random random = new(seed);
        for (int round = 0; round < Effort.Of(300); round++)
        {
            (AuditData[] data, long? expected) = RandomLog(random, closes: round % 2 == 0);
            Listed log = Log(data);
            Assert.True(expected == Refused(() => RegistrySnapshot.Replay(log.Read())), $"seed {seed}, round {round}");
            long whole = expected - 1 ?? data.Length;
            int from = random.Next((int)whole + 1);
            Assert.True(expected == Refused(() => MilestoneRegistry.Open(log, RegistrySnapshot.AsOf(log, from))),
                $"seed {seed}, round {round}, from {from}");
            RegistrySnapshot last = RegistrySnapshot.AsOf(log, [from, whole]).Last();
            last.State.CheckInvariants();
            Assert.True(last.Version == whole, $"seed {seed}, round {round}");
        }
    }

    /// <summary>Declares and withdraws at random, and where it is to close a cycle does so once, and goes on as if nothing were.</summary>
    private static (AuditData[] Data, long? Closes) RandomLog(Random random, bool closes)
    {
        string[] names = [.. Enumerable.Range(0, 8).Select(i => "m" + i)];
        List<AuditData> data = [.. names.Select(name => new MilestoneRegistered(name, [], MilestoneStatus.Planned))];
        HashSet<(string Milestone, string Dependency)> declared = [];
        long? closing = null;
        while (data.Count < 60)
        {
            (string m, string d) = (names[random.Next(names.Length)], names[random.Next(names.Length)]);
            if (declared.Contains((m, d)))
            {
                declared.Remove((m, d));
                data.Add(new DependencyWithdrawn(m, d));
                continue;
            }

            if (Reaches(declared, d, m))
            {
                if (!closes || closing is not null || data.Count < 30) continue;
                closing = data.Count + 1;
            }

            declared.Add((m, d));
            data.Add(new DependencyDeclared(m, d));
        }

        return ([.. data], closing);
    }

    private static bool Reaches(HashSet<(string Milestone, string Dependency)> declared, string from, string to)
    {
        HashSet<string> seen = [from];
        for (int count = 0; count != seen.Count;)
        {
            count = seen.Count;
            seen.UnionWith(declared.Where(pair => seen.Contains(pair.Milestone)).Select(pair => pair.Dependency));
        }

        return seen.Contains(to);
    }

    private static long? Refused(Func<object> replay)
    {
        try
        {
            replay();
            return null;
        }
        catch (AuditReplayException e)
        {
            return e.Sequence;
        }
    }

    private static AuditEvent Event(long sequence, AuditData data) => new(sequence, EveryKind.Noon, ChangeContext.None, 1, 1, data);

    private static Listed Log(IEnumerable<AuditData> data) => new([.. data.Select((one, i) => Event(i + 1, one))]);

    private sealed class Listed(AuditEvent[] events) : IAuditLog
    {
        public AuditEvent[] Events => events;

        public long LastSequence => events.Length;

        public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) =>
            events.Skip((int)fromSequence - 1);

        public void Append(IReadOnlyList<AuditEvent> events) => throw new AuditAppendRefusedException("It is only read.");
    }
}
