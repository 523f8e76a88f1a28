using System.Diagnostics;
using System.Diagnostics.Metrics;
using MilestoneTracker.Changes.Operations;
using MilestoneTracker.Diagnostics;
using MilestoneTracker.Diagnostics.Metrics;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Benchmarks;

// What it costs to be observed: the same changes of status with nobody listening, with a listener to every metric, with one to every
// activity, and with both, by turns in every round. Of a milestone that nothing depends on, where a change is cheapest and so a cost would
// show most, and of any in a layered plan of N milestones. Beside that what the looks at whether somebody listens cost by themselves, and
// what collecting costs: at another version, where the risk of all is assessed, and at the same.
//
// The listeners do as little as can be done, so what is told is the library's own share.
internal static class ObserveBenchmark
{
    private const int Collections = 100;

    public static int Run(int milestones, Rounds rounds)
    {
        int changes = rounds.IsQuick ? 1000 : 10_000;
        Workload workload = Layered.Of(milestones);
        MilestoneRegistry registry = new(new Forgetful(), new MilestoneRegistryOptions { Name = "observed" });
        foreach (string name in workload.Ids) registry.RegisterMilestone(name);
        foreach ((int from, int to) in workload.Edges) registry.DeclareMilestoneDependency(workload.Ids[from], workload.Ids[to]);
        registry.RegisterMilestone("alone");

        bool isRight = Compare("alone", registry, ["alone"], changes, rounds);
        SplitMix random = new(1);
        isRight &= Compare(
            "layered", registry, [.. Enumerable.Range(0, 1024).Select(_ => workload.Ids[random.Below(milestones)])], changes / 10, rounds);
        Hooks(registry, changes, rounds);
        isRight &= Collect(registry, milestones + 1, rounds);
        return isRight ? Result.Right : Result.Wrong("a listener was not told of what happened.");
    }

    private static bool Compare(string what, MilestoneRegistry registry, string[] names, int changes, Rounds rounds)
    {
        bool isRight = true;
        int asked = changes + names.Length; // with what each turn begins with
        (int count, double[] m) = rounds.Measure(() =>
        {
            double nobody = Time(registry, names, changes);
            using Ears ears = new(metrics: true, traces: false);
            double metrics = Time(registry, names, changes);
            isRight &= ears.Changes == asked && ears.Activities == 0;
            ears.Dispose();
            using Ears eyes = new(metrics: false, traces: true);
            double traces = Time(registry, names, changes);
            isRight &= eyes.Activities == asked && eyes.Changes == 0;
            eyes.Dispose();
            using Ears all = new(metrics: true, traces: true);
            double both = Time(registry, names, changes);
            isRight &= all.Changes == asked && all.Activities == asked;
            return [nobody, metrics, traces, both, metrics / nobody, traces / nobody, both / nobody];
        });
        Result.Print(
            "observe", what, ("n", registry.Current.Count), ("rounds", count), ("ns_nobody", m[0]), ("ns_metrics", m[1]),
            ("ns_traces", m[2]), ("ns_both", m[3]),
            ("metrics_ratio", m[4]), ("traces_ratio", m[5]), ("both_ratio", m[6]));
        return isRight;
    }

    private static void Hooks(MilestoneRegistry registry, int changes, Rounds rounds)
    {
        RegistryTelemetry telemetry = registry.Telemetry;
        UpdateStatus request = new("alone", MilestoneStatus.Planned) { Context = ChangeContext.None };
        (int count, double[] m) = rounds.Measure(() =>
        {
            long start = Clock.Now;
            for (int i = 0; i < changes; i++)
            {
                object? activity = telemetry.ChangeBegins(request);
                telemetry.AppendEnded(RegistryTelemetry.Since(RegistryTelemetry.AppendBegins()), failure: null);
                telemetry.ChangeEnded(activity, request);
            }

            double hooks = Clock.NanosecondsSince(start) / changes;
            double change = Time(registry, ["alone"], changes);
            return [hooks, change, hooks / change];
        });
        Result.Print("observe", "nobody", ("rounds", count), ("ns_of_looking", m[0]), ("ns_of_a_change", m[1]), ("share", m[2]));
    }

    private static bool Collect(MilestoneRegistry registry, int milestones, Rounds rounds)
    {
        using Ears ears = new(metrics: true, traces: false);
        int times = rounds.IsQuick ? 1 : Collections;
        int flip = 0;
        (int count, double[] m) = rounds.Measure(() =>
        {
            double after = 0;
            double again = 0;
            double levels = 0;
            for (int i = 0; i < times; i++)
            {
                registry.UpdateMilestoneStatus("alone", Toggle(flip++));
                long start = Clock.Now;
                ears.Collect();
                after += Clock.NanosecondsSince(start);
                start = Clock.Now;
                ears.Collect();
                again += Clock.NanosecondsSince(start);
                RegistrySnapshot current = registry.Current;
                start = Clock.Now;
                current.AssessRiskLevels();
                levels += Clock.NanosecondsSince(start);
            }

            return [after / times, again / times, levels / times];
        });
        Result.Print(
            "observe", "collect", ("n", milestones), ("rounds", count), ("ns_after_a_change", m[0]), ("ns_at_same_version", m[1]),
            ("ns_risk_levels", m[2]), ("ratio", m[0] / m[2]));
        return ears.Size == milestones;
    }

    private static double Time(MilestoneRegistry registry, string[] names, int changes)
    {
        foreach (string name in names) registry.UpdateMilestoneStatus(name, MilestoneStatus.Planned);
        long start = Clock.Now;
        for (int i = 0, toggle = 0; i < changes; toggle++)
            for (int place = 0; place < names.Length && i < changes; place++, i++)
                registry.UpdateMilestoneStatus(names[place], Toggle(toggle));
        return Clock.NanosecondsSince(start) / changes;
    }

    private static MilestoneStatus Toggle(int i) => (i & 1) == 0 ? MilestoneStatus.Completed : MilestoneStatus.Planned;

    // Hears every metric or every activity, and only counts them.
    private sealed class Ears : IDisposable
    {
        private readonly MeterListener? _meters;
        private readonly ActivityListener? _activities;

        public Ears(bool metrics, bool traces)
        {
            if (metrics)
            {
                _meters = new MeterListener
                {
                    InstrumentPublished = static (instrument, listener) =>
                    {
                        if (instrument.Meter.Name == "MilestoneTracker") listener.EnableMeasurementEvents(instrument);
                    },
                };
                _meters.SetMeasurementEventCallback<long>(
                    (instrument, value, _, _) => Changes += ReferenceEquals(instrument, Instruments.Changes) ? value : 0);
                _meters.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
                _meters.SetMeasurementEventCallback<int>(
                    (instrument, value, _, _) => Size = instrument.Name == "milestone_tracker.milestone.count" ? value : Size);
                _meters.Start();
            }

            if (!traces) return;
            _activities = new ActivityListener
            {
                ShouldListenTo = static source => source.Name == "MilestoneTracker",
                Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = _ => Activities++,
            };
            ActivitySource.AddActivityListener(_activities);
        }

        public long Changes { get; private set; }

        public long Activities { get; private set; }

        public int Size { get; private set; }

        public void Collect() => _meters!.RecordObservableInstruments();

        public void Dispose()
        {
            _meters?.Dispose();
            _activities?.Dispose();
        }
    }
}
