using System.Diagnostics.Metrics;

namespace MilestoneTracker.TestSupport.Doubles;

// Listens to the meter as any tool would, and remembers what it is told of the registry of one name; other tests use the same meter.
internal sealed class MeasurementRecorder : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<Measurement> _told = [];
    private readonly List<Instrument> _instruments = [];
    private readonly string _registry;

    public MeasurementRecorder(string registry)
    {
        _registry = registry;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != "MilestoneTracker") return;
            lock (_told) _instruments.Add(instrument);
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The instruments of one meter. There can be more meters of the name than one, where the library was loaded more than
    /// once.</summary>
    public Instrument[] InstrumentsOf(Meter meter)
    {
        lock (_told) return [.. _instruments.Where(instrument => ReferenceEquals(instrument.Meter, meter))];
    }

    /// <summary>What it was told by an instrument since it was last asked.</summary>
    public Measurement[] Take(string instrument)
    {
        lock (_told)
        {
            Measurement[] taken = [.. _told.Where(told => told.Instrument == instrument)];
            _told.RemoveAll(told => told.Instrument == instrument);
            return taken;
        }
    }

    public Measurement[] Collect(string instrument)
    {
        Take(instrument);
        _listener.RecordObservableInstruments();
        return Take(instrument);
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Dictionary<string, object?> all = [];
        foreach ((string key, object? tag) in tags) all.Add(key, tag);
        if (all.Remove("milestone_tracker.registry.name", out object? name) && Equals(name, _registry))
            lock (_told) _told.Add(new Measurement(instrument.Name, value, all));
    }
}

internal sealed record Measurement(string Instrument, double Value, Dictionary<string, object?> Tags)
{
    public object? this[string tag] => Tags.GetValueOrDefault(tag);
}
