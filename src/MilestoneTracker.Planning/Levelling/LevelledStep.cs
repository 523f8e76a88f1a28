using System.Diagnostics;
using MilestoneTracker.Planning.Reasons;

namespace MilestoneTracker.Planning.Levelling;

/// <summary>A step of the explanation of a levelled date: a milestone, and what makes it wait: the people that another one has, or a
/// driver.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class LevelledStep
{
    internal LevelledStep(LevelledMilestone milestone, ResourceWait? wait, Driver? driver) =>
        (Milestone, Wait, Driver) = (milestone, wait, driver);

    /// <summary>The milestone, with its dates.</summary>
    public LevelledMilestone Milestone { get; }

    /// <summary>What it waits for; <see langword="null"/> where it starts as soon as its bounds allow.</summary>
    public ResourceWait? Wait { get; }

    /// <summary>What drives it; <see langword="null"/> where it waits for people, or its resources can work only later.</summary>
    public Driver? Driver { get; }

    /// <summary>The step in a sentence, for people.</summary>
    public override string ToString()
    {
        string reason = Wait is { } wait ? wait.Sentence
            : Driver is not { } driver ? "as soon as its people can work"
            : driver.Kind == DriverKind.Dependency ? $"after {driver.Dependency}" : driver.ToString();
        return FormattableString.Invariant(
            $"{Milestone.Name}: {Milestone.Start:yyyy-MM-ddTHH:mm} to {Milestone.Finish:yyyy-MM-ddTHH:mm}, {reason}");
    }
}
