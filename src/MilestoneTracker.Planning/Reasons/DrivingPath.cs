using System.Diagnostics;

namespace MilestoneTracker.Planning.Reasons;

/// <summary>Why a milestone is where it is: the chain of milestones of which each drives the next, and what the first one waits
/// for.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class DrivingPath
{
    internal DrivingPath(IReadOnlyList<string> milestones, DriverKind root) => (Milestones, Root) = (milestones, root);

    /// <summary>The names, the first one first; the last is the milestone that was asked for.</summary>
    public IReadOnlyList<string> Milestones { get; }

    /// <summary>What the first one waits for: never a dependency.</summary>
    public DriverKind Root { get; }

    /// <summary>The path in words, such as <c>Now: alpha > beta</c>.</summary>
    public override string ToString() => $"{Root}: {string.Join(" > ", Milestones)}";
}
