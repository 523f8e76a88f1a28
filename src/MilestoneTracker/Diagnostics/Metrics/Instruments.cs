using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MilestoneTracker.Diagnostics.Metrics;

// All metrics and the source of traces, with System.Diagnostics only, named by the OpenTelemetry general, metric and naming conventions
// (opentelemetry.io/docs/specs/semconv): durations in seconds, words with dots and underscores, attributes in one namespace.
// docs/hosting/monitor.md is the reference, and a test compares the two.
//
// One meter and one source for all registries of a process; an attribute distinguishes them. Never disposed, because they live as long as
// the process. Numbers of existing things are up-down counters, because they can be summed over registries; a version cannot.
internal static class Instruments
{
    public const string Name = "MilestoneTracker";

    public const string ErrorType = "error.type";
    public const string Registry = Prefix + "registry.name";
    public const string RegistryVersion = Prefix + "registry.version";
    public const string Kind = Prefix + "change.kind";
    public const string Outcome = Prefix + "change.outcome";
    public const string Events = Prefix + "change.events";
    public const string CorrelationId = Prefix + "change.correlation_id";
    public const string RiskLevel = Prefix + "risk.level";

    public const string Prefix = "milestone_tracker.";

    // The default buckets of OpenTelemetry are for milliseconds, or for requests over a network.
    private static readonly InstrumentAdvice<double> Seconds = new() {
        HistogramBucketBoundaries =
            [1e-6, 1e-5, 1e-4, 2.5e-4, 5e-4, 1e-3, 2.5e-3, 5e-3, 1e-2, 2.5e-2, 5e-2, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };

    private static readonly InstrumentAdvice<int> Few = new() { HistogramBucketBoundaries = [1, 2, 3, 5, 10, 20, 50] };

    private static readonly string Version = typeof(Instruments).Assembly.GetName().Version!.ToString(3);
    private static readonly Meter Meter = MakeMeter();

    public static readonly ActivitySource Source = new(Name, Version);

    public static readonly Counter<long> Changes =
        Meter.CreateCounter<long>(Prefix + "changes", "{change}", "Requested changes, by kind and outcome.");

    public static readonly Counter<long> RefusedCycles =
        Meter.CreateCounter<long>(
        Prefix + "cycles.refused", "{cycle}", "Dependencies that were refused because they would close a cycle.");

    public static readonly Histogram<double> AppendDuration =
        Meter.CreateHistogram(
        Prefix + "append.duration", "s", "Duration of one call of the audit sink, which stores one or more changes.", null,
        Seconds);

    public static readonly Counter<long> Conflicts =
        Meter.CreateCounter<long>(
        Prefix + "shared.conflicts", "{append}", "Appends to a shared log for which another registry was faster, so that they were decided "
        + "again.");

    public static readonly Counter<long> TailEvents =
        Meter.CreateCounter<long>(Prefix + "shared.tail.events", "{event}", "Events of other registries that were read from a shared log.");

    public static readonly Counter<long> Doubts =
        Meter.CreateCounter<long>(
        Prefix + "shared.doubts", "{append}", "Appends to a shared log that did not answer whether they are stored.");

    public static readonly Histogram<double> Lag =
        Meter.CreateHistogram(
        Prefix + "shared.lag", "s", "How long after its time a change of another registry became visible.", null, Seconds);

    public static readonly Histogram<int> Tries =
        Meter.CreateHistogram<int>(
        Prefix + "shared.tries", "{try}", "How often an append was offered to a shared log until it was stored.", null, Few);

    private static Meter MakeMeter()
    {
        Meter meter = new(Name, Version);
        meter.CreateObservableUpDownCounter(
            Prefix + "milestone.count", NamedRegistries.Milestones, "{milestone}", "Milestones of the registry.");
        meter.CreateObservableUpDownCounter(
            Prefix + "milestone.at_risk", NamedRegistries.AtRisk, "{milestone}", "Milestones of the registry at each risk level.");
        meter.CreateObservableGauge(
            Prefix + "registry.version", NamedRegistries.Versions, "{event}", "Sequence number of the registry's last event.");
        meter.CreateObservableGauge(
            Prefix + "registry.faulted", NamedRegistries.Faulted, "1",
            "1 if the registry is faulted and refuses every change, otherwise 0.");
        meter.CreateObservableGauge(
            Prefix + "shared.staleness", NamedRegistries.Staleness, "s",
            "How old the visible version can be: the time since the registry last found nothing new in its shared log.");
        meter.CreateObservableUpDownCounter(
            Prefix + "observers.waiting", NamedRegistries.WaitingNotifications, "{change}",
            "Changes that the observers of the registry are still to be notified of.");
        return meter;
    }
}
