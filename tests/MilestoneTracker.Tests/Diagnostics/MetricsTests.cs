using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Doubles;
using Xunit;

namespace MilestoneTracker.Tests.Diagnostics;

// What is counted and measured, and that it is told of the registry that it happened in.
public sealed class MetricsTests
{
    private const string Kind = "milestone_tracker.change.kind";
    private const string Outcome = "milestone_tracker.change.outcome";
    private const string Level = "milestone_tracker.risk.level";

    [Fact]
    public void Every_kind_of_change_is_counted_by_what_became_of_it()
    {
        using MeasurementRecorder recorder = new(nameof(Every_kind_of_change_is_counted_by_what_became_of_it));
        MilestoneRegistry registry = New(nameof(Every_kind_of_change_is_counted_by_what_became_of_it));

        registry.RegisterMilestone("A");
        registry.RegisterMilestone("B");
        registry.UpdateMilestoneStatus("A", MilestoneStatus.InProgress);
        registry.UpdateMilestoneStatus("A", MilestoneStatus.InProgress);
        registry.DeclareMilestoneDependency("A", "B");
        registry.TryDeclareMilestoneDependency("A", "B");
        registry.TryDeclareMilestoneDependency("A", "nobody");
        registry.WithdrawMilestoneDependency("A", "B");
        registry.Batch(proposed => proposed.RegisterMilestone("C"));
        using (ProposedChange proposal = registry.Propose())
        {
            proposal.RegisterMilestone("D");
            proposal.Commit();
        }

        registry.RemoveMilestone("A");

        recorder.Take("milestone_tracker.changes").Select(told => $"{told[Kind]} {told[Outcome]}").Should().Equal(
            "register_milestone committed", "register_milestone committed", "update_status committed", "update_status unchanged",
            "declare_dependency committed", "declare_dependency unchanged",
            "declare_dependency refused", "withdraw_dependency committed", "batch committed", "proposal committed",
            "remove_milestone committed");
    }

    [Fact]
    public void A_refused_change_is_counted_with_the_type_of_its_refusal()
    {
        using MeasurementRecorder recorder = new(nameof(A_refused_change_is_counted_with_the_type_of_its_refusal));
        MilestoneRegistry registry = New(nameof(A_refused_change_is_counted_with_the_type_of_its_refusal));
        registry.RegisterMilestone("A");
        recorder.Take("milestone_tracker.changes");

        registry.Invoking(r => r.RegisterMilestone("A")).Should().Throw<DuplicateMilestoneException>();
        registry.Invoking(r => r.UpdateMilestoneStatus("nobody", MilestoneStatus.Blocked)).Should().Throw<MilestoneNotFoundException>();

        Measurement[] told = recorder.Take("milestone_tracker.changes");
        told.Should().OnlyContain(t => Equals(t[Outcome], "refused"));
        told.Select(t => t["error.type"])
            .Should().Equal("MilestoneTracker.DuplicateMilestoneException", "MilestoneTracker.MilestoneNotFoundException");
    }

    [Fact]
    public void A_refused_cycle_is_counted_wherever_it_is_refused_and_a_question_is_not()
    {
        using MeasurementRecorder recorder = new(nameof(A_refused_cycle_is_counted_wherever_it_is_refused_and_a_question_is_not));
        MilestoneRegistry registry = New(nameof(A_refused_cycle_is_counted_wherever_it_is_refused_and_a_question_is_not));
        registry.RegisterMilestone("A");
        registry.RegisterMilestone("B");
        registry.DeclareMilestoneDependency("A", "B");

        registry.CheckDependency("B", "A").Verdict.Should().Be(DependencyVerdict.ClosesCycle);
        recorder.Take("milestone_tracker.cycles.refused").Should().BeEmpty();
        registry.TryDeclareMilestoneDependency("B", "A").Verdict.Should().Be(DependencyVerdict.ClosesCycle);
        registry.Invoking(r => r.DeclareMilestoneDependency("B", "A")).Should().Throw<DependencyCycleException>();
        using (ProposedChange proposal = registry.Propose()) proposal.TryDeclareMilestoneDependency("B", "A");

        recorder.Take("milestone_tracker.cycles.refused").Sum(told => told.Value).Should().Be(3);
        recorder.Take("milestone_tracker.changes")
            .Count(told => Equals(told[Outcome], "refused")).Should().Be(2, "an edit of a proposal is no change of the registry");
    }

    [Theory]
    [InlineData(Fate.Refuse, "append_refused", "MilestoneTracker.Auditing.AuditAppendRefusedException")]
    [InlineData(Fate.Fail, "unknown", "System.IO.IOException")]
    public void A_failing_sink_shows_in_changes_and_in_the_time_of_the_append(Fate fate, string outcome, string error)
    {
        string name = nameof(A_failing_sink_shows_in_changes_and_in_the_time_of_the_append) + fate;
        using MeasurementRecorder recorder = new(name);
        MilestoneRegistry registry = New(name, FaultySink.At(2, fate));
        registry.RegisterMilestone("A");

        registry.Invoking(r => r.RegisterMilestone("B")).Should().Throw<MilestoneRegistryException>();

        recorder.Take("milestone_tracker.changes").Select(told => told[Outcome]).Should().Equal("committed", outcome);
        Measurement[] appends = recorder.Take("milestone_tracker.append.duration");
        appends.Select(told => told["error.type"] ?? "none").Should().Equal("none", error);
        appends.Should().OnlyContain(told => told.Value > 0 && told.Value < 60);
    }

    [Theory]
    [InlineData(Fate.Refuse, "MilestoneTracker.Auditing.AuditAppendRefusedException")]
    [InlineData(Fate.Fail, "MilestoneTracker.RegistryFaultedException")]
    public void What_another_registry_throws_within_a_batch_is_a_refusal_and_says_nothing_of_the_log_of_this_one(Fate fate, string error)
    {
        string name = nameof(What_another_registry_throws_within_a_batch_is_a_refusal_and_says_nothing_of_the_log_of_this_one) + fate;
        using MeasurementRecorder recorder = new(name);
        MilestoneRegistry registry = New(name);
        MilestoneRegistry other = New("another", FaultySink.At(1, fate));

        registry.Invoking(r => r.Batch(_ => other.RegisterMilestone("A"))).Should().Throw<MilestoneRegistryException>();

        Measurement told = recorder.Take("milestone_tracker.changes").Single();
        told[Outcome].Should().Be("refused");
        told["error.type"].Should().Be(error);
    }

    [Fact]
    public void A_faulted_registry_counts_what_it_refuses_from_then_on()
    {
        using MeasurementRecorder recorder = new(nameof(A_faulted_registry_counts_what_it_refuses_from_then_on));
        MilestoneRegistry registry = New(nameof(A_faulted_registry_counts_what_it_refuses_from_then_on), FaultySink.At(1, Fate.Fail));
        recorder.Collect("milestone_tracker.registry.faulted").Single().Value.Should().Be(0);
        registry.Invoking(r => r.RegisterMilestone("A")).Should().Throw<RegistryFaultedException>();
        recorder.Take("milestone_tracker.changes");

        registry.Invoking(r => r.RegisterMilestone("A")).Should().Throw<RegistryFaultedException>();
        registry.Invoking(r => r.Batch(_ => { })).Should().Throw<RegistryFaultedException>();

        recorder.Take("milestone_tracker.changes")
            .Select(told => $"{told[Kind]} {told[Outcome]}").Should().Equal("register_milestone faulted", "batch faulted");
        recorder.Collect("milestone_tracker.registry.faulted").Single().Value.Should().Be(1);
    }

    [Fact]
    public void Gauges_tell_size_version_and_how_many_are_at_each_level_of_risk()
    {
        using MeasurementRecorder recorder = new(nameof(Gauges_tell_size_version_and_how_many_are_at_each_level_of_risk));
        MilestoneRegistry registry = New(nameof(Gauges_tell_size_version_and_how_many_are_at_each_level_of_risk));
        foreach (string name in new[] { "A", "B", "C", "D" }) registry.RegisterMilestone(name);
        registry.DeclareMilestoneDependency("A", "B");
        registry.UpdateMilestoneStatus("B", MilestoneStatus.Blocked);
        registry.UpdateMilestoneStatus("C", MilestoneStatus.OnHold);

        recorder.Collect("milestone_tracker.milestone.count").Single().Value.Should().Be(4);
        recorder.Collect("milestone_tracker.registry.version").Single().Value.Should().Be(7);
        AtRisk().Should().Equal("low 0", "medium 0", "high 2", "critical 1");
        registry.UpdateMilestoneStatus("B", MilestoneStatus.Completed);
        AtRisk().Should().Equal("low 0", "medium 0", "high 1", "critical 0");

        string[] AtRisk() => [
            .. recorder.Collect("milestone_tracker.milestone.at_risk")
                .Select(told => FormattableString.Invariant($"{told[Level]} {told.Value}"))];
    }

    [Fact]
    public void The_count_by_risk_is_kept_until_the_version_is_another()
    {
        MilestoneRegistry registry = New(nameof(The_count_by_risk_is_kept_until_the_version_is_another));
        registry.RegisterMilestone("A", status: MilestoneStatus.Blocked);

        int[] first = registry.Telemetry.CountByRisk(registry.Current);
        registry.Telemetry.CountByRisk(registry.Current).Should().BeSameAs(first);
        registry.RegisterMilestone("B");
        registry.Telemetry.CountByRisk(registry.Current).Should().NotBeSameAs(first).And.Equal(1, 0, 0, 0, 1);
    }

    [Fact]
    public void Of_two_registries_of_one_name_gauges_tell_of_the_one_that_was_made_last()
    {
        using MeasurementRecorder recorder = new(nameof(Of_two_registries_of_one_name_gauges_tell_of_the_one_that_was_made_last));
        InMemoryAuditLog log = new();
        MilestoneRegistry first = new(
            log, new MilestoneRegistryOptions { Name = nameof(Of_two_registries_of_one_name_gauges_tell_of_the_one_that_was_made_last) });
        first.RegisterMilestone("A");
        MilestoneRegistry second = MilestoneRegistry.Open(
            log, new MilestoneRegistryOptions { Name = nameof(Of_two_registries_of_one_name_gauges_tell_of_the_one_that_was_made_last) });
        second.RegisterMilestone("B");

        recorder.Collect("milestone_tracker.milestone.count").Should().ContainSingle().Which.Value.Should().Be(2);
        GC.KeepAlive(first);
    }

    [Fact]
    public void A_registry_that_is_not_made_takes_no_place_among_the_gauges()
    {
        const string Name = nameof(A_registry_that_is_not_made_takes_no_place_among_the_gauges);
        using MeasurementRecorder recorder = new(Name);
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = New(Name, log);
        registry.RegisterMilestone("A");
        registry.RegisterMilestone("B");

        FluentActions.Invoking(() => New(Name, log)).Should().Throw<ArgumentException>();

        recorder.Collect("milestone_tracker.milestone.count").Should().ContainSingle().Which.Value.Should().Be(2);
        GC.KeepAlive(registry);
    }

    [Fact]
    public void To_be_observed_keeps_no_registry_alive()
    {
        using MeasurementRecorder recorder = new(nameof(To_be_observed_keeps_no_registry_alive));
        Make();
        Measurement[] left = [];
        for (int i = 0; i < 50; i++) // another test that collects at this moment may hold it for as long as that takes
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            left = recorder.Collect("milestone_tracker.milestone.count");
            if (left.Length == 0) break;
        }

        left.Should().BeEmpty();

        [MethodImpl(MethodImplOptions.NoInlining)]
        void Make()
        {
            New(nameof(To_be_observed_keeps_no_registry_alive)).RegisterMilestone("A");
            recorder.Collect("milestone_tracker.milestone.count").Should().ContainSingle();
        }
    }

    [Fact]
    public void A_listener_that_throws_does_no_harm()
    {
        using MeterListener broken = new() {
            InstrumentPublished = (instrument, listener) => { if (instrument.Meter.Name == "MilestoneTracker")
                listener.EnableMeasurementEvents(instrument); } };
        broken.SetMeasurementEventCallback<long>((_, _, tags, _) => ThrowFor(tags));
        broken.SetMeasurementEventCallback<double>((_, _, tags, _) => ThrowFor(tags));
        broken.Start();
        FaultySink sink = FaultySink.At(2, Fate.Refuse);
        MilestoneRegistry registry = New(nameof(A_listener_that_throws_does_no_harm), sink);

        registry.RegisterMilestone("A").Name.Should().Be("A");
        registry.Invoking(r => r.RegisterMilestone("B")).Should().Throw<AuditAppendRefusedException>();
        registry.RegisterMilestone("B");

        registry.IsFaulted.Should().BeFalse();
        sink.Kept.LastSequence.Should().Be(2);

        static void ThrowFor(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach ((_, object? value) in tags)
                if (Equals(value, nameof(A_listener_that_throws_does_no_harm)))
                    throw new InvalidOperationException("The listener is broken.");
        }
    }

    [Fact]
    public void A_listener_may_read_the_registry_and_to_change_it_while_events_are_appended_is_refused_and_no_deadlock()
    {
        MilestoneRegistry registry =
            New(nameof(A_listener_may_read_the_registry_and_to_change_it_while_events_are_appended_is_refused_and_no_deadlock));
        List<string> seen = [];
        using MeterListener nosy = new() {
            InstrumentPublished = (instrument, listener) =>
                { if (instrument.Name.StartsWith("milestone_tracker.", StringComparison.Ordinal))
                    listener.EnableMeasurementEvents(instrument); } };
        nosy.SetMeasurementEventCallback<double>((instrument, _, tags, _) =>
        {
            if (!tags.Contains(
                new KeyValuePair<string, object?>(
                "milestone_tracker.registry.name", nameof(
                A_listener_may_read_the_registry_and_to_change_it_while_events_are_appended_is_refused_and_no_deadlock)))) return;
            seen.Add($"{instrument.Name} at {registry.Current.Version}");
            registry.Invoking(r => r.RegisterMilestone("B")).Should().Throw<InvalidOperationException>();
        });
        nosy.Start();

        registry.RegisterMilestone("A");

        seen.Should().Equal("milestone_tracker.append.duration at 0");
        registry.Current.Count.Should().Be(1);
    }

    [Fact]
    public void The_last_failure_of_an_append_is_told_until_one_is_kept()
    {
        MilestoneRegistry registry = New(
            nameof(The_last_failure_of_an_append_is_told_until_one_is_kept),
            new FaultySink(k => k switch { 1 => Fate.Refuse, 3 => Fate.Fail, _ => Fate.Keep }));
        registry.AppendFailure.Should().BeNull();

        AuditAppendRefusedException refused = registry.Invoking(r => r.RegisterMilestone("A"))
            .Should().Throw<AuditAppendRefusedException>().Which;
        registry.AppendFailure.Should().BeSameAs(refused);
        registry.RegisterMilestone("A");
        registry.AppendFailure.Should().BeNull();
        registry.Invoking(r => r.RegisterMilestone("B")).Should().Throw<RegistryFaultedException>();
        registry.AppendFailure.Should().BeOfType<IOException>();
    }

    [Fact]
    public void A_name_of_a_registry_keeps_the_rules_of_names()
    {
        FluentActions.Invoking(() => new MilestoneRegistryOptions { Name = " plan" }).Should().Throw<ArgumentException>();
    }

    private static MilestoneRegistry New(string name, IAuditSink? sink = null) =>
        new(sink ?? new InMemoryAuditLog(), new MilestoneRegistryOptions { Name = name });
}
