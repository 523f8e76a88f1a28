using System.Collections.Immutable;
using MilestoneTracker;
using MilestoneTracker.Auditing;

namespace PackageConsumer.EveryOperation;

// Changes from a place in the log on: what was there, and then what comes.
internal static class Following
{
    public static async Task Play(Telling tell)
    {
        tell.Begin("following");
        MilestoneRegistry registry = Plans.Release().Registry;
        int seen = 0;
        await foreach (ImmutableArray<AuditEvent> change in registry.ReadChangesAsync(5, CancellationToken.None))
        {
            tell.Say("change", change);
            if (++seen == 2) registry.UpdateMilestoneStatus("API", MilestoneStatus.Completed);
            if (seen == 3) break;
        }

        tell.Say("log", registry.Log!.LastSequence);
    }
}
