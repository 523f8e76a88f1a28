using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MilestoneTracker.Naming;

namespace MilestoneTracker;

/// <summary>How a registry behaves. Read once, when the registry is made; changing it later has no effect on that one.</summary>
public sealed class MilestoneRegistryOptions
{
    /// <summary>
    /// What the registry is called in metrics and traces, under the rules of names; <see langword="null"/> (the default) where it
    /// has no name. Of several
    /// registries of one name in a process, gauges tell of the one that was made last; of one without a name there are no gauges.
    /// Metrics and traces are on .NET 10 only.
    /// </summary>
    /// <exception cref="ArgumentException">The text breaks a rule of names; the message says which and where.</exception>
    public string? Name
    {
        get;
        set => field = value is null ? null : TextRules.CheckedName(value, nameof(Name));
    }

    /// <summary>Where the time of a change comes from. Default: <see cref="TimeProvider.System"/>. Times are recorded in UTC as
    /// they are told, also where the clock goes back.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public TimeProvider TimeProvider
    {
        get;
        set => field = value ?? throw new ArgumentNullException(nameof(value));
    }
    = TimeProvider.System;

    /// <summary>Where log messages go; best effort, never part of a change. Default: nowhere.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public ILoggerFactory LoggerFactory
    {
        get;
        set => field = value ?? throw new ArgumentNullException(nameof(value));
    }
    = NullLoggerFactory.Instance;

    /// <summary>The context of changes that are made without one. A context that is given takes its place whole. Default:
    /// <see cref="ChangeContext.None"/>.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public ChangeContext DefaultContext
    {
        get;
        set => field = value ?? throw new ArgumentNullException(nameof(value));
    }
    = ChangeContext.None;

    /// <summary>
    /// Refuses some changes of status: returns <see langword="null"/> to allow one, or a sentence that says why not. Default:
    /// everything is allowed.
    /// </summary>
    /// <remarks>
    /// Asked when the change is made, with the state as it is staged; never for a status that stays the same, never for the one at
    /// registration,
    /// never on replay. A rule that throws refuses. It may be called from any thread that writes, one at a time for the registry
    /// and one for each
    /// proposal; it may read, but not change the registry.
    /// </remarks>
    public Func<StatusTransition, string?>? TransitionRule { get; set; }

    /// <summary>
    /// What to do with a log that ends within a change, as a torn file may: <see langword="false"/> (the default) refuses to open it,
    /// <see langword="true"/> opens it without that change. The next change then takes the sequence number of the one that was
    /// dropped; a log that
    /// still holds that number refuses it.
    /// </summary>
    public bool DropUnfinishedChange { get; set; }
}
