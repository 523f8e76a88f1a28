using MilestoneTracker.Planning.Levelling;

namespace MilestoneTracker.Cli.People;

/// <summary>A milestone in the levelled schedules of two plans; <see langword="null"/> where it is not in one.</summary>
internal sealed record LevelledMove(
    string Name, LevelledMilestone? Before, LevelledMilestone? After, bool IsLateBefore, bool IsLateAfter, string? Target)
{
    /// <summary>Whether anything of it differs that people see.</summary>
    public bool IsMoved => Before?.Finish != After?.Finish || Before?.CannotBeStaffed != After?.CannotBeStaffed
        || Before?.AssumesNobody != After?.AssumesNobody || IsLateBefore != IsLateAfter;

    public bool MakesLate => IsLateAfter && !IsLateBefore;

    public bool EndsLateness => IsLateBefore && After is not null && !IsLateAfter;

    public static LevelledMove Of(string name, LevelText earlier, LevelText later)
    {
        (LevelledMilestone? before, LevelledMilestone? after) = (earlier.Levelled.GetMilestone(name), later.Levelled.GetMilestone(name));
        LevelledSchedule shown = after is null ? earlier.Levelled : later.Levelled;
        return new LevelledMove(
            name, before, after, before is not null && earlier.IsLate(before), after is not null && later.IsLate(after),
            shown.Plain.GetMilestone(name)!.Target?.ToString());
    }
}
