using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Tests.Parallel;

// Writers that wait while an append is under way are decided together on one fork and appended in one call of the sink. A
// refusal of one is its own; a failure of the sink is everybody's in that call.
public sealed class GroupingTests
{
    private readonly GatedSink _sink = new();
    private readonly MilestoneRegistry _registry;
    private readonly WorkerThreads _crew = new();
    private readonly Dictionary<string, Exception> _thrown = [];
    private readonly Dictionary<string, object?> _answers = [];

    public GroupingTests()
    {
        _registry = new MilestoneRegistry(_sink);
        Write("first", () => _registry.RegisterMilestone("first"));
        _sink.AwaitFirst();
    }

    [Fact]
    public void Those_who_wait_are_appended_in_one_call()
    {
        for (int i = 1; i <= 10; i++)
        {
            string name = "m" + i;
            Write(name, () => _registry.RegisterMilestone(name));
        }

        Finish(waiting: 10);

        _thrown.Should().BeEmpty();
        _sink.Calls.Select(call => call.Count).Should().Equal(1, 10);
        _sink.Calls[1].Select(e => e.Sequence).Should().Equal(Enumerable.Range(2, 10).Select(i => (long)i));
        _sink.Calls[1].Should().OnlyContain(e => e.Index == 1 && e.Count == 1, "they are ten changes, not one");
        _answers["m10"].Should().BeOfType<Milestone>().Which.Version.Should().Be(11);
    }

    [Fact]
    public void A_later_one_in_the_call_sees_what_an_earlier_one_decided()
    {
        Write("register", () => _registry.RegisterMilestone("second"));
        Write("declare", () => _registry.DeclareMilestoneDependency("first", "second"));
        Write("cycle", () => _registry.DeclareMilestoneDependency("second", "first"));
        Write("complete", () => _registry.UpdateMilestoneStatus("second", MilestoneStatus.Completed));
        Write("again", () => _registry.UpdateMilestoneStatus("second", MilestoneStatus.Completed));
        Write("try", () => _registry.TryDeclareMilestoneDependency("first", "second").Verdict);

        Finish(waiting: 6);

        _sink.Calls.Should().HaveCount(2);
        _thrown.Keys.Should().Equal("cycle");
        _thrown["cycle"].Should().BeOfType<DependencyCycleException>().Which.Path.Should().Equal("second", "first", "second");
        _answers["complete"].Should().Be(true);
        _answers["again"].Should().Be(false);
        _answers["try"].Should().Be(DependencyVerdict.AlreadyDeclared);
        _registry.GetProgress("first").Should().Be(0.5);
    }

    [Fact]
    public void A_refusal_of_one_is_its_own()
    {
        Write("a", () => _registry.RegisterMilestone("a"));
        Write("duplicate", () => _registry.RegisterMilestone("first"));
        Write("unknown", () => _registry.UpdateMilestoneStatus("nobody", MilestoneStatus.Completed));
        Write("bad", () => _registry.RegisterMilestone(" bad"));
        Write("b", () => _registry.RegisterMilestone("b"));

        Finish(waiting: 5);

        _sink.Calls.Select(call => call.Count).Should().Equal(1, 2);
        _thrown.Should().HaveCount(3);
        _thrown["duplicate"].Should().BeOfType<DuplicateMilestoneException>();
        _thrown["unknown"].Should().BeOfType<MilestoneNotFoundException>();
        _thrown["bad"].Should().BeOfType<ArgumentException>();
        _registry.Current.Milestones.Select(m => m.Name).Should().Equal("a", "b", "first");
    }

    [Fact]
    public void A_refused_append_is_everybodys_in_that_call_and_the_next_change_works()
    {
        _sink.FateOf = call => call == 2 ? Fate.Refuse : Fate.Keep;
        for (int i = 1; i <= 4; i++)
        {
            string name = "m" + i;
            Write(name, () => _registry.RegisterMilestone(name));
        }

        Finish(waiting: 4);

        _thrown.Should().HaveCount(4);
        _thrown.Values.Should().AllBeOfType<AuditAppendRefusedException>();
        _registry.Current.Version.Should().Be(1);
        _registry.IsFaulted.Should().BeFalse();
        _registry.RegisterMilestone("m1").Version.Should().Be(2);
    }

    [Fact]
    public void A_conflict_is_told_as_one_to_everybody_in_that_call()
    {
        AuditEvent others =
            new(2, DateTimeOffset.UnixEpoch, ChangeContext.None, 1, 1, new MilestoneRegistered("theirs", [], MilestoneStatus.Planned));
        _sink.FateOf = call =>
        {
            if (call == 2) _sink.Kept.Append([others]);
            return Fate.Keep;
        };
        for (int i = 1; i <= 4; i++)
        {
            string name = "m" + i;
            Write(name, () => _registry.RegisterMilestone(name));
        }

        Finish(waiting: 4);

        _thrown.Should().HaveCount(4);
        _thrown.Values.Should()
            .AllBeOfType<AuditConflictException>().And.OnlyHaveUniqueItems("one exception is not thrown on several threads");
        _thrown.Values.Cast<AuditConflictException>().Should().OnlyContain(e => e.Expected == 1 && e.Found == 2);
        _registry.IsFaulted.Should().BeFalse();
        _registry.AppendFailure.Should().BeOfType<AuditConflictException>();
        _registry.Current.Version.Should().Be(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_failed_append_is_everybodys_in_that_call_and_faults(bool kept)
    {
        _sink.FateOf = call => call < 2 ? Fate.Keep : kept ? Fate.KeepThenFail : Fate.Fail;
        for (int i = 1; i <= 4; i++)
        {
            string name = "m" + i;
            Write(name, () => _registry.RegisterMilestone(name));
        }

        Finish(waiting: 4);

        _thrown.Should().HaveCount(4);
        _thrown.Values.Should().AllBeOfType<RegistryFaultedException>().And.OnlyContain(e => e.InnerException is IOException);
        _registry.IsFaulted.Should().BeTrue();
        _registry.Current.Version.Should().Be(1);
        MilestoneRegistry.Open(_sink.Kept).Current.Count.Should().Be(kept ? 5 : 1);
    }

    [Fact]
    public void Those_who_wait_behind_a_failing_append_are_refused_without_asking_the_sink()
    {
        _sink.FateOf = _ => Fate.Fail;
        Write("a", () => _registry.RegisterMilestone("a"));
        Write("batch", () => _registry.Batch(b => b.RegisterMilestone("b")));

        Finish(waiting: 2);

        _thrown.Should().HaveCount(3);
        _thrown.Values.Should().AllBeOfType<RegistryFaultedException>();
        _sink.Calls.Should().HaveCount(1);
    }

    // The answer of a call must be true of some state that the registry has had. What an earlier one in the same call staged
    // was never one, where the sink did not keep it.
    [Theory]
    [InlineData(Fate.Refuse)]
    [InlineData(Fate.Fail)]
    public void No_answer_rests_on_a_change_that_was_not_kept(Fate fate)
    {
        _sink.FateOf = call => call == 2 ? fate : Fate.Keep;
        Write("complete", () => _registry.UpdateMilestoneStatus("first", MilestoneStatus.Completed));
        Write("again", () => _registry.UpdateMilestoneStatus("first", MilestoneStatus.Completed));

        Finish(waiting: 2);

        _registry.GetMilestone("first")!.Status.Should().Be(MilestoneStatus.Planned);
        _answers.Should().NotContainKey("again", "'nothing to change' would be an answer about a status that the milestone never had");
        _thrown.Keys.Should().BeEquivalentTo("complete", "again");
    }

    [Fact]
    public void A_batch_ends_the_group_before_it_and_runs_on_its_own_thread()
    {
        int batchThread = 0;
        int caller = 0;
        Write("a", () => _registry.RegisterMilestone("a"));
        Write("b", () => _registry.RegisterMilestone("b"));
        Write("batch", () =>
        {
            caller = Environment.CurrentManagedThreadId;
            return _registry.Batch(b =>
            {
                batchThread = Environment.CurrentManagedThreadId;
                b.RegisterMilestone("c");
                b.DeclareMilestoneDependency("c", "b");
            }).Version;
        });
        Write("d", () => _registry.RegisterMilestone("d"));
        Write("e", () => _registry.RegisterMilestone("e"));

        Finish(waiting: 5);

        _thrown.Should().BeEmpty();
        batchThread.Should().Be(caller).And.NotBe(0);
        _sink.Calls.Select(call => call.Count).Should().Equal(1, 2, 4);
        _answers["batch"].Should().Be(5L, "its snapshot is the one right after it, not after those who came in the same call");
        SnapshotEquality.VerifyReplay(_registry.Current, _sink.Kept);
    }

    [Fact]
    public void Each_change_of_a_group_is_told_with_its_own_snapshots_in_order()
    {
        RecordingObserver listener = new();
        using IDisposable subscription = _registry.Subscribe(listener);
        for (int i = 1; i <= 5; i++)
        {
            string name = "m" + i;
            Write(name, () => _registry.RegisterMilestone(name));
        }

        Finish(waiting: 5);
        WorkerThreads.Await(() => listener.Changes.Count == 6);

        listener.Changes.Select(c => (c.Before.Version, c.After.Version)).Should().Equal((0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6));
        foreach (RegistryChange change in listener.Changes)
        {
            SnapshotEquality.Verify(change.After, RegistrySnapshot.Replay(_sink.Kept.Read().Take((int)change.After.Version)));
            change.After.ChangesSince(change.Before).Milestones.Should()
                .ContainSingle().Which.Name.Should().Be(change.Events.Single().Data.Subject.Milestone);
        }
    }

    private void Write<T>(string who, Func<T> change)
    {
        int waiting = _registry.WaitingWriters;
        bool first = who == "first";
        _crew.Start(() =>
        {
            try
            {
                object? answer = change();
                lock (_answers) _answers[who] = answer;
            }
            catch (Exception e)
            {
                lock (_answers) _thrown[who] = e;
            }
        });
        // So that the order of the queue is the order of the calls.
        if (!first) WorkerThreads.Await(() => _registry.WaitingWriters == waiting + 1);
    }

    private void Finish(int waiting)
    {
        _registry.WaitingWriters.Should().Be(waiting);
        _sink.Release();
        _crew.Join();
    }
}
