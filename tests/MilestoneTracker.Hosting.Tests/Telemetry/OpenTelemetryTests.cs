using System.Diagnostics;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Doubles;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit;

namespace MilestoneTracker.Hosting.Tests.Telemetry;

// The real SDK finds the meter and the source by their one name, and exports what they tell.
public sealed class OpenTelemetryTests
{
    [Fact]
    public void The_SDK_of_OpenTelemetry_exports_every_metric()
    {
        List<MetricSnapshot> exported = [];
        using MeterProvider provider = Sdk.CreateMeterProviderBuilder().AddMeter("MilestoneTracker").AddInMemoryExporter(exported).Build();
        MilestoneRegistry registry = Play(nameof(The_SDK_of_OpenTelemetry_exports_every_metric));

        provider.ForceFlush().Should().BeTrue();

        exported.Select(metric => metric.Name).Distinct().Where(name => Points(name).Length > 0).Should().BeEquivalentTo(
            "milestone_tracker.changes", "milestone_tracker.cycles.refused", "milestone_tracker.append.duration",
            "milestone_tracker.milestone.count", "milestone_tracker.milestone.at_risk", "milestone_tracker.registry.version",
            "milestone_tracker.registry.faulted", "milestone_tracker.observers.waiting");
        MetricPoint committed = Points("milestone_tracker.changes").Single(
            point => Equals(Tag(point, "milestone_tracker.change.outcome"), "committed")
                && Equals(Tag(point, "milestone_tracker.change.kind"), "register_milestone"));
        committed.GetSumLong().Should().Be(2);
        Points("milestone_tracker.cycles.refused").Single().GetSumLong().Should().Be(1);
        Points("milestone_tracker.milestone.count").Single().GetSumLong().Should().Be(2);
        MetricPoint appends = Points("milestone_tracker.append.duration").Single();
        appends.GetHistogramCount().Should().Be(3);
        List<double> bounds = [];
        foreach (HistogramBucket bucket in appends.GetHistogramBuckets()) bounds.Add(bucket.ExplicitBound);
        bounds.Should().Contain(0.001, "the buckets are for seconds");
        GC.KeepAlive(registry);

        MetricPoint[] Points(string name) => [.. exported.Where(metric => metric.Name == name).SelectMany(metric => metric.MetricPoints)
            .Where(point => Equals(Tag(point, "milestone_tracker.registry.name"), nameof(The_SDK_of_OpenTelemetry_exports_every_metric)))];
    }

    [Fact]
    public void The_SDK_of_OpenTelemetry_exports_how_a_registry_shares_its_log()
    {
        const string Name = nameof(The_SDK_of_OpenTelemetry_exports_how_a_registry_shares_its_log);
        List<MetricSnapshot> exported = [];
        using MeterProvider provider = Sdk.CreateMeterProviderBuilder().AddMeter("MilestoneTracker").AddInMemoryExporter(exported).Build();
        SharedInMemoryAuditLog log = new();
        SharedLogPort port = new(log);
        MilestoneRegistry here = MilestoneRegistry.Open(port, new MilestoneRegistryOptions { Name = Name });
        MilestoneRegistry there = MilestoneRegistry.Open(new SharedLogPort(log));
        port.Meanwhile(() => there.RegisterMilestone("A"), () => there.RegisterMilestone("B"));
        here.RegisterMilestone("C");
        there.RegisterMilestone("D");
        here.Refresh();
        port.Failure = new ChangeInDoubtException(new TimeoutException());
        here.Invoking(registry => registry.RegisterMilestone("E")).Should().Throw<ChangeInDoubtException>();

        provider.ForceFlush().Should().BeTrue();

        Point("conflicts").GetSumLong().Should().Be(2);
        Point("tail.events").GetSumLong().Should().Be(3);
        Point("doubts").GetSumLong().Should().Be(1);
        (Point("tries").GetHistogramCount(), Point("tries").GetHistogramSum()).Should().Be((1, 3));
        Point("lag").GetHistogramCount().Should().Be(3);
        Point("staleness").GetGaugeLastValueDouble().Should().BeGreaterThanOrEqualTo(0);
        GC.KeepAlive(here);

        MetricPoint Point(string word) => exported.Where(metric => metric.Name == "milestone_tracker.shared." + word)
            .SelectMany(metric => metric.MetricPoints).Single(point => Equals(Tag(point, "milestone_tracker.registry.name"), Name));
    }

    [Fact]
    public void The_SDK_of_OpenTelemetry_exports_the_activity_of_a_change_with_its_correlation_id()
    {
        List<Activity> exported = [];
        using TracerProvider provider = Sdk.CreateTracerProviderBuilder()
            .AddSource("MilestoneTracker").AddInMemoryExporter(exported).Build();
        Play(nameof(The_SDK_of_OpenTelemetry_exports_the_activity_of_a_change_with_its_correlation_id));

        provider.ForceFlush().Should().BeTrue();

        Activity[] mine = [
            .. exported.Where(
                activity =>
                Equals(activity.GetTagItem("milestone_tracker.registry.name"),
                    nameof(The_SDK_of_OpenTelemetry_exports_the_activity_of_a_change_with_its_correlation_id)))];
        mine.Should().HaveCount(4);
        mine[2].GetTagItem("milestone_tracker.change.correlation_id").Should().Be("order-7");
        mine[3].Status.Should().Be(ActivityStatusCode.Error);
    }

    private static MilestoneRegistry Play(string name)
    {
        MilestoneRegistry registry = new(new InMemoryAuditLog(), new MilestoneRegistryOptions { Name = name });
        registry.RegisterMilestone("A");
        registry.RegisterMilestone("B");
        registry.DeclareMilestoneDependency("A", "B", new ChangeContext { CorrelationId = "order-7" });
        registry.Invoking(r => r.DeclareMilestoneDependency("B", "A")).Should().Throw<DependencyCycleException>();
        return registry;
    }

    private static object? Tag(MetricPoint point, string key)
    {
        foreach ((string name, object? value) in point.Tags)
            if (name == key) return value;
        return null;
    }
}
