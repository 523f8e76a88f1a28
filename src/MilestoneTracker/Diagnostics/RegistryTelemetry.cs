using System.Diagnostics;
using MilestoneTracker.Changes;

namespace MilestoneTracker.Diagnostics;

// What a registry lets others measure of it: where a change and an append begin and end.
//
// Metrics and traces are part of the framework on net10.0, and there alone: its half of this class is in Measured. On
// netstandard2.0 the partial methods have no body, so that the calls of them are not even compiled, and no package is needed.
//
// Best effort, like logging: a measurement is no part of a change, and what a listener throws is dropped. Where nobody listens nothing is
// measured and no clock is read; what remains is a handful of looks at fields (docs/performance.md).
internal sealed partial class RegistryTelemetry(string? name)
{
    /// <summary>The name that tells this registry from others; <see langword="null"/> where nobody gave it one.</summary>
    public string? Name => name;

    /// <summary>A registry is there, and can be observed from here on under its name.</summary>
    public void Opened(MilestoneRegistry registry) => OnOpened(registry);

    /// <summary>A writer asks for a change.</summary>
    /// <returns>What is to be given back when it has ended.</returns>
    public object? ChangeBegins(Change request)
    {
        object? activity = null;
        OnChangeBegins(request, ref activity);
        return activity;
    }

    /// <summary>A change was served: kept, refused or found to change nothing.</summary>
    public void ChangeEnded(object? activity, Change request) => OnChangeEnded(activity, request);

    /// <summary>A change was not even asked for, because the registry is faulted.</summary>
    public void RefusedAsFaulted(string kind) => OnRefusedAsFaulted(kind);

    /// <summary>A declaration was refused because it would have closed a cycle: of the registry, of a batch or of a proposal.</summary>
    public void CycleRefused() => OnCycleRefused();

    /// <summary>Events go to the sink.</summary>
    /// <returns>When that began; 0 where nobody measures it.</returns>
    public static long AppendBegins()
    {
        long began = 0;
        OnAppendBegins(ref began);
        return began;
    }

    /// <summary>The sink has returned, or thrown.</summary>
    public void AppendEnded(long took, Exception? failure) => OnAppendEnded(took, failure);

    /// <summary>How long something took that began then, in ticks of the stopwatch; 0 where nobody measures it.</summary>
    public static long Since(long began) => began == 0 ? 0 : Math.Max(1, Stopwatch.GetTimestamp() - began);

    partial void OnOpened(MilestoneRegistry registry);

    partial void OnChangeBegins(Change request, ref object? activity);

    partial void OnChangeEnded(object? activity, Change request);

    partial void OnRefusedAsFaulted(string kind);

    partial void OnCycleRefused();

    static partial void OnAppendBegins(ref long began);

    partial void OnAppendEnded(long took, Exception? failure);
}
