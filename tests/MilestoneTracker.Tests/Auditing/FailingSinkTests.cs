using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Tests.Auditing;

// A sink that refuses, fails, or fails after keeping, at every append of a run of every kind of change. The registry equals
// the replay of what the sink kept, or is faulted and says so (invariants I1, I3, I4).
public sealed class FailingSinkTests
{
    public static IEnumerable<object[]> EveryAppend => ScriptedChanges.EveryAppend;

    [Fact]
    public void A_sink_that_keeps_everything_replays_to_the_registry_after_every_step()
    {
        FaultySink sink = new(_ => Fate.Keep);
        MilestoneRegistry registry = new(sink);

        ScriptedChanges.Run(registry, _ => SnapshotEquality.VerifyReplay(registry.Current, sink.Kept))
            .Should().OnlyContain(thrown => thrown == null);

        SnapshotEquality.VerifyReplay(registry.Current, sink.Kept);
        sink.Appends.Should().Be(ScriptedChanges.Steps.Count, "each step is one append, or the tests below miss some");
    }

    [Theory]
    [MemberData(nameof(EveryAppend))]
    public void A_refused_append_changes_nothing_and_the_next_change_works(int append)
    {
        FaultySink sink = FaultySink.At(append, Fate.Refuse);
        MilestoneRegistry registry = new(sink);
        RegistrySnapshot before = registry.Current;
        for (int step = 1; step <= append; step++)
        {
            before = registry.Current;
            if (step < append) ScriptedChanges.Attempt(registry, step).Should().BeNull();
        }

        ScriptedChanges.Attempt(registry, append).Should().BeOfType<AuditAppendRefusedException>();

        SnapshotEquality.Verify(registry.Current, before);
        SnapshotEquality.VerifyReplay(registry.Current, sink.Kept);
        registry.IsFaulted.Should().BeFalse();
        for (int step = append; step <= ScriptedChanges.Steps.Count; step++)
            ScriptedChanges.Attempt(registry, step).Should().BeNull("the same change works when it is tried again");
        SnapshotEquality.VerifyReplay(registry.Current, sink.Kept);
    }

    [Theory]
    [MemberData(nameof(EveryAppend))]
    public void After_a_refused_append_the_run_goes_on_with_the_next_change(int append)
    {
        FaultySink sink = FaultySink.At(append, Fate.Refuse);
        MilestoneRegistry registry = new(sink);

        IReadOnlyList<Exception?> thrown = ScriptedChanges.Run(registry, _ => SnapshotEquality.VerifyReplay(registry.Current, sink.Kept));

        thrown.OfType<AuditAppendRefusedException>().Should().ContainSingle();
        registry.IsFaulted.Should().BeFalse();
        SnapshotEquality.VerifyReplay(registry.Current, sink.Kept);
    }

    [Theory]
    [MemberData(nameof(EveryAppend))]
    public void An_append_that_fails_faults_the_registry_and_shows_nothing(int append) => VerifyFaults(append, Fate.Fail);

    [Theory]
    [MemberData(nameof(EveryAppend))]
    public void An_append_that_fails_after_keeping_faults_the_registry_and_shows_nothing(int append) =>
        VerifyFaults(append, Fate.KeepThenFail);

    [Fact]
    public void Nothing_is_visible_before_it_is_appended()
    {
        FaultySink sink = new(_ => Fate.Keep);
        MilestoneRegistry registry = new(sink);
        int looks = 0;
        sink.Within = events =>
        {
            looks++;
            registry.Current.Version.Should().Be(events[0].Sequence - 1);
            SnapshotEquality.VerifyReplay(registry.Current, sink.Kept);
            if (events[0].Data is MilestoneRegistered registered) registry.GetMilestone(registered.Milestone).Should().BeNull();
        };

        ScriptedChanges.Run(registry).Should().OnlyContain(thrown => thrown == null);

        looks.Should().Be(ScriptedChanges.Steps.Count);
    }

    [Fact]
    public void A_change_that_is_no_change_or_is_refused_is_not_appended()
    {
        FaultySink sink = new(_ => Fate.Keep);
        MilestoneRegistry registry = new(sink);
        registry.Batch(b =>
        {
            b.RegisterMilestone("a");
            b.RegisterMilestone("b");
            b.DeclareMilestoneDependency("a", "b");
        });

        registry.UpdateMilestoneStatus("a", MilestoneStatus.Planned).Should().BeFalse();
        registry.DeclareMilestoneDependency("a", "b").Should().BeFalse();
        registry.WithdrawMilestoneDependency("b", "a").Should().BeFalse();
        registry.TryDeclareMilestoneDependency("b", "a").Verdict.Should().Be(DependencyVerdict.ClosesCycle);
        registry.Batch(_ => { }).Version.Should().Be(3);
        registry.Propose().Commit().Version.Should().Be(3);
        registry.Invoking(r => r.RegisterMilestone("a")).Should().Throw<DuplicateMilestoneException>();
        registry.Invoking(r => r.DeclareMilestoneDependency("b", "a")).Should().Throw<DependencyCycleException>();

        sink.Appends.Should().Be(1);
        registry.Current.Version.Should().Be(3);
    }

    [Fact]
    public void A_sink_that_expects_another_sequence_number_refuses_and_nothing_is_lost()
    {
        InMemoryAuditLog log = new();
        MilestoneRegistry first = new(log);
        MilestoneRegistry second = new(log);
        first.RegisterMilestone("a");

        second.Invoking(r => r.RegisterMilestone("b")).Should().Throw<AuditAppendRefusedException>();

        second.IsFaulted.Should().BeFalse();
        second.Current.Count.Should().Be(0);
        SnapshotEquality.VerifyReplay(first.Current, log);
    }

    [Fact]
    public void Observers_hear_nothing_of_what_was_not_kept_for_sure()
    {
        foreach (Fate fate in new[] { Fate.Refuse, Fate.Fail, Fate.KeepThenFail })
        {
            FaultySink sink = FaultySink.At(2, fate);
            MilestoneRegistry registry = new(sink);
            RecordingObserver listener = new();
            using IDisposable subscription = registry.Subscribe(listener);

            ScriptedChanges.Attempt(registry, 1).Should().BeNull();
            ScriptedChanges.Attempt(registry, 2).Should().NotBeNull();

            listener.Changes.Should().ContainSingle().Which.After.Version.Should().Be(1);
        }
    }

    private static void VerifyFaults(int append, Fate fate)
    {
        FaultySink sink = FaultySink.At(append, fate);
        MilestoneRegistry registry = new(sink);
        for (int step = 1; step < append; step++) ScriptedChanges.Attempt(registry, step).Should().BeNull();
        RegistrySnapshot before = registry.Current;
        long keptBefore = sink.Kept.LastSequence;

        Exception? thrown = ScriptedChanges.Attempt(registry, append);

        thrown.Should().BeOfType<RegistryFaultedException>().Which.InnerException.Should().BeOfType<IOException>();
        registry.IsFaulted.Should().BeTrue();
        SnapshotEquality.Verify(registry.Current, before);
        before.Version.Should().Be(keptBefore);
        for (int step = append; step <= ScriptedChanges.Steps.Count; step++) ScriptedChanges.Attempt(registry, step).Should().NotBeNull();
        sink.Appends.Should().Be(append, "a faulted registry asks the sink for nothing");

        MilestoneRegistry opened = MilestoneRegistry.Open(sink.Kept);
        opened.IsFaulted.Should().BeFalse();
        (opened.Current.Version > before.Version).Should().Be(fate == Fate.KeepThenFail, "the log tells what became of it");
        if (fate == Fate.Fail) SnapshotEquality.Verify(opened.Current, before);
        opened.RegisterMilestone("after").Version.Should().Be(opened.Current.Version);
    }
}
