using System.Diagnostics;

namespace MilestoneTracker.Planning.Features;

/// <summary>A part of a milestone that is done for itself, as its record says. It feeds the progress of its milestone.</summary>
/// <remarks>Immutable, safe from any thread, and equal by content. What does not parse counts as not set.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record Feature
{
    internal Feature(string name)
    {
        Name = name;
    }

    /// <summary>The name of the record.</summary>
    public string Name { get; }

    /// <summary>The name of its milestone; empty where it names none.</summary>
    public string Milestone { get; internal init; } = "";

    /// <summary>The component that it belongs to.</summary>
    public string? Component { get; internal init; }

    /// <summary>Where it stands.</summary>
    public MilestoneStatus Status { get; internal init; } = MilestoneStatus.Planned;

    /// <summary>How much it counts, 1 to 1000.</summary>
    public int Weight { get; internal init; } = 1;

    /// <summary>How much of it is done as reported, from 0 to 1; <see langword="null"/> where nothing is reported.</summary>
    public double? Progress => ReportedMillionths is { } millionths ? millionths / 1_000_000.0 : null;

    /// <summary>The feature in words, for people.</summary>
    public override string ToString() => $"{Name} ({Status.ToWord()}, of '{Milestone}')";

    /// <summary>How much of it is done, from 0 to 1, as it counts for its milestone: 1 if completed, otherwise what is reported; without
    /// that 0.5 in progress, otherwise 0. One that is cancelled does not count, whatever this is.</summary>
    public double EffectiveProgress => Millionths / 1_000_000.0;

    internal int? ReportedMillionths { get; init; }

    /// <summary>Whether it counts for its milestone.</summary>
    internal bool Counts => Status != MilestoneStatus.Cancelled;

    /// <summary>What it adds to the progress of its milestone, before its weight.</summary>
    internal int Millionths => Status == MilestoneStatus.Completed ? 1_000_000
        : ReportedMillionths ?? (Status == MilestoneStatus.InProgress ? 500_000 : 0);
}
