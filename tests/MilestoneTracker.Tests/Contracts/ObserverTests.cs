using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Tests.Contracts;

// Observers hear of each committed change once, in order, after it is visible, and do no harm.
public sealed class ObserverTests
{
    private readonly InMemoryAuditLog _log = new();
    private readonly RecordingLogger _logger = new();
    private readonly MilestoneRegistry _registry;

    public ObserverTests() => _registry = new MilestoneRegistry(_log, new MilestoneRegistryOptions { LoggerFactory = _logger.Factory() });

    [Fact]
    public void Each_change_is_told_once_in_order_with_the_snapshots_around_it()
    {
        RecordingObserver listener = new();
        using IDisposable subscription = _registry.Subscribe(listener);

        ScriptedChanges.Run(_registry).Should().OnlyContain(thrown => thrown == null);

        listener.Changes.Should().HaveCount(ScriptedChanges.Steps.Count, "a batch or a proposal is one notification");
        listener.Changes.SelectMany(c => c.Events).Should().Equal(_log.Read());
        foreach (RegistryChange change in listener.Changes)
        {
            SnapshotEquality.Verify(change.Before, RegistrySnapshot.AsOf(_log, change.Events[0].Sequence - 1));
            SnapshotEquality.Verify(change.After, RegistrySnapshot.AsOf(_log, change.Events[^1].Sequence));
            change.After.ChangesSince(change.Before).IsEmpty.Should().BeFalse();
            change.ToString().Should().Contain(change.After.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        listener.WasEnded.Should().BeFalse("neither OnCompleted nor OnError is ever called");
    }

    [Fact]
    public void A_change_is_visible_before_it_is_told()
    {
        long seen = 0;
        using IDisposable subscription = _registry.Subscribe(new RecordingObserver(_ => seen = _registry.Current.Version));

        _registry.RegisterMilestone("a");

        seen.Should().Be(1);
    }

    [Fact]
    public void What_is_no_change_is_not_told()
    {
        _registry.RegisterMilestone("a");
        _registry.RegisterMilestone("b");
        _registry.DeclareMilestoneDependency("a", "b");
        RecordingObserver listener = new();
        using IDisposable subscription = _registry.Subscribe(listener);

        _registry.UpdateMilestoneStatus("a", MilestoneStatus.Planned);
        _registry.DeclareMilestoneDependency("a", "b");
        _registry.WithdrawMilestoneDependency("b", "a");
        _registry.Batch(_ => { });
        _registry.Invoking(r => r.RegisterMilestone("a")).Should().Throw<DuplicateMilestoneException>();
        using (ProposedChange dropped = _registry.Propose()) dropped.RemoveMilestone("a");

        listener.Changes.Should().BeEmpty();
    }

    [Fact]
    public void A_change_from_within_an_observer_follows_and_is_told_after_the_current_one()
    {
        List<string> order = [];
        bool echoed = false;
        using IDisposable first = _registry.Subscribe(new RecordingObserver(change =>
        {
            order.Add("first hears " + change.After.Version);
            if (echoed) return;
            echoed = true;
            _registry.RegisterMilestone("echo").Version.Should().Be(2, "it is made at once");
            order.Add("first made 2");
        }));
        using IDisposable second = _registry.Subscribe(new RecordingObserver(change => order.Add("second hears " + change.After.Version)));

        _registry.RegisterMilestone("a");

        order.Should().Equal("first hears 1", "first made 2", "second hears 1", "first hears 2", "second hears 2");
    }

    [Fact]
    public void An_observer_that_throws_is_logged_and_does_no_harm()
    {
        FormatException own = new("The host's own.");
        using IDisposable bad = _registry.Subscribe(new RecordingObserver(_ => throw own));
        RecordingObserver good = new();
        using IDisposable subscription = _registry.Subscribe(good);

        _registry.RegisterMilestone("a").Version.Should().Be(1);
        _registry.RegisterMilestone("b").Version.Should().Be(2);

        good.Changes.Should().HaveCount(2);
        _logger.Entries.Where(e => e.Id == 6).Should().HaveCount(2, "it stays subscribed").And.OnlyContain(e => e.Exception == own);
        _registry.IsFaulted.Should().BeFalse();
    }

    [Fact]
    public void A_disposed_subscription_hears_nothing_new()
    {
        RecordingObserver listener = new();
        IDisposable subscription = _registry.Subscribe(listener);
        _registry.RegisterMilestone("a");

        subscription.Dispose();
        subscription.Dispose();
        _registry.RegisterMilestone("b");

        listener.Changes.Should().ContainSingle();
    }

    [Fact]
    public void A_subscription_that_is_disposed_by_an_observer_before_it_hears_nothing_of_the_same_change()
    {
        RecordingObserver later = new();
        IDisposable? laterSubscription = null;
        using IDisposable first = _registry.Subscribe(new RecordingObserver(_ => laterSubscription!.Dispose()));
        laterSubscription = _registry.Subscribe(later);

        _registry.RegisterMilestone("a");

        later.Changes.Should().BeEmpty();
    }

    [Fact]
    public void Who_subscribes_within_a_notification_hears_from_the_next_change_on()
    {
        RecordingObserver late = new();
        bool subscribed = false;
        using IDisposable first = _registry.Subscribe(new RecordingObserver(_ =>
        {
            if (subscribed) return;
            subscribed = true;
            _registry.Subscribe(late);
        }));

        _registry.RegisterMilestone("a");
        _registry.RegisterMilestone("b");

        late.Changes.Select(c => c.After.Version).Should().Equal(2);
    }

    [Fact]
    public void The_same_observer_twice_is_two_subscriptions()
    {
        RecordingObserver listener = new();
        IDisposable one = _registry.Subscribe(listener);
        using IDisposable two = _registry.Subscribe(listener);

        _registry.RegisterMilestone("a");
        one.Dispose();
        _registry.RegisterMilestone("b");

        listener.Changes.Select(c => c.After.Version).Should().Equal(1, 1, 2);
    }
}
