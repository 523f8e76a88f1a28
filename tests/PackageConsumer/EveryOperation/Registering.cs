using Microsoft.Extensions.Logging.Abstractions;
using MilestoneTracker;

namespace PackageConsumer.EveryOperation;

// The changes, one by one, with every option.
internal static class Registering
{
    public static void Play(Telling tell)
    {
        tell.Begin("registering");
        StandingClock clock = new();
        MilestoneRegistryOptions options = new()
        {
            TimeProvider = clock,
            LoggerFactory = NullLoggerFactory.Instance,
            DefaultContext = new ChangeContext { Actor = "planner" },
            TransitionRule = Rule,
            DropUnfinishedChange = true,
        };
        tell.Say(
            "options",
            $"{options.TimeProvider == clock} {options.LoggerFactory == NullLoggerFactory.Instance} {options.DefaultContext} "
            + $"{options.TransitionRule is not null} {options.DropUnfinishedChange}");

        MilestoneRegistry registry = new(options);
        tell.Say("new", registry);
        tell.Say("registered", registry.RegisterMilestone("Schema", ["database", "Database"], MilestoneStatus.Planned, ChangeContext.None));
        tell.Say("registered", registry.RegisterMilestone("API"));
        tell.Say("declared", registry.DeclareMilestoneDependency("API", "Schema"));
        tell.Say("declared twice", registry.DeclareMilestoneDependency("API", "Schema"));
        tell.Say("asked", registry.CheckDependency("Schema", "API"));
        tell.Say("tried", registry.TryDeclareMilestoneDependency("Schema", "API"));
        clock.Now += TimeSpan.FromHours(1);
        ChangeContext context = new() { Actor = "ada", Reason = "a reason", CorrelationId = "T-1" };
        tell.Say(
            "context",
            $"{context}: {context.Actor}, {context.Reason}, {context.CorrelationId}; {context == context with { Reason = null }}");
        foreach (MilestoneStatus status in (MilestoneStatus[])[
            MilestoneStatus.Planned, MilestoneStatus.InProgress, MilestoneStatus.Blocked, MilestoneStatus.OnHold, MilestoneStatus.Completed,
                MilestoneStatus.Cancelled])
            tell.Say(status.ToWord(), registry.UpdateMilestoneStatus("Schema", status, context));
        tell.Say(
            "words", MilestoneStatuses.TryParse("ON_HOLD", out MilestoneStatus parsed) + " " + parsed + ", "
            + MilestoneStatuses.TryParse("on hold", out _) + " " + MilestoneStatuses.TryParseExact("on hold", out _));
        tell.Refused<StatusTransitionRefusedException>(
            "from cancelled", () =>
            registry.UpdateMilestoneStatus("Schema", MilestoneStatus.Planned), e => $"{e.Name} from {e.From} to {e.To}: {e.Reason}");
        tell.Say("batch", registry.Batch(change => change.UpdateMilestoneStatus("API", MilestoneStatus.InProgress), context));
        tell.Say("withdrawn", registry.WithdrawMilestoneDependency("API", "Schema"));
        registry.RemoveMilestone("Schema");
        tell.Say("faulted", registry.IsFaulted);
        tell.Say("at the end", registry.Current);

        string? Rule(StatusTransition transition)
        {
            tell.Say(
                "rule", $"{transition}: {transition.Name} from {transition.From} to {transition.To} at {transition.Snapshot.Version}, "
                    + $"{transition.Context}");
            return transition.From == MilestoneStatus.Cancelled ? "it was cancelled." : null;
        }
    }
}
