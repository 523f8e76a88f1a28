using System.Diagnostics.Metrics;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Hosting.Tests.Opening;
using Xunit;

namespace MilestoneTracker.Hosting.Tests.Telemetry;

// How late the milestones are that a host names, and no others.
public sealed class ScheduleMetricsTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero)); // a Monday

    [Fact]
    public async Task Named_milestones_are_measured_as_time_goes_by_and_plans_change()
    {
        const string Name = nameof(Named_milestones_are_measured_as_time_goes_by_and_plans_change);
        using IHost host = Build(Name, "Release", "Docs", "Nowhere", "Release");
        await host.StartAsync();
        MilestoneRegistry registry = host.Services.GetRequiredKeyedService<MilestoneRegistry>(Name);
        foreach (string milestone in (string[])["Build", "Release", "Docs"]) registry.RegisterMilestone(milestone);
        registry.DeclareMilestoneDependency("Release", "Build");
        registry.SetMilestoneField("Build", "duration", "2w");
        registry.SetMilestoneField("Build", "target", "2026-03-02");
        registry.SetMilestoneField("Release", "target", "2026-03-16");

        Collect(Name).Should().Equal(("Release", -480L));
        _clock.Advance(TimeSpan.FromDays(2));
        Collect(Name).Should().Equal(("Release", 480L));
        registry.SetMilestoneField("Build", "duration", "1w");
        registry.SetMilestoneField("Docs", "target", "2026-03-04");
        Collect(Name).Should().Equal(("Release", -1920L), ("Docs", -480L));
        registry.UpdateMilestoneStatus("Release", MilestoneStatus.Cancelled);
        Collect(Name).Should().Equal(("Docs", -480L));
        await host.StopAsync();
        host.Dispose();
        Collect(Name).Should().BeEmpty("the host is gone");
    }

    [Fact]
    public async Task A_host_that_names_none_has_no_such_metric()
    {
        const string Name = nameof(A_host_that_names_none_has_no_such_metric);
        using IHost host = Build(Name);
        await host.StartAsync();
        MilestoneRegistry registry = host.Services.GetRequiredKeyedService<MilestoneRegistry>(Name);
        registry.RegisterMilestone("Release");
        registry.SetMilestoneField("Release", "target", "2026-03-16");

        Collect(Name).Should().BeEmpty();
        await host.StopAsync();
    }

    private IHost Build(string registry, params string[] measured) => Hosts.New(services =>
    {
        services.AddSingleton<TimeProvider>(_clock);
        services.AddMilestoneTracker(registry, options =>
        {
            foreach (string milestone in measured) options.MeasuredMilestones.Add(milestone);
        });
    });

    // What a listener that enables the one meter of the library is told about one registry.
    private static List<(string Milestone, long Late)> Collect(string registry)
    {
        List<(string Milestone, long Late)> told = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (instrument.Meter.Name == "MilestoneTracker" && instrument.Name == "milestone_tracker.schedule.late")
                to.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, late, tags, _) =>
        {
            Dictionary<string, object?> named = new(tags.ToArray(), StringComparer.Ordinal);
            if (Equals(named["milestone_tracker.registry.name"], registry))
                told.Add(((string)named["milestone_tracker.milestone.name"]!, late));
        });
        listener.Start();
        listener.RecordObservableInstruments();
        return told;
    }
}
