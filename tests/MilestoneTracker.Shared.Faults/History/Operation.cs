namespace MilestoneTracker.Shared.Faults.History;

// One operation on few names, as a word and two names; and what its answer is on a state that is known. The expected answers are written
// here once more, from the concepts, and not taken from the registry's own decisions.
internal sealed record Operation(string Word, string First, string Second)
{
    public const string Kept = "kept";
    public const string Unchanged = "unchanged";

    private static readonly string[] Words =
        ["register", "register", "remove", "start", "complete", "declare", "declare", "withdraw", "batch", "read", "refresh"];

    private static readonly string[] Names = ["a", "b", "c", "d", "e", "f", "g", "h"];

    public bool IsRead => Word is "read" or "refresh";

    public static Operation Random(Random random) =>
        new(Words[random.Next(Words.Length)], Names[random.Next(Names.Length)], Names[random.Next(Names.Length)]);

    /// <summary>Makes the change.</summary>
    /// <returns>Whether something changed.</returns>
    public bool Make(MilestoneRegistry registry, ChangeContext context)
    {
        switch (Word)
        {
            case "register": registry.RegisterMilestone(First, null, MilestoneStatus.Planned, context); return true;
            case "remove": registry.RemoveMilestone(First, context); return true;
            case "start": return registry.UpdateMilestoneStatus(First, MilestoneStatus.InProgress, context);
            case "complete": return registry.UpdateMilestoneStatus(First, MilestoneStatus.Completed, context);
            case "declare": return registry.DeclareMilestoneDependency(First, Second, context);
            case "withdraw": return registry.WithdrawMilestoneDependency(First, Second, context);
            default:
                registry.Batch(
                    change =>
                    {
                        if (!change.Now.Contains(First)) change.RegisterMilestone(First);
                        change.SetMilestoneField(First, "seen", $"by {context.CorrelationId}");
                    },
                    context);
                return true;
        }
    }

    /// <summary>The answer on a state.</summary>
    public string AnswerOn(RegistrySnapshot state)
    {
        bool isFirst = state.Contains(First);
        bool areBoth = isFirst && state.Contains(Second);
        return Word switch
        {
            "register" => isFirst ? nameof(DuplicateMilestoneException) : Kept,
            "remove" => isFirst ? Kept : nameof(MilestoneNotFoundException),
            "start" => OfStatus(MilestoneStatus.InProgress),
            "complete" => OfStatus(MilestoneStatus.Completed),
            "declare" => !areBoth ? nameof(MilestoneNotFoundException) : IsDeclared() ? Unchanged
                : Needs(state, Second, First) ? nameof(DependencyCycleException) : Kept,
            "withdraw" => !areBoth ? nameof(MilestoneNotFoundException) : IsDeclared() ? Kept : Unchanged,
            _ => Kept,
        };

        string OfStatus(MilestoneStatus status) =>
            !isFirst ? nameof(MilestoneNotFoundException) : state.GetMilestone(First)!.Status == status ? Unchanged : Kept;

        bool IsDeclared() => state.GetMilestone(First)!.Dependencies.Contains(Second);
    }

    // A few names: a plain walk is enough.
    private static bool Needs(RegistrySnapshot state, string milestone, string other) =>
        milestone == other || state.GetMilestone(milestone)!.Dependencies.Any(dependency => Needs(state, dependency, other));
}
