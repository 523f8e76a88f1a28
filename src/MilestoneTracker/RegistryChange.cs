using System.Collections.Immutable;
using System.Diagnostics;
using MilestoneTracker.Auditing;

namespace MilestoneTracker;

/// <summary>One committed change, as observers receive it. Immutable and safe from any thread.</summary>
/// <remarks>For the differences, call <see cref="RegistrySnapshot.ChangesSince"/>:
/// <c>change.After.ChangesSince(change.Before)</c>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class RegistryChange
{
    internal RegistryChange(ImmutableArray<AuditEvent> events, RegistrySnapshot before, RegistrySnapshot after, bool isOwn = true) =>
        (Events, Before, After, IsOwn) = (events, before, after, isOwn);

    /// <summary>The events of the change, in order of their sequence numbers; at least one.</summary>
    public ImmutableArray<AuditEvent> Events { get; }

    /// <summary>The registry before the change.</summary>
    public RegistrySnapshot Before { get; }

    /// <summary>The registry after the change.</summary>
    public RegistrySnapshot After { get; }

    /// <summary>Whether it was made through this registry; otherwise another registry on the same log has made it. An observer that sends
    /// mail or calls a service does so only for its own changes, so that one process does it.</summary>
    public bool IsOwn { get; }

    /// <summary>A description of the change, for people.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"Version {Before.Version} → {After.Version}: {Events[0].Data}{(Events.Length > 1 ? $" and {Events.Length - 1} more" : "")}");
}
