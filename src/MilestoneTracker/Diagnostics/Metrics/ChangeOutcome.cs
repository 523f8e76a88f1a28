using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;

namespace MilestoneTracker.Diagnostics.Metrics;

/// <summary>The stable words for the outcomes of a change.</summary>
internal static class ChangeOutcome
{
    /// <summary>Its events are stored, and it is visible.</summary>
    public const string Committed = "committed";

    /// <summary>There was nothing to change, so there are no events.</summary>
    public const string Unchanged = "unchanged";

    /// <summary>A check refused it: a rule for names, an unknown name, a cycle, a stale proposal, or the host's own rule.</summary>
    public const string Refused = "refused";

    /// <summary>The sink certainly stored nothing.</summary>
    public const string AppendRefused = "append_refused";

    /// <summary>It is unknown whether the sink stored it; the registry is faulted.</summary>
    public const string Unknown = "unknown";

    /// <summary>The shared log gave no answer; the next change settles it.</summary>
    public const string InDoubt = "in_doubt";

    /// <summary>The registry was already faulted.</summary>
    public const string Faulted = "faulted";

    public static string For(Change change) => change.Refusal switch
    {
        null => change.HasEvents ? Committed : change.IsDeclined ? Refused : Unchanged,
        _ when change.IsRefusedByCheck => Refused,
        AuditAppendRefusedException or LogNewerException => AppendRefused,
        ChangeInDoubtException => InDoubt,
        RegistryFaultedException => change.HasEvents ? Unknown : Faulted,
        _ => Refused,
    };
}
