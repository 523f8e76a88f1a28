using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.TestSupport.Twin;

// A registry and its naive twin, led through the same steps. After each step the outcome is the same, every invariant holds
// and every answer to every question is the same; what was seen once is looked at again later.
internal sealed class TwinPair : IObserver<RegistryChange>
{
    private static readonly ChangeContext DefaultContext = new() { Actor = "default" };

    private readonly string[] _asked;
    private readonly bool _looks;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly InMemoryAuditLog _log = new();
    private readonly MilestoneRegistry _registry;
    private readonly NaivePlan _plan = new();
    private readonly List<Observation> _seen = [];
    private readonly List<RegistryChange> _heard = [];
    private readonly bool _listens;

    /// <summary>Begins with nothing.</summary>
    /// <param name="asked">The names that every question is asked about.</param>
    /// <param name="looks">Whether everything is compared after each step. Where nobody looks, changes are applied in place, with
    /// nothing frozen in between.</param>
    /// <param name="listens">Whether an observer hears of each change.</param>
    public TwinPair(string[] asked, bool looks = true, bool listens = false)
    {
        (_asked, _looks, _listens) = (asked, looks, listens);
        _registry = new(_log, new() { TimeProvider = _clock, DefaultContext = DefaultContext, TransitionRule = TransitionRule.Ask });
        if (listens) _registry.Subscribe(this);
    }

    public void Take(Step step)
    {
        _clock.AdjustTime(_clock.GetUtcNow().AddSeconds(step.Seconds));
        ChangeContext context = step.Context ?? DefaultContext;
        switch (step.Kind)
        {
            case StepKind.Single:
                bool asEditor = _plan.Version % 2 == 1; // both ways to the same operation
                Assert.Equal(
                    _plan.Perform(step.Edits[0], _clock.GetUtcNow(), context), asEditor
                    ? step.Edits[0].Perform(_registry.Edit(step.Context)) : step.Edits[0].Perform(_registry, step.Context));
                break;
            case StepKind.Batch:
                RegistrySnapshot after = _registry.Batch(proposal => Stage(proposal, step.Edits, context), step.Context);
                _plan.PerformTogether(step.Edits, _clock.GetUtcNow(), context);
                Verify(after, _plan);
                break;
            case StepKind.BatchThatThrows:
                FluentActions.Invoking(() => _registry.Batch(proposal =>
                {
                    Stage(proposal, step.Edits, context);
                    throw new TimeoutException("thrown by the delegate");
                }, step.Context)).Should().Throw<TimeoutException>();
                break;
            case StepKind.BatchThatIsDropped:
                _registry.Batch(proposal =>
                {
                    Stage(proposal, step.Edits, context);
                    proposal.Dispose();
                }, step.Context).Version.Should().Be(_plan.Version);
                break;
            default:
                Propose(step, context);
                break;
        }

        if (_looks) Look();
    }

    /// <summary>Compares everything with the twin, and keeps what was seen.</summary>
    public void Look()
    {
        RegistrySnapshot current = _registry.Current;
        Verify(current, _plan);
        if (_seen.Count > 0 && _seen[^1].Plan.Version == _plan.Version) return;
        NaivePlan plan = _plan.Copy();
        _seen.Add(new Observation(current, plan, plan.Picture(_asked)));
        Observation earlier = _seen[_seen.Count / 2];
        VerifyDifferences(current, plan, earlier.Snapshot, earlier.Plan);
        VerifyDifferences(earlier.Snapshot, earlier.Plan, current, plan);
    }

    /// <summary>Asking agrees with doing, for every two names.</summary>
    public void CheckThatAskingAgreesWithDoing()
    {
        foreach (string milestone in _asked)
        {
            foreach (string dependency in _asked)
            {
                TwinEdit declare = new(TwinEditKind.Declare, milestone, dependency, default, []);
                string asked = Outcome.Checked(_registry.CheckDependency(milestone, dependency));
                Assert.Equal(_plan.Check(milestone, dependency), asked);
                using ProposedChange tried = _registry.Propose();
                Assert.Equal(asked, (declare with { Kind = TwinEditKind.TryDeclare }).Perform(tried));
                using ProposedChange done = _registry.Propose();
                Assert.Equal(_plan.Copy().Perform(declare, _clock.GetUtcNow(), DefaultContext), declare.Perform(done));
            }
        }
    }

    /// <summary>What was seen once is still what it was, whatever happened since.</summary>
    public void CheckThatNothingSeenHasChanged()
    {
        foreach (Observation sight in _seen) Assert.Equal(sight.Picture, Rendering.Of(sight.Snapshot, _asked));
    }

    /// <summary>The log says what the twin says, and each prefix of whole changes is the registry as it was then, bit for bit.</summary>
    public void CheckReplay()
    {
        AuditEvent[] events = [.. _log.Read()];
        Assert.Equal(_plan.Events.Select(e => e.ToString()), events.Select(TwinText.Event));
        foreach (Observation sight in _seen)
        {
            RegistrySnapshot replayed = RegistrySnapshot.Replay(events.Take((int)sight.Plan.Version));
            replayed.State.CheckInvariants();
            Assert.Equal(sight.Picture, Rendering.Of(replayed, _asked));
            Assert.True(replayed.Milestones.SequenceEqual(sight.Snapshot.Milestones));
            Assert.True(replayed.ChangesSince(sight.Snapshot).IsEmpty);
            VerifyDifferences(replayed, sight.Plan, _seen[0].Snapshot, _seen[0].Plan);
        }

        MilestoneRegistry reopened = MilestoneRegistry.Open(_log);
        Assert.Equal(_plan.Picture(_asked), Rendering.Of(reopened.Current, _asked));
    }

    /// <summary>What was seen is loaded again as it was saved, and a registry that is opened from it, or from the snapshot itself,
    /// comes to what the twin says.</summary>
    public void CheckSaving()
    {
        foreach (Observation sight in _seen)
        {
            RegistrySnapshot loaded = SavedStateBytes.Load(SavedStateBytes.Save(sight.Snapshot));
            loaded.State.CheckInvariants();
            Assert.Equal(sight.Picture, Rendering.Of(loaded, _asked));
            Assert.True(loaded.ChangesSince(sight.Snapshot).IsEmpty);
            foreach (RegistrySnapshot from in new[] { loaded, sight.Snapshot })
            {
                RegistrySnapshot opened = MilestoneRegistry.Open(_log, from).Current;
                opened.State.CheckInvariants();
                Assert.Equal(_plan.Picture(_asked), Rendering.Of(opened, _asked));
                Assert.Equal(sight.Picture, Rendering.Of(from, _asked));
            }
        }
    }

    /// <summary>Several registries that go on from one snapshot, each on a log of its own, know nothing of each other, and the snapshot
    /// stays what it was.</summary>
    /// <param name="edits">What each of them does, and the one that the snapshot came from.</param>
    public void CheckSeveralFromOneSnapshot(params TwinEdit[][] edits)
    {
        Observation sight = _seen[^1];
        RegistrySnapshot loaded = SavedStateBytes.Load(SavedStateBytes.Save(sight.Snapshot));
        List<(MilestoneRegistry Registry, NaivePlan Plan, InMemoryAuditLog Log)> all = [(_registry, _plan, _log)];
        foreach (RegistrySnapshot from in (RegistrySnapshot[])[sight.Snapshot, loaded, sight.Snapshot, loaded])
        {
            InMemoryAuditLog log = new();
            foreach (IGrouping<long, AuditEvent> change in _log.Read().GroupBy(e => e.Sequence - e.Index)) log.Append([.. change]);
            MilestoneRegistry opened = MilestoneRegistry.Open(log, from,
                new() { TimeProvider = _clock, DefaultContext = DefaultContext, TransitionRule = TransitionRule.Ask });
            all.Add((opened, _plan.Copy(), log));
        }

        // By turns, so that names come to each in another order.
        for (int i = 0; i < edits.Max(one => one.Length); i++)
        {
            for (int which = 0; which < all.Count; which++)
            {
                TwinEdit[] own = edits[which % edits.Length];
                if (i < own.Length) Assert.Equal(all[which].Plan.Perform(own[i], _clock.GetUtcNow(), DefaultContext),
                    own[i].Perform(all[which].Registry, null));
            }
        }

        foreach ((MilestoneRegistry registry, NaivePlan plan, InMemoryAuditLog log) in all)
        {
            Verify(registry.Current, plan);
            VerifyDifferences(registry.Current, plan, sight.Snapshot, sight.Plan);
            VerifyDifferences(registry.Current, plan, all[0].Registry.Current, all[0].Plan);
            VerifyDifferences(loaded, sight.Plan, registry.Current, plan);
            Assert.Equal(plan.Picture(_asked), Rendering.Of(RegistrySnapshot.Replay(log.Read()), _asked));
        }

        Assert.Equal(sight.Picture, Rendering.Of(sight.Snapshot, _asked));
        Assert.Equal(sight.Picture, Rendering.Of(loaded, _asked));
    }

    /// <summary>As of a sequence number within a change is before that change; as of a time is before the first change that is recorded
    /// later.</summary>
    public void CheckAsOf()
    {
        foreach (NaiveEvent e in _plan.Events)
        {
            long version = e.Index == e.Count ? e.Sequence : e.Sequence - e.Index;
            Assert.Equal(version, RegistrySnapshot.AsOf(_log, e.Sequence).Version);
            foreach (DateTimeOffset time in (DateTimeOffset[])[e.Time, e.Time.AddTicks(-1),
                e.Time.AddTicks(1).ToOffset(TimeSpan.FromHours(3))])
            {
                long expected = (_plan.Events.Find(other => other.Time > time)?.Sequence ?? _plan.Version + 1) - 1;
                Assert.Equal(expected, RegistrySnapshot.AsOf(_log, time).Version);
            }
        }

        foreach (Observation sight in _seen)
            Assert.Equal(sight.Picture, Rendering.Of(RegistrySnapshot.AsOf(_log, sight.Plan.Version), _asked));
        RegistrySnapshot[] together = [.. RegistrySnapshot.AsOf(_log, [.. _seen.Select(sight => sight.Plan.Version)])];
        Assert.Equal(_seen.Select(sight => sight.Picture), together.Select(snapshot => Rendering.Of(snapshot, _asked)));
        foreach (RegistrySnapshot snapshot in together) snapshot.State.CheckInvariants();
    }

    /// <summary>An observer has heard of each change once, in order, with the snapshots around it.</summary>
    public void CheckWhatWasHeard()
    {
        Assert.Equal(
            _listens ? _plan.Events.Select(e => e.ToString()) : [], _heard.SelectMany(change => change.Events).Select(TwinText.Event));
        Assert.All(
            _heard, change =>
            Assert.Equal((change.Events[0].Sequence - 1, change.Events[^1].Sequence), (change.Before.Version, change.After.Version)));
        foreach (RegistryChange change in _heard)
            if (_seen.Find(sight => sight.Plan.Version == change.After.Version) is Observation sight)
                Assert.Equal(sight.Picture, Rendering.Of(change.After, _asked));
    }

    public void OnNext(RegistryChange value) => _heard.Add(value);

    public void OnError(Exception error) => throw error;

    public void OnCompleted() => throw new InvalidOperationException("A registry never completes.");

    private void Propose(Step step, ChangeContext context)
    {
        using ProposedChange proposal = _registry.Propose(step.Context);
        NaivePlan before = _plan.Copy();
        NaivePlan staged = Stage(proposal, step.Edits, context);
        using ProposedChange rival = _registry.Propose();
        NaivePlan other = Stage(rival, step.Kind == StepKind.Rivals ? step.Others : [], DefaultContext);
        Verify(proposal.Staged, staged);
        Verify(proposal.Base, before);
        Verify(rival.Staged, other);
        if (_looks)
        {
            VerifyDifferences(proposal.Staged, staged, proposal.Base, before);
            VerifyDifferences(rival.Staged, other, proposal.Staged, staged); // both may have brought names
            VerifyDifferences(proposal.Staged, staged, rival.Staged, other);
            if (_seen.Count > 0) VerifyDifferences(proposal.Staged, staged, _seen[0].Snapshot, _seen[0].Plan);
        }

        if (step.Kind == StepKind.Overtaken)
        {
            foreach (TwinEdit edit in step.Others)
                Assert.Equal(_plan.Perform(edit, _clock.GetUtcNow(), DefaultContext), edit.Perform(_registry, null));
        }

        if (step.Kind == StepKind.ProposeAndDrop) proposal.Dispose();
        else Commit(proposal, step.Edits, context);
        if (step.Kind == StepKind.Rivals) Commit(rival, step.Others, DefaultContext);
        Verify(proposal.Staged, staged);
        Verify(proposal.Base, before);
        Verify(rival.Staged, other);
        if (!_looks) return;
        VerifyDifferences(_registry.Current, _plan, rival.Staged, other); // dropped, committed or stale
        VerifyDifferences(_registry.Current, _plan, proposal.Staged, staged);
    }

    private void Commit(ProposedChange proposal, TwinEdit[] edits, ChangeContext context)
    {
        _clock.AdjustTime(_clock.GetUtcNow().AddSeconds(1));
        string expected = $"version {_plan.Version}";
        bool isStale = proposal.Base.Version != _plan.Version;
        if (isStale)
        {
            expected = $"stale: {proposal.Base.Version}, {_plan.Version}";
        }
        else
        {
            _plan.PerformTogether(edits, _clock.GetUtcNow(), context);
            expected = $"version {_plan.Version}";
        }

        Assert.Equal(expected, Outcome.Of(() => $"version {proposal.Commit().Version}"));
        if (isStale) proposal.Dispose();
        Assert.Equal("ended", Outcome.Of(() => $"version {proposal.Commit().Version}"));
        Assert.Equal("ended", new TwinEdit(TwinEditKind.Remove, _asked[0], "", default, []).Perform(proposal));
    }

    /// <summary>Edits a proposal and a copy of the twin. Each edit has its own time.</summary>
    private NaivePlan Stage(ProposedChange proposal, TwinEdit[] edits, ChangeContext context)
    {
        NaivePlan staged = _plan.Copy();
        foreach (TwinEdit edit in edits)
        {
            _clock.AdjustTime(_clock.GetUtcNow().AddSeconds(1));
            Assert.Equal(staged.Perform(edit, _clock.GetUtcNow(), context), edit.Perform(proposal));
            if (_looks) Verify(proposal.Staged, staged);
        }

        if (_looks) Verify(_registry.Current, _plan);
        return staged;
    }

    private void Verify(RegistrySnapshot snapshot, NaivePlan plan)
    {
        snapshot.State.CheckInvariants();
        Assert.Equal(plan.Picture(_asked), Rendering.Of(snapshot, _asked));
    }

    private static void VerifyDifferences(RegistrySnapshot snapshot, NaivePlan plan, RegistrySnapshot earlier, NaivePlan earlierPlan)
    {
        snapshot.State.CheckInvariants(earlier.State);
        Assert.Equal(plan.Differences(earlierPlan), Rendering.Differences(snapshot, earlier));
    }

    private sealed record Observation(RegistrySnapshot Snapshot, NaivePlan Plan, string Picture);
}
