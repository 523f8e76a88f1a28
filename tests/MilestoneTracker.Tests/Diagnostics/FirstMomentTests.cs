using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.Loader;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Tests.Diagnostics;

// What holds before anything was measured in a process: each test loads the library anew, beside the one that all others use.
public sealed class FirstMomentTests
{
    [Fact]
    public void Gauges_are_there_before_the_first_change()
    {
        List<string> told = [];
        object registry = Make(nameof(Gauges_are_there_before_the_first_change));
        using MeterListener listener = new() {
            InstrumentPublished = (instrument, listener) => { if (instrument.Meter.Name == "MilestoneTracker")
                listener.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) =>
        {
            if (tags.Contains(
                new KeyValuePair<string, object?>("milestone_tracker.registry.name", nameof(Gauges_are_there_before_the_first_change))))
                    told.Add(instrument.Name);
        });
        listener.Start();

        listener.RecordObservableInstruments();

        told.Should().Contain("milestone_tracker.milestone.count").And.Contain("milestone_tracker.registry.faulted");
        GC.KeepAlive(registry);
    }

    [Fact]
    public void A_listener_that_throws_when_it_is_shown_an_instrument_does_no_harm()
    {
        int thread = Environment.CurrentManagedThreadId;
        using MeterListener broken = new()
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == "MilestoneTracker" && Environment.CurrentManagedThreadId == thread)
                    throw new InvalidOperationException("The listener is broken.");
            },
        };

        object registry = MakeAfter(broken.Start);
        Register(registry, "A");
        Register(registry, "B");

        registry.ToString().Should().Be("Version 2, 2 milestones");
    }

    private static object MakeAfter(Action start)
    {
        try
        {
            start();
        }
        catch (InvalidOperationException)
        {
            // It is shown the instruments of the other library at once.
        }

        return Make("broken");
    }

    private static object Make(string name)
    {
        Assembly library = new AssemblyLoadContext(name).LoadFromAssemblyPath(typeof(MilestoneRegistry).Assembly.Location);
        Type optionsType = library.GetType(typeof(MilestoneRegistryOptions).FullName!)!;
        object options = Activator.CreateInstance(optionsType)!;
        optionsType.GetProperty("Name")!.SetValue(options, name);
        return Activator.CreateInstance(library.GetType(typeof(MilestoneRegistry).FullName!)!, options)!;
    }

    private static void Register(object registry, string milestone)
    {
        MethodInfo register = registry.GetType().GetMethod("RegisterMilestone")!;
        register.Invoke(registry, [milestone, null, Enum.ToObject(register.GetParameters()[2].ParameterType, 0), null]);
    }
}
