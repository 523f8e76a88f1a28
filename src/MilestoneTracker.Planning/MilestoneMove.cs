using System.Diagnostics;

namespace MilestoneTracker.Planning;

/// <summary>How the dates of one milestone differ between two schedules.</summary>
/// <remarks>Immutable and safe from any thread. Holding one holds the memory of both schedules.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class MilestoneMove
{
    internal MilestoneMove(string name, ScheduledMilestone? before, ScheduledMilestone? after) =>
        (Name, Before, After) = (name, before, after);

    /// <summary>The name of the milestone.</summary>
    public string Name { get; }

    /// <summary>The milestone in the earlier schedule; <see langword="null"/> where it was not in it.</summary>
    public ScheduledMilestone? Before { get; }

    /// <summary>The milestone in the later schedule; <see langword="null"/> where it is not in it any more.</summary>
    public ScheduledMilestone? After { get; }

    /// <summary>How much later it is finished, in minutes of work of its present calendar; negative where it is earlier,
    /// <see langword="null"/> where it came or went.</summary>
    public long? Slip => Before is null || After is null ? null : After.Calendar.Work(Before.FinishMinute, After.FinishMinute);

    /// <summary>Whether its target is kept in the earlier schedule and not in the later one.</summary>
    public bool MakesLate => After is { IsLate: true } && Before is not { IsLate: true };

    /// <summary>Whether its target is missed in the earlier schedule and kept, or given up, in the later one.</summary>
    public bool EndsLateness => Before is { IsLate: true } && After is { IsLate: false };

    /// <summary>The move in words, for people.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Name}: {Before?.Finish:yyyy-MM-ddTHH:mm} → {After?.Finish:yyyy-MM-ddTHH:mm}");
}
