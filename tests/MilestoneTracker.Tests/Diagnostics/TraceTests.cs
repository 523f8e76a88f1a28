using System.Collections.Concurrent;
using System.Diagnostics;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Doubles;
using Xunit;

namespace MilestoneTracker.Tests.Diagnostics;

// One activity for each change, on the thread of the writer who asked.
public sealed class TraceTests : IDisposable
{
    private readonly string _name = Guid.NewGuid().ToString("N");
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public TraceTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "MilestoneTracker" or nameof(TraceTests),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (Equals(activity.GetTagItem("milestone_tracker.registry.name"), _name)) _ended.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public void A_change_is_an_activity_with_kind_outcome_events_version_and_correlation_id()
    {
        MilestoneRegistry registry = New();
        registry.RegisterMilestone("A");
        registry.RegisterMilestone("B");
        registry.DeclareMilestoneDependency("A", "B");
        _ended.Clear();

        registry.RemoveMilestone("A", new ChangeContext { Actor = "ada", Reason = "not wanted", CorrelationId = "order-7" });

        Activity activity = _ended.Should().ContainSingle().Which;
        activity.OperationName.Should().Be("milestone_tracker.remove_milestone");
        activity.Status.Should().Be(ActivityStatusCode.Unset);
        activity.TagObjects.Should().BeEquivalentTo(new Dictionary<string, object?>
        {
            ["milestone_tracker.registry.name"] = _name,
            ["milestone_tracker.change.kind"] = "remove_milestone",
            ["milestone_tracker.change.outcome"] = "committed",
            ["milestone_tracker.change.correlation_id"] = "order-7",
            ["milestone_tracker.change.events"] = 2,
            ["milestone_tracker.registry.version"] = 5L,
        }, "and neither who nor why");
    }

    [Fact]
    public void A_refusal_is_an_error_with_its_type_and_an_answer_of_no_is_none()
    {
        MilestoneRegistry registry = New();
        registry.RegisterMilestone("A");
        _ended.Clear();

        registry.Invoking(r => r.DeclareMilestoneDependency("A", "A")).Should().Throw<DependencyCycleException>();
        registry.TryDeclareMilestoneDependency("A", "A");

        Activity[] ended = [.. _ended];
        ended.Select(activity => activity.GetTagItem("milestone_tracker.change.outcome")).Should().Equal("refused", "refused");
        ended.Select(activity => activity.Status).Should().Equal(ActivityStatusCode.Error, ActivityStatusCode.Unset);
        ended[0].GetTagItem("error.type").Should().Be("MilestoneTracker.DependencyCycleException");
    }

    [Fact]
    public void An_unknown_outcome_is_an_error()
    {
        MilestoneRegistry registry = New(FaultySink.At(1, Fate.KeepThenFail));

        registry.Invoking(r => r.RegisterMilestone("A")).Should().Throw<RegistryFaultedException>();

        Activity activity = _ended.Should().ContainSingle().Which;
        activity.GetTagItem("milestone_tracker.change.outcome").Should().Be("unknown");
        activity.Status.Should().Be(ActivityStatusCode.Error);
    }

    [Fact]
    public void It_is_a_child_of_what_its_writer_does_and_over_when_observers_are_told()
    {
        using ActivitySource source = new(nameof(TraceTests));
        MilestoneRegistry registry = New();
        Activity? seen = null;
        using IDisposable subscription = registry.Subscribe(new Watcher(() => seen = Activity.Current));

        using Activity request = source.StartActivity("request")!;
        registry.RegisterMilestone("A");

        _ended.Should().ContainSingle().Which.ParentSpanId.Should().Be(request.SpanId);
        seen.Should().BeSameAs(request);
        Activity.Current.Should().BeSameAs(request);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_listener_that_throws_leaves_its_writer_in_the_activity_that_it_was_in(bool atStart)
    {
        using ActivitySource source = new(nameof(TraceTests));
        using Activity request = source.StartActivity("request")!;
        using ActivityListener broken = new()
        {
            ShouldListenTo = listened => listened.Name == "MilestoneTracker",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.None,
            ActivityStarted = activity => ThrowWhere(atStart, activity),
            ActivityStopped = activity => ThrowWhere(!atStart, activity),
        };
        ActivitySource.AddActivityListener(broken);

        New().RegisterMilestone("A");

        Activity.Current.Should().BeSameAs(request);

        void ThrowWhere(bool here, Activity activity)
        {
            if (here && Equals(activity.GetTagItem("milestone_tracker.registry.name"), _name))
                throw new InvalidOperationException("The listener is broken.");
        }
    }

    private MilestoneRegistry New(IAuditSink? sink = null) =>
        new(sink ?? new InMemoryAuditLog(), new MilestoneRegistryOptions { Name = _name });

    private sealed class Watcher(Action told) : IObserver<RegistryChange>
    {
        public void OnNext(RegistryChange value) => told();

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
