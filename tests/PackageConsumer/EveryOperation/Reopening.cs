using MilestoneTracker;
using MilestoneTracker.Auditing;

namespace PackageConsumer.EveryOperation;

// From the log alone, from a saved state, and as of a moment.
internal static class Reopening
{
    public static void Play(Telling tell)
    {
        tell.Begin("reopening");
        StandingClock clock = new();
        (MilestoneRegistry registry, InMemoryAuditLog log) = Plans.Release(options => options.TimeProvider = clock);
        using MemoryStream saved = new();
        registry.Current.Save(saved, CancellationToken.None);
        clock.Now += TimeSpan.FromDays(1);
        registry.UpdateMilestoneStatus("Schema", MilestoneStatus.Completed);

        saved.Position = 0;
        RegistrySnapshot loaded = RegistrySnapshot.Load(saved, CancellationToken.None);
        tell.Say("saved", $"{saved.Length} bytes, {loaded}");
        tell.Say("agrees", $"{loaded.AgreesWith(log, out string? disagreement, CancellationToken.None)} {disagreement}");
        tell.Say("opened", MilestoneRegistry.Open(log));
        tell.Say(
            "opened from the saved state",
            MilestoneRegistry.Open(log, loaded, new MilestoneRegistryOptions { TimeProvider = clock }, CancellationToken.None));
        tell.Say("as of an event", RegistrySnapshot.AsOf(log, 4));
        tell.Say("as of a time", RegistrySnapshot.AsOf(log, clock.Now - TimeSpan.FromHours(1)).GetMilestone("Schema"));
        tell.Say("as of several", RegistrySnapshot.AsOf(log, [0, 2, 4], CancellationToken.None));
        ChangeTimes times = ChangeTimes.Read(log, CancellationToken.None);
        tell.Say(
            "times", $"{times.Count} {times.Earliest:O} {times.Latest:O} {times.VersionAt(clock.Now - TimeSpan.FromHours(1))} "
                + $"{times.Until(2).Count}");
        tell.Say("replayed", RegistrySnapshot.Replay(log.Read()).Milestones.SequenceEqual(registry.Current.Milestones));
    }
}
