using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MilestoneTracker.Naming;

namespace MilestoneTracker;

/// <summary>The options of a registry. They are read once, when the registry is created; later changes have no effect on it.</summary>
public sealed class MilestoneRegistryOptions
{
    /// <summary>The name of the registry in metrics and traces, under the rules for names. Default: <see langword="null"/>, for no name.
    /// If several registries of a process have the same name, gauges report the one that was created last; a registry without a name has
    /// no gauges. Metrics and traces are available on .NET 10 only.</summary>
    /// <exception cref="ArgumentException">The text breaks a rule for names; the message says which and where.</exception>
    public string? Name
    {
        get;
        set => field = value is null ? null : TextRules.CheckedName(value, nameof(Name));
    }

    /// <summary>The clock for the times of changes. Times are recorded in UTC as the clock gives them, even if it goes back. Default:
    /// <see cref="TimeProvider.System"/>.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public TimeProvider TimeProvider
    {
        get;
        set => field = value ?? throw new ArgumentNullException(nameof(value));
    }
    = TimeProvider.System;

    /// <summary>Where log messages go. Logging is best effort, and never part of a change. Default: nowhere.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public ILoggerFactory LoggerFactory
    {
        get;
        set => field = value ?? throw new ArgumentNullException(nameof(value));
    }
    = NullLoggerFactory.Instance;

    /// <summary>The context of changes that are made without one. A context that is passed to a call replaces it entirely. Default:
    /// <see cref="ChangeContext.None"/>.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public ChangeContext DefaultContext
    {
        get;
        set => field = value ?? throw new ArgumentNullException(nameof(value));
    }
    = ChangeContext.None;

    /// <summary>Refuses some changes of status: it returns <see langword="null"/> to allow a change, or a sentence with the reason to
    /// refuse it. Default: <see langword="null"/>, which allows every change.</summary>
    /// <remarks>
    /// Called when a change is made, with the staged state; never for a status that stays the same, for a registration or on replay. A
    /// rule that throws refuses the change. It may be called from any writing thread, one at a time for the registry and for each
    /// proposal. It may read the registry, but not change it.
    /// </remarks>
    public Func<StatusTransition, string?>? TransitionRule { get; set; }

    /// <summary>Whether to open a log that ends within a change, such as a truncated file. <see langword="false"/> (the default) refuses
    /// to open it; <see langword="true"/> opens it without that change. The next change then takes the sequence number of the dropped
    /// one; a log that still holds that number refuses it.</summary>
    public bool DropUnfinishedChange { get; set; }
}
