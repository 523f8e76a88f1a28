using System.Diagnostics.Metrics;
using MilestoneTracker.Hosting.Opening;
using MilestoneTracker.Planning;

namespace MilestoneTracker.Hosting.Metrics;

// How late the milestones are that a host names, as a gauge of the library's one meter: a listener enables both by one name. Nothing is
// computed until a collection; then a schedule, if the version or the minute has changed since the last one. Collections may overlap:
// then each computes its own.
internal sealed class ScheduleMetrics : IDisposable
{
    public const string MilestoneName = "milestone_tracker.milestone.name";

    private const string MeterName = "MilestoneTracker";
    private const string RegistryName = "milestone_tracker.registry.name";

    private readonly string _registry;
    private readonly RegistrySource _source;
    private readonly string[] _milestones;
    private readonly TimeProvider _clock;
    private readonly Meter _meter = new(MeterName, typeof(MilestoneRegistry).Assembly.GetName().Version!.ToString(3));
    private volatile Schedule? _last;

    public ScheduleMetrics(string registry, RegistrySource source, IEnumerable<string> milestones, TimeProvider clock)
    {
        (_registry, _source, _clock) = (registry, source, clock);
        _milestones = [.. milestones.Distinct(StringComparer.Ordinal)];
        Late = _meter.CreateObservableGauge(
            "milestone_tracker.schedule.late", Measure, "min",
            "By how many minutes of work the finish of a milestone is later than its target; negative: earlier.");
    }

    public ObservableGauge<long> Late { get; }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> Measure()
    {
        if (Current() is not { } schedule) yield break;
        foreach (string name in _milestones)
        {
            if (schedule.GetMilestone(name) is not { SlackToTarget: { } slack } milestone) continue;
            yield return new Measurement<long>(
                milestone.IsLate ? Math.Max(1, -slack) : -slack, // late by time off alone is late, too
                new KeyValuePair<string, object?>(RegistryName, _registry), new KeyValuePair<string, object?>(MilestoneName, name));
        }
    }

    private Schedule? Current()
    {
        if (_source.Opened is not { } registry) return null;
        RegistrySnapshot plan;
        try
        {
            plan = registry.Current;
        }
        catch (RegistryFaultedException)
        {
            return null; // no complete state to show, because memory ran out
        }

        DateTimeOffset now = _clock.GetUtcNow();
        return _last = _last is { } last ? last.Update(plan, now) : Schedule.Compute(plan, now);
    }
}
