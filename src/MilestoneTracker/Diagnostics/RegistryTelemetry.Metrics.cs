using System.Diagnostics;
using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.Risk;
using MilestoneTracker.Diagnostics.Metrics;

namespace MilestoneTracker.Diagnostics;

// The .NET 10 half: each step as a measurement, or as part of an activity, if there is a listener.
//
// Without a listener a step costs one check of an instrument: everything else is in separate methods.
//
// A listener is code of the host and runs here, on the writer's thread; so nothing is reported while a lock is held, and its exceptions
// are dropped. An activity starts and ends on the thread of the writer that requested the change, whichever thread serves it, and so is a
// child of the writer's own. It has no actor and no reason: access to traces does not imply access to the log.
//
// The instruments are created with the first registry, so that its gauges exist before it changes. If a listener throws when they are
// published, nothing is measured in the process.
internal sealed partial class RegistryTelemetry
{
    private static readonly bool CanMeasure = TryMakeInstruments();

    private readonly KeyValuePair<string, object?>[] _registry = name is null ? [] : [new(Instruments.Registry, name)];
    private volatile Tuple<long, int[]>? _byRisk;

    /// <summary>How many milestones there are at each risk level. One pass over the plan, kept until the version changes.</summary>
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

    partial void OnChangeBegins(Change change, ref object? activity)
    {
        if (CanMeasure && Instruments.Source.HasListeners()) activity = Start(change.Kind);
    }

    partial void OnChangeEnded(object? activity, Change change)
    {
        if (CanMeasure && (activity is not null || Instruments.Changes.Enabled)) Report((Activity?)activity, change);
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

    partial void OnAppended(int tries)
    {
        if (CanMeasure && Instruments.Tries.Enabled) Measure(() => Instruments.Tries.Record(tries, _registry));
    }

    partial void OnFollowed(int events, bool isConflict)
    {
        if (!CanMeasure) return;
        if (Instruments.TailEvents.Enabled) Measure(() => Instruments.TailEvents.Add(events, _registry));
        if (isConflict && Instruments.Conflicts.Enabled) Measure(() => Instruments.Conflicts.Add(1, _registry));
    }

    // By two clocks, if the processes are on two machines: a clock that is behind makes no lag below zero.
    partial void OnVisible(IReadOnlyList<AuditEvent> events, TimeProvider time)
    {
        if (!CanMeasure || !Instruments.Lag.Enabled) return;
        Measure(() =>
        {
            DateTimeOffset now = time.GetUtcNow();
            foreach (AuditEvent last in events.Where(next => next.Index == next.Count))
                Instruments.Lag.Record(Math.Max(0, (now - last.Time).TotalSeconds), _registry);
        });
    }

    partial void OnInDoubt()
    {
        if (CanMeasure && Instruments.Doubts.Enabled) Measure(() => Instruments.Doubts.Add(1, _registry));
    }

    private static void Measure(Action measurement)
    {
        try
        {
            measurement();
        }
        catch (Exception)
        {
            // A listener must not affect a change.
        }
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
            Activity.Current = around; // a listener that throws leaves it at the new one
            return null; // a listener must not affect a change, here and below
        }
    }

    private void Report(Activity? activity, Change change)
    {
        string outcome = ChangeOutcome.For(change);
        if (Instruments.Changes.Enabled) Count(change.Kind, outcome, change.Refusal);
        if (activity is not null) End(activity, change, outcome);
    }

    private static void End(Activity activity, Change change, string outcome)
    {
        try
        {
            activity.SetTag(Instruments.Outcome, outcome);
            if (change.Context.CorrelationId is { } id) activity.SetTag(Instruments.CorrelationId, id);
            if (change.Refusal is { } refusal) activity.SetTag(Instruments.ErrorType, NameOf(refusal)).SetStatus(ActivityStatusCode.Error);
            else activity.SetTag(Instruments.Events, change.Events.Length);
            if (outcome == ChangeOutcome.Committed) activity.SetTag(Instruments.RegistryVersion, change.Events[^1].Sequence);
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
