using System.Diagnostics;
using MilestoneTracker.Changes;
using MilestoneTracker.Risk;
using MilestoneTracker.Diagnostics.Metrics;

namespace MilestoneTracker.Diagnostics;

// The half of net10.0: each moment as a measurement, or as part of an activity, where somebody listens.
//
// Where nobody does, a moment costs its look at an instrument and nothing else: the rest is in methods of its own.
//
// A listener is the host's code and runs here, on the writer's thread; so nothing is told while a lock is held, and what it throws
// is dropped.
// An activity is begun and ended on the thread of the writer who asked, whoever serves the change, and so is a child of the
// writer's own. It
// has no actor and no reason: who may see traces need not be who may see the log.
//
// The instruments are made with the first registry, so that its gauges are there before it is changed. A listener that throws when
// it is shown them leaves
// a process in which nothing is measured.
internal sealed partial class RegistryTelemetry
{
    private static readonly bool CanMeasure = TryMakeInstruments();

    private readonly KeyValuePair<string, object?>[] _registry = name is null ? [] : [new(Instruments.Registry, name)];
    private volatile Tuple<long, int[]>? _byRisk;

    /// <summary>How many milestones there are at each level of risk. One pass over the plan, kept until the version is another.</summary>
    public int[] CountByRisk(RegistrySnapshot snapshot)
    {
        if (_byRisk is { } last && last.Item1 == snapshot.Version) return last.Item2;
        int[] counts = RiskLevels.Count(snapshot.State);
        _byRisk = Tuple.Create(snapshot.Version, counts);
        return counts;
    }

    partial void OnOpened(MilestoneRegistry registry)
    {
        if (CanMeasure && name is not null) NamedRegistries.Add(name, registry);
    }

    partial void OnChangeBegins(Change request, ref object? activity)
    {
        if (CanMeasure && Instruments.Source.HasListeners()) activity = Start(request.Kind);
    }

    partial void OnChangeEnded(object? activity, Change request)
    {
        if (CanMeasure && (activity is not null || Instruments.Changes.Enabled)) Tell((Activity?)activity, request);
    }

    partial void OnRefusedAsFaulted(string kind)
    {
        if (CanMeasure && Instruments.Changes.Enabled) Count(kind, ChangeOutcome.Faulted, refusal: null);
    }

    partial void OnCycleRefused()
    {
        if (CanMeasure && Instruments.RefusedCycles.Enabled) CountCycle();
    }

    static partial void OnAppendBegins(ref long began)
    {
        if (CanMeasure && Instruments.AppendDuration.Enabled) began = Stopwatch.GetTimestamp();
    }

    partial void OnAppendEnded(long took, Exception? failure)
    {
        if (took != 0) RecordAppend(took, failure);
    }

    private static bool TryMakeInstruments()
    {
        try
        {
            return Instruments.Source is not null;
        }
        catch (TypeInitializationException)
        {
            return false;
        }
    }

    private Activity? Start(string kind)
    {
        Activity? around = Activity.Current;
        try
        {
            return Instruments.Source.StartActivity(
                Instruments.Prefix + kind, ActivityKind.Internal, default(ActivityContext), [new(Instruments.Kind, kind), .. _registry]);
        }
        catch (Exception)
        {
            Activity.Current = around; // which a listener that throws leaves at the new one
            return null; // a listener has no say in a change, here and below
        }
    }

    private void Tell(Activity? activity, Change request)
    {
        string outcome = ChangeOutcome.For(request);
        if (Instruments.Changes.Enabled) Count(request.Kind, outcome, request.Refusal);
        if (activity is not null) End(activity, request, outcome);
    }

    private static void End(Activity activity, Change request, string outcome)
    {
        try
        {
            activity.SetTag(Instruments.Outcome, outcome);
            if (request.Context.CorrelationId is { } id) activity.SetTag(Instruments.CorrelationId, id);
            if (request.Refusal is { } refusal) activity.SetTag(Instruments.ErrorType, NameOf(refusal)).SetStatus(ActivityStatusCode.Error);
            else activity.SetTag(Instruments.Events, request.Events.Length);
            if (outcome == ChangeOutcome.Committed) activity.SetTag(Instruments.RegistryVersion, request.Events[^1].Sequence);
            activity.Stop();
        }
        catch (Exception)
        {
            Activity.Current = activity.Parent;
        }
    }

    private void Count(string kind, string outcome, Exception? refusal)
    {
        TagList tags = new(_registry) { { Instruments.Kind, kind }, { Instruments.Outcome, outcome } };
        if (refusal is not null) tags.Add(Instruments.ErrorType, NameOf(refusal));
        try
        {
            Instruments.Changes.Add(1, tags);
        }
        catch (Exception)
        {
        }
    }

    private void CountCycle()
    {
        try
        {
            Instruments.RefusedCycles.Add(1, _registry);
        }
        catch (Exception)
        {
        }
    }

    private void RecordAppend(long took, Exception? failure)
    {
        try
        {
            if (failure is null) Instruments.AppendDuration.Record(InSeconds(took), _registry);
            else Instruments.AppendDuration.Record(InSeconds(took), [.. _registry, new(Instruments.ErrorType, NameOf(failure))]);
        }
        catch (Exception)
        {
        }
    }

    private static string NameOf(Exception exception) => exception.GetType().FullName!;

    private static double InSeconds(long ticks) => ticks / (double)Stopwatch.Frequency;
}
