using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Snapshots;

namespace MilestoneTracker.Tests.Sharing;

// Several registries on one log, and beside them one registry alone, which is asked for the same changes in the order in which the shared
// ones answered. Every answer, every event and every state must be the same.
internal sealed class SharedRun
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly SharedInMemoryAuditLog _log = new();
    private readonly MilestoneRegistry[] _registries;
    private readonly SharedLogPort[] _ports;
    private readonly List<RegistryChange>[] _heard;
    private readonly List<(SharedStep Step, string Outcome)> _answers = [];

    public SharedRun(int registries)
    {
        _ports = [.. Enumerable.Range(0, registries).Select(_ => new SharedLogPort(_log))];
        _registries = [.. _ports.Select(port => new MilestoneRegistry(port, Options()))];
        _heard = [.. _registries.Select(_ => new List<RegistryChange>())];
        for (int i = 0; i < registries; i++) _registries[i].Subscribe(_heard[i].Add);
    }

    /// <summary>Asks one registry for a change. Meanwhile, as each of its offers begins, one of the others' steps is
    /// taken; what is left of them is taken afterwards.</summary>
    public void Take(int registry, SharedStep step, params Action[] meanwhile)
    {
        _ports[registry].Meanwhile(meanwhile);
        string outcome = step.Outcome(_registries[registry]);
        _answers.Add((step, outcome));
        foreach (Action left in _ports[registry].Left()) left();
    }

    /// <summary>What one registry alone answers.</summary>
    public void Check()
    {
        InMemoryAuditLog log = new();
        MilestoneRegistry alone = new(log, Options());
        foreach ((SharedStep step, string outcome) in _answers)
            step.Outcome(alone).Should().Be(outcome, "of {0}, which is the answer to '{1}'", string.Join(", ", _answers), step);
        _log.Read().Should().Equal(log.Read());
        foreach (MilestoneRegistry registry in _registries) SnapshotEquality.Verify(registry.Refresh(), alone.Current);
        foreach (List<RegistryChange> heard in _heard)
        {
            heard.SelectMany(change => change.Events).Should().Equal(log.Read());
            long version = 0;
            foreach (RegistryChange change in heard)
            {
                change.Before.Version.Should().Be(version);
                version = change.After.Version;
            }
        }

        _heard.Sum(heard => heard.Count(change => change.IsOwn)).Should().Be(_heard[0].Count, "each change is one registry's own");
    }

    private static MilestoneRegistryOptions Options() => new() { TimeProvider = new FakeTimeProvider(Noon) };
}
