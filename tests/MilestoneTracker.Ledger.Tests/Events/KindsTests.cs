using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.State;
using Xunit;
using MilestoneTracker.Ledger.Events;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Ledger.Tests;

// Every kind of event that there is, found by reflection, is written and read back; and what the ledger does not know is never written.
public sealed class KindsTests
{
    private static readonly Type[] Kinds = [.. typeof(AuditData).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AuditData)))];

    [Fact]
    public void Every_kind_has_an_example_and_a_word_in_the_ledger_that_is_its_own()
    {
        Kinds.Except(Example.EveryKind.Select(next => next.Data.GetType())).Should().BeEmpty("Example.EveryKind has one of each");
        foreach (AuditEvent next in Example.EveryKind)
            Example.Text(EventTypes.Known.Written(next.Data).Word).Should().Be(next.Data.Type);
    }

    [Fact]
    public void Every_kind_is_written_as_a_naive_writer_would_and_read_back_the_same()
    {
        LedgerChain writing = new(Example.Log);
        LedgerChain reading = new();
        foreach (AuditEvent next in Example.EveryKind)
        {
            LedgerHash previous = writing.Last;
            byte[] written = writing.Write(next).ToArray();

            Example.Text(written).Should().Be(Example.Text(NaiveWriter.Write(next, Example.Log, previous)));
            reading.Read(written).Should().Be(next);
        }
    }

    public static TheoryData<string, string> DataOfEverySubjectAndValue => new()
    {
        { nameof(AuditSubjectKind.Plan), "{\"field\":\"title\",\"new\":\"Spring\",\"old\":null}" },
        { nameof(AuditSubjectKind.Milestone), "{\"milestone\":\"a\",\"new\":[\"core\",\"ui\"],\"old\":[]}" },
        { nameof(AuditSubjectKind.Dependency),
            "{\"dependency\":\"b\",\"field\":\"lag\",\"milestone\":\"a\",\"new\":null,\"old\":\"2d\\n\\\"soon\\\"\"}" },
        { nameof(AuditSubjectKind.Record),
            "{\"collection\":\"people\",\"field\":\"capacity\",\"name\":\"Ada Lovelace\",\"new\":\"0.5\",\"old\":\"1\"}" },
    };

    [Theory]
    [MemberData(nameof(DataOfEverySubjectAndValue))]
    public void Every_subject_and_every_value_has_its_keys_in_order(string subject, string data)
    {
        EventTypes types =
            EventTypes.Known.With<Changed>("thing.changed", (ref CanonicalJsonReader cursor) => throw new NotSupportedException());
        Changed changed = subject switch
        {
            nameof(AuditSubjectKind.Plan) => new(AuditSubject.Plan, "title", AuditValue.Nothing, AuditValue.From("Spring")),
            nameof(AuditSubjectKind.Milestone) =>
            new(AuditSubject.OfMilestone("a"), null, AuditValue.From(Example.Set()), AuditValue.From(Example.Set("ui", "core"))),
            nameof(AuditSubjectKind.Dependency) =>
            new(AuditSubject.OfDependency("a", "b"), "lag", AuditValue.From("2d\n\"soon\""), AuditValue.Nothing),
            _ => new(AuditSubject.OfRecord("people", "Ada Lovelace"), "capacity", AuditValue.From("1"), AuditValue.From("0.5")),
        };

        string written = Example.Text(new LedgerChain(Example.Log, types).Write(Example.Event(1, changed)));

        written.Should().Contain($"\"data\":{data},\"index\"").And.Contain("\"type\":\"thing.changed\",\"typeVersion\":1,\"version\":1}");
        FluentActions.Invoking(() => new LedgerChain(Example.Log).Write(Example.Event(1, changed)).Length)
            .Should().Throw<ArgumentException>("the ledger as it is does not know it");
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(null, "a")]
    public void A_subject_without_its_names_is_refused(string? collection, string? name)
    {
        EventTypes types =
            EventTypes.Known.With<Changed>("thing.changed", (ref CanonicalJsonReader cursor) => throw new NotSupportedException());
        Changed changed = new(AuditSubject.OfRecord(collection!, name!), null, AuditValue.Nothing, AuditValue.From("x"));

        FluentActions.Invoking(() => new LedgerChain(Example.Log, types).Write(Example.Event(1, changed)).Length)
            .Should().Throw<ArgumentException>().WithMessage("*text*null*");
    }

    public static TheoryData<string> WithoutAPart => [
        "plan", "milestone", "milestone's field", "dependency", "dependency's milestone", "dependency's field", "collection", "record",
            "record's field", "old components", "new components", "component"];

    // Each could be written, and never read back.
    [Theory]
    [MemberData(nameof(WithoutAPart))]
    public void An_event_without_one_of_its_texts_is_refused_before_anything_of_it_is_kept(string what)
    {
        AuditData data = what switch
        {
            "plan" => new PlanFieldChanged(null!, null, "x"),
            "milestone" => new MilestoneFieldChanged(null!, "notes", null, "x"),
            "milestone's field" => new MilestoneFieldChanged("a", null!, null, "x"),
            "dependency" => new DependencyFieldChanged("a", null!, "lag", null, "x"),
            "dependency's milestone" => new DependencyFieldChanged(null!, "b", "lag", null, "x"),
            "dependency's field" => new DependencyFieldChanged("a", "b", null!, null, "x"),
            "collection" => new RecordFieldChanged(null!, "a", "notes", null, "x"),
            "record" => new RecordFieldChanged("people", null!, "notes", null, "x"),
            "record's field" => new RecordFieldChanged("people", "a", null!, null, "x"),
            "old components" => new MilestoneComponentsChanged("a", null!, Example.Set()),
            "new components" => new MilestoneComponentsChanged("a", Example.Set(), null!),
            _ => new MilestoneComponentsChanged("a", Example.Set(), Example.Set().Add(null!)),
        };
        LedgerChain chain = new(Example.Log);
        string before = Example.StateOf(chain);

        FluentActions.Invoking(() => chain.Write(Example.Event(1, data)).Length).Should().Throw<ArgumentException>();

        Example.StateOf(chain).Should().Be(before);
        chain.Write(Example.EveryKind[0]).Length.Should().BePositive("the next one is written as if nothing had happened");
    }

    [Fact]
    public void A_kind_that_the_ledger_does_not_know_is_refused_before_a_byte_is_written()
    {
        LedgerChain chain = new(Example.Log);
        chain.Write(Example.EveryKind[0]);
        string before = Example.StateOf(chain);

        FluentActions.Invoking(() => chain.Write(Example.Event(2, new Unheard())).Length)
            .Should().ThrowExactly<ArgumentException>().WithMessage("*'milestone.unheard'*not known*later*");

        Example.StateOf(chain).Should().Be(before);
        chain.Write(Example.EveryKind[1] with { Sequence = 2 }).Length.Should()
            .BePositive("the next one is written as if nothing had happened");
    }

    [Fact]
    public void Lines_of_a_kind_that_is_not_known_end_before_it()
    {
        using MemoryStream output = new();

        FluentActions.Invoking(
            () => LedgerLines.Write([Example.EveryKind[0], Example.Event(2, new Unheard())], new LedgerChain(Example.Log), output))
            .Should().Throw<ArgumentException>();

        output.ToArray().Should().Equal(Example.Lines([Example.EveryKind[0]]));
    }

    // A kind whose line in the ledger was forgotten.
    private sealed record Unheard : AuditData
    {
        private protected override AuditDescription Description =>
            new("milestone.unheard", AuditSubject.OfMilestone("a"), "unheard", AuditValue.Nothing, AuditValue.From("text"));

        internal override Edit Fit(RegistryState state, AuditEvent recorded) => new(this);

        internal override int Apply(RegistryState state, in Edit edit, Scratch? scratch) => 0;

        internal override void Record(RegistryState state, int milestone, AuditEvent recorded)
        {
        }
    }

    // A kind as the next ones will be: of any subject, with any values.
    private sealed record Changed(AuditSubject About, string? Key, AuditValue Before, AuditValue After) : AuditData
    {
        private protected override AuditDescription Description => new("thing.changed", About, "changed", Before, After) { Field = Key };

        internal override Edit Fit(RegistryState state, AuditEvent recorded) => new(this);

        internal override int Apply(RegistryState state, in Edit edit, Scratch? scratch) => 0;

        internal override void Record(RegistryState state, int milestone, AuditEvent recorded)
        {
        }
    }
}
