using System.Diagnostics;
using System.Globalization;
using MilestoneTracker.Planning.Fields;

namespace MilestoneTracker.Planning.Reasons;

/// <summary>A step of the explanation of a date: a milestone of the driving path with its dates, and what makes it wait.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class DrivingStep
{
    internal DrivingStep(ScheduledMilestone milestone, Driver driver, LinkInputs? link) =>
        (Milestone, Driver, Link) = (milestone, driver, link);

    /// <summary>The milestone, with its dates and its remaining work.</summary>
    public ScheduledMilestone Milestone { get; }

    /// <summary>What puts it there: of several the first, dependencies before all else.</summary>
    public Driver Driver { get; }

    /// <summary>The link and the lag through which the step before drives it; <see langword="null"/> of the first one.</summary>
    public LinkInputs? Link { get; }

    /// <summary>The step in a sentence, for people.</summary>
    public override string ToString()
    {
        string work = Milestone.IsCompleted ? ""
            : string.Create(CultureInfo.InvariantCulture, $", {Milestone.RemainingWork} minutes of work");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Milestone.Name}: {Milestone.Start:yyyy-MM-ddTHH:mm} to {Milestone.Finish:yyyy-MM-ddTHH:mm}{work}, {Because()}");
    }

    private string Because() => Driver.Kind switch
    {
        DriverKind.Dependency => $"after {Driver.Dependency} ({Link})",
        DriverKind.FinishNotBefore => "not finished before its date",
        DriverKind.NotBefore => "not started before its date",
        DriverKind.PlanStart => "from the start of the plan",
        DriverKind.Pinned => "pinned",
        DriverKind.Finished => "finished",
        _ => "from now on",
    };
}
