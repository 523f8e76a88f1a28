using System.Diagnostics;
using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;

namespace MilestoneTracker.Diagnostics;

// The measurements of a registry: the start and end of changes and appends.
//
// Metrics and traces are part of the framework on .NET 10 only; RegistryTelemetry.Metrics.cs has that half. On .NET Standard 2.0 the
// partial methods have no body, so that calls to them are not compiled, and no package is needed.
//
// Best effort, like logging: a measurement is never part of a change, and exceptions of a listener are dropped. Without a listener
// nothing is measured and no clock is read; only a few fields are checked (see docs/performance.md).
internal sealed partial class RegistryTelemetry(string? name)
{
    /// <summary>The name that distinguishes this registry from others; <see langword="null"/> if it has none.</summary>
    public string? Name => name;

    /// <summary>A registry was created, and can be observed under its name.</summary>
    public void Opened(MilestoneRegistry registry) => OnOpened(registry);

    /// <summary>A writer requests a change.</summary>
    /// <returns>The activity to pass on when the change has ended.</returns>
    public object? ChangeBegins(Change change)
    {
        object? activity = null;
        OnChangeBegins(change, ref activity);
        return activity;
    }

    /// <summary>A change was served: committed, refused or without effect.</summary>
    public void ChangeEnded(object? activity, Change change) => OnChangeEnded(activity, change);

    /// <summary>A change was refused immediately, because the registry is faulted.</summary>
    public void RefusedAsFaulted(string kind) => OnRefusedAsFaulted(kind);

    /// <summary>A dependency was refused because it would close a cycle, by the registry, a batch or a proposal.</summary>
    public void CycleRefused() => OnCycleRefused();

    /// <summary>Events are passed to the sink.</summary>
    /// <returns>The time stamp of the start; 0 if there is no listener.</returns>
    public static long AppendBegins()
    {
        long began = 0;
        OnAppendBegins(ref began);
        return began;
    }

    /// <summary>The sink has returned or thrown.</summary>
    public void AppendEnded(long took, Exception? failure) => OnAppendEnded(took, failure);

    /// <summary>A group of changes is stored in a shared log.</summary>
    /// <param name="tries">How often it was offered.</param>
    public void Appended(int tries) => OnAppended(tries);

    /// <summary>Another registry's events were read from a shared log.</summary>
    /// <param name="events">How many.</param>
    /// <param name="isConflict">Whether they were in the place of this registry's own, which are decided again.</param>
    public void Followed(int events, bool isConflict) => OnFollowed(events, isConflict);

    /// <summary>Another registry's events can be seen from now on.</summary>
    public void Visible(IReadOnlyList<AuditEvent> events, TimeProvider time) => OnVisible(events, time);

    /// <summary>A shared log did not answer whether changes are stored.</summary>
    public void InDoubt() => OnInDoubt();

    /// <summary>The time since a time stamp, in ticks of the stopwatch; 0 if there is no listener.</summary>
    public static long Since(long began) => began == 0 ? 0 : Math.Max(1, Stopwatch.GetTimestamp() - began);

    partial void OnOpened(MilestoneRegistry registry);

    partial void OnChangeBegins(Change change, ref object? activity);

    partial void OnChangeEnded(object? activity, Change change);

    partial void OnRefusedAsFaulted(string kind);

    partial void OnCycleRefused();

    static partial void OnAppendBegins(ref long began);

    partial void OnAppendEnded(long took, Exception? failure);

    partial void OnAppended(int tries);

    partial void OnFollowed(int events, bool isConflict);

    partial void OnVisible(IReadOnlyList<AuditEvent> events, TimeProvider time);

    partial void OnInDoubt();
}
