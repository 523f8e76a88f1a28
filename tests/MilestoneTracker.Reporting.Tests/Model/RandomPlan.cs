using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Reporting.Tests.Model;

// A plan that grows by random changes, some of them batches, under a clock that mostly goes on, sometimes stands and sometimes goes back.
internal sealed class RandomPlan
{
    private static readonly string[] Components = ["api", "db", "web"];
    private readonly Random _random;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    public RandomPlan(int seed, int changes)
    {
        _random = new Random(seed);
        Registry = new MilestoneRegistry(Log, new MilestoneRegistryOptions { TimeProvider = _clock });
        for (int i = 0; i < changes; i++)
        {
            _clock.AdjustTime(_clock.GetUtcNow().AddHours(_random.Next(5) == 0 ? -_random.Next(48) : _random.Next(24)));
            if (_random.Next(4) > 0) Registry.Batch(Edit, new ChangeContext { Actor = "actor " + i });
            else
            {
                Registry.Batch(proposal =>
                {
                    for (int edit = _random.Next(1, 6); edit > 0; edit--) Edit(proposal);
                });
            }
        }
    }

    public InMemoryAuditLog Log { get; } = new();

    public MilestoneRegistry Registry { get; }

    public RegistrySnapshot Snapshot => Registry.Current;

    private void Edit(ProposedChange proposal)
    {
        string[] names = [.. proposal.Staged.Milestones.Select(milestone => milestone.Name)];
        int kind = _random.Next(10);
        if (names.Length < 3 || kind < 3)
        {
            string name = "m" + _random.Next(1_000_000);
            if (!names.Contains(name)) proposal.RegisterMilestone(name, Components.Where(_ => _random.Next(3) == 0), AnyStatus());
            return;
        }

        string one = names[_random.Next(names.Length)], other = names[_random.Next(names.Length)];
        if (kind < 6) proposal.TryDeclareMilestoneDependency(one, other);
        else if (kind < 9) proposal.UpdateMilestoneStatus(one, AnyStatus());
        else if (_random.Next(3) > 0) proposal.WithdrawMilestoneDependency(one, other);
        else proposal.RemoveMilestone(one);
    }

    private MilestoneStatus AnyStatus() => (MilestoneStatus)_random.Next(6);
}
