using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Snapshots;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Tests.Sharing;

public sealed class ParallelSharingTests
{
    [Fact]
    public async Task Registries_that_change_one_log_at_once_lose_nothing_and_end_equal()
    {
        const int Registries = 4;
        int changes = Effort.Of(2_000);
        SharedInMemoryAuditLog log = new();
        MilestoneRegistry[] registries = [.. Enumerable.Range(0, Registries).Select(_ => new MilestoneRegistry(log))];
        List<RegistryChange>[] heard = [.. registries.Select(_ => new List<RegistryChange>())];
        using CountdownEvent untold = new(Registries * changes);
        for (int i = 0; i < Registries; i++)
        {
            List<RegistryChange> all = heard[i];
            registries[i].Subscribe(change =>
            {
                all.Add(change); // one notification at a time
                untold.Signal();
            });
        }

        int[] made = await Task.WhenAll(registries.Select((registry, number) => Task.Factory.StartNew(
            () => Enumerable.Range(0, changes).Count(i => TryRegister(registry, "m" + ((i * 7) + number) % changes)),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        made.Sum().Should().Be(changes, "each name is registered once, by whoever was first");
        log.LastSequence.Should().Be(changes);
        foreach (MilestoneRegistry registry in registries) SnapshotEquality.VerifyReplay(registry.Refresh(), log);
        untold.Wait(TimeSpan.FromMinutes(1)).Should().BeTrue("every registry hears of every change");
        foreach (List<RegistryChange> all in heard)
            all.Select(change => change.Before.Version).Should().Equal(Enumerable.Range(0, changes).Select(i => (long)i));
        heard.Sum(all => all.Count(change => change.IsOwn)).Should().Be(changes);
    }

    private static bool TryRegister(MilestoneRegistry registry, string name)
    {
        try
        {
            registry.RegisterMilestone(name);
            return true;
        }
        catch (DuplicateMilestoneException)
        {
            return false;
        }
    }
}
