using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;

namespace MilestoneTracker.Diagnostics.Metrics;

/// <summary>The stable words for what became of a change.</summary>
internal static class ChangeOutcome
{
    /// <summary>Its events are kept, and it is visible.</summary>
    public const string Committed = "committed";

    /// <summary>There was nothing to change, so there is no event.</summary>
    public const string Unchanged = "unchanged";

    /// <summary>A check refused it: a rule of names, an unknown name, a cycle, a stale proposal, the host's own rule.</summary>
    public const string Refused = "refused";

    /// <summary>The sink surely kept nothing.</summary>
    public const string AppendRefused = "append_refused";

    /// <summary>Nobody knows whether the sink kept it; the registry is faulted.</summary>
    public const string Unknown = "unknown";

    /// <summary>The registry was faulted already.</summary>
    public const string Faulted = "faulted";

    public static string For(Change request) => request.Refusal switch
    {
        null => request.HasEvents ? Committed : request.IsDeclined ? Refused : Unchanged,
        _ when request.IsRefusedByCheck => Refused,
        AuditAppendRefusedException => AppendRefused,
        RegistryFaultedException => request.HasEvents ? Unknown : Faulted,
        _ => Refused,
    };
}
