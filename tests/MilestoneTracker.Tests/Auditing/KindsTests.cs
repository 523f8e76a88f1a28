using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.State;
using Xunit;
using MilestoneTracker.Storage;
using MilestoneTracker.TestSupport.Contracts;
using MilestoneTracker.TestSupport.Snapshots;

namespace MilestoneTracker.Tests.Auditing;

// Every kind of event that there is, found by reflection, goes through every part of the core that reads events. The packages have
// a test like this for
// what they make of events: a kind that is forgotten somewhere fails there.
public sealed class KindsTests
{
    private static readonly Type[] Kinds = [.. typeof(AuditData).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AuditData)))];

    [Fact]
    public void Every_kind_has_an_example()
    {
        Kinds.Should().HaveCount(10);
        Kinds.Except(EveryKind.Data.Select(data => data.GetType())).Should().BeEmpty("EveryKind has an example of each");
    }

    [Fact]
    public void Every_kind_says_what_it_is_about_in_a_way_that_all_can_show()
    {
        foreach (AuditData data in EveryKind.Data)
        {
            data.Type.Should().MatchRegex(
                "^(plan|milestone|dependency|record)\\.[a-z_]+$").And.StartWith(data.Subject.Kind.ToString().ToLowerInvariant());
            data.Verb.Should().NotBeNullOrWhiteSpace();
            data.New.Should().NotBe(data.Old, "an event changes something");
            string subject = data.New.Kind == AuditValueKind.Declared ? data.Subject.Name : data.Subject.ToString();
            data.ToString().Should().StartWith($"{subject} {data.Verb}");
            (data.Field is not null).Should().Be(data.Type.EndsWith(".field_changed", StringComparison.Ordinal),
                "it says the field, if it is about one");
        }

        EveryKind.Data.Select(data => (data.Type, Kind: data.GetType()))
            .Distinct().Should().HaveCount(Kinds.Length).And.OnlyHaveUniqueItems(pair => pair.Type);
    }

    [Fact]
    public void Every_kind_is_replayed_and_a_log_in_memory_gives_it_back()
    {
        InMemoryAuditLog log = new();
        log.Append(EveryKind.Events());

        log.Read().Should().Equal(EveryKind.Events());
        MilestoneRegistry registry = MilestoneRegistry.Open(log);
        registry.Current.State.CheckInvariants();
        registry.Current.Version.Should().Be(EveryKind.Data.Length);
    }

    [Fact]
    public void What_a_committed_proposal_keeps_of_a_kind_is_what_its_replay_keeps()
    {
        for (int i = 0; i < EveryKind.Data.Length; i++)
        {
            AuditEvent[] events = [.. EveryKind.Events().Take(i + 1)];
            RegistryState before = RegistrySnapshot.Replay(events[..i]).State;
            RegistryState staged = before.Fork();
            Scratch scratch = new();
            Edit edit = events[i].Data.Fit(staged, events[i]);
            if (events[i].Data.Declares == true)
                staged.Graph.Judge(edit.Milestone, edit.Dependency, scratch.Search).Should().Be(DependencyVerdict.Allowed);
            staged.Apply([edit], [events[i]], scratch);

            RegistryState committed = staged.Freeze().Committed(before, [edit], [events[i]]);

            committed.CheckInvariants();
            SnapshotEquality.Verify(new RegistrySnapshot(committed.Freeze()), RegistrySnapshot.Replay(events));
        }
    }

    [Fact]
    public void No_kind_fits_where_it_was_before()
    {
        for (int i = 0; i < EveryKind.Data.Length; i++)
        {
            AuditEvent[] events = [.. EveryKind.Events().Take(i + 1)];
            AuditEvent again = events[i] with { Sequence = i + 2 };

            FluentActions.Invoking(() => RegistrySnapshot.Replay([.. events, again]))
                .Should().Throw<AuditReplayException>($"{again.Data} has happened already").Which.Sequence.Should().Be(again.Sequence);
        }
    }

    [Fact]
    public void An_event_that_is_about_no_milestone_is_kept_and_replayed_like_any_other()
    {
        AuditEvent[] events = [
            .. EveryKind.Events(),
                new AuditEvent(EveryKind.Data.Length + 1, EveryKind.Noon, ChangeContext.None, 1, 1, new PlanNoted("Spring"))];
        InMemoryAuditLog log = new();

        log.Append(events);

        log.Read().Should().Equal(events);
        RegistrySnapshot replayed = RegistrySnapshot.Replay(events);
        replayed.State.CheckInvariants();
        replayed.Version.Should().Be(events.Length);
        events[^1].Data.ToString().Should().Be("the plan noted Spring");
        FluentActions.Invoking(() => RegistrySnapshot.Replay([.. events.SkipLast(1), events[^1] with { Data = new PlanNoted("") }]))
            .Should()
                .Throw<AuditReplayException>().WithMessage("*does not fit*nothing is noted*").Which.Sequence.Should().Be(events.Length);
    }

    [Fact]
    public void Events_are_equal_if_all_that_they_say_is_and_then_have_one_hash()
    {
        AuditData[] distinct =
        [
            new MilestoneRegistered("a", ["x"], MilestoneStatus.Planned), new MilestoneRegistered("b", ["x"], MilestoneStatus.Planned),
            new MilestoneRegistered("a", ["y"], MilestoneStatus.Planned), new MilestoneRegistered("a", ["x"], MilestoneStatus.OnHold),
            new MilestoneRegistered("a", null!, MilestoneStatus.Planned),
            new MilestoneRemoved("a", ["x"], MilestoneStatus.Planned), new MilestoneRemoved("b", ["x"], MilestoneStatus.Planned),
            new MilestoneRemoved("a", ["y"], MilestoneStatus.Planned), new MilestoneRemoved("a", ["x"], MilestoneStatus.OnHold),
            new MilestoneRemoved("a", null!, MilestoneStatus.Planned),
            new MilestoneComponentsChanged("a", ["x"], ["y"]), new MilestoneComponentsChanged("b", ["x"], ["y"]),
            new MilestoneComponentsChanged("a", ["x"], ["z"]), new MilestoneComponentsChanged("a", ["w"], ["y"]),
            new MilestoneComponentsChanged("a", ["x"], null!), new MilestoneComponentsChanged("a", null!, ["y"]),
        ];

        for (int i = 0; i < distinct.Length; i++)
        {
            AuditData same = distinct[i] switch
            {
                MilestoneRegistered one => one with { Components = one.Components?.Add("same").Remove("same")! },
                MilestoneRemoved one => one with { Components = one.Components?.Add("same").Remove("same")! },
                MilestoneComponentsChanged one => one with { NewComponents = one.NewComponents?.Add("same").Remove("same")! },
                _ => throw new InvalidOperationException(),
            };
            distinct[i].Equals(same).Should().BeTrue("what {0} says is the same", distinct[i].Type);
            distinct[i].GetHashCode().Should().Be(same.GetHashCode());
            distinct[i].Equals((AuditData?)null).Should().BeFalse();
            for (int j = 0; j < distinct.Length; j++) distinct[i].Equals(distinct[j]).Should().Be(i == j, "{0} and {1}", i, j);
        }

        ((MilestoneRegistered)distinct[0]).Equals(null).Should().BeFalse();
        ((MilestoneRemoved)distinct[5]).Equals(null).Should().BeFalse();
        ((MilestoneComponentsChanged)distinct[10]).Equals(null).Should().BeFalse();
    }

    [Fact]
    public void A_field_is_set_changed_or_cleared_by_what_was_and_what_is()
    {
        new PlanFieldChanged("title", null, "a").ToString().Should().Be("the plan set title a");
        new MilestoneFieldChanged("m", "owner", "a", "b").ToString().Should().Be("m changed owner from a to b");
        new RecordFieldChanged("people", "Ada", "capacity", "2", null).ToString().Should().Be("people/Ada cleared capacity (was 2)");
    }

    [Fact]
    public void An_event_reads_as_a_sentence_whatever_it_is_about()
    {
        (AuditSubject plan, AuditSubject milestone, AuditSubject dependency, AuditSubject record) =
            (AuditSubject.Plan, AuditSubject.OfMilestone("A"), AuditSubject.OfDependency("A", "B"), AuditSubject.OfRecord("people", "Ada"));
        (AuditValue nothing, AuditValue one, AuditValue two) = (AuditValue.Nothing, AuditValue.From("1"), AuditValue.From("2"));

        Sentence(dependency, "needs", AuditValue.Declared(false), AuditValue.Declared(true)).Should().Be("A needs B");
        Sentence(dependency, "changed", one, two, "lag").Should().Be("A → B changed lag from 1 to 2");
        Sentence(plan, "set", nothing, one, "title").Should().Be("the plan set title 1");
        Sentence(record, "cleared", two, nothing, "capacity").Should().Be("people/Ada cleared capacity (was 2)");
        Sentence(milestone, "touched", nothing, nothing).Should().Be("A touched");
        Sentence(milestone, "components changed", AuditValue.From([]), AuditValue.From(["x", "y"]))
            .Should().Be("A components changed from no component to x, y");

        static string Sentence(AuditSubject subject, string verb, AuditValue old, AuditValue @new, string? field = null) =>
            new Said(subject, verb, old, @new, field).ToString();
    }

    private sealed record Said(AuditSubject About, string Word, AuditValue Before, AuditValue After, string? Key) : AuditData
    {
        private protected override AuditDescription Description => new("thing.said", About, Word, Before, After) { Field = Key };

        internal override Edit Fit(RegistryState state, AuditEvent recorded) => new(this);

        internal override int Apply(RegistryState state, in Edit edit, Scratch? scratch) => 0;

        internal override void Record(RegistryState state, int milestone, AuditEvent recorded)
        {
        }
    }

    // A kind as the next ones will be: of the plan, with a text. No operation makes it.
    private sealed record PlanNoted(string Note) : AuditData
    {
        private protected override AuditDescription Description =>
            new("plan.noted", AuditSubject.Plan, "noted", AuditValue.Nothing, AuditValue.From(Note));

        internal override Edit Fit(RegistryState state, AuditEvent recorded) =>
            Note.Length > 0 ? new Edit(this) : throw AuditReplayException.Misfit(recorded, "nothing is noted");

        internal override int Apply(RegistryState state, in Edit edit, Scratch? scratch) => 0;

        internal override void Record(RegistryState state, int milestone, AuditEvent recorded)
        {
        }
    }
}
