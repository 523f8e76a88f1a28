using System.Text;
using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;
using MilestoneTracker.Ledger.Events;

namespace MilestoneTracker.Ledger.Tests;

// What a later version of the library writes is named as such and not read half; and how a later version reads what this one has
// written: a reader of bytes for each version of a type that there ever was, which makes today's data of them.
public sealed class LaterVersionTests
{
    private const string StatusChanged = "milestone.status_changed";

    private static readonly KeyOrder Second = new("from", "milestone", "to");
    private static readonly KeyOrder Renamed = new("milestone");

    private static readonly AuditEvent First = Example.Event(1, new MilestoneRegistered("a", Example.Set(), MilestoneStatus.Planned));
    private static readonly AuditEvent Changed =
        Example.Event(2, new MilestoneStatusChanged("a", MilestoneStatus.Planned, MilestoneStatus.OnHold));

    // The same event as version 2 of its type might write it.
    private static readonly byte[] InSecondForm = Altered(Changed,
        ("\"data\":{\"milestone\":\"a\",\"new\":\"ON_HOLD\",\"old\":\"PLANNED\"}",
            "\"data\":{\"from\":\"PLANNED\",\"milestone\":\"a\",\"to\":\"ON_HOLD\"}"),
        ("\"typeVersion\":1", "\"typeVersion\":2"));

    private static readonly EventTypes WithSecondForm = EventTypes.Known.With(StatusChanged, 2, ReadSecondForm);

    [Theory]
    [InlineData("\"version\":1}", "\"version\":2}", 2)]
    [InlineData("\"version\":1}", "\"version\":10}", 10)]
    [InlineData("\"version\":1}", "\"version\":9223372036854775807}", long.MaxValue)]
    [InlineData("{\"actor\":null", "{\"aardvark\":{\"deep\":[1.5e3]},\"actor\":null", 3, "\"version\":1}", "\"version\":3}")]
    [InlineData("\"count\":1", "\"count\":\"one\"", 4, "\"version\":1}", "\"version\":4}")]
    public void An_event_of_a_later_version_is_named_as_such_whatever_else_is_new_in_it(
        string from, string to, long version, string from2 = "", string to2 = "")
    {
        byte[] later = Altered(Changed, (from, to), (from2, to2));

        LedgerException refusal = Refused(later, EventTypes.Known);

        refusal.Reason.Should().Be(
            FormattableString.Invariant(
            $"its version is {version}; this version of the library knows versions up to 1. Read it with the version of the library that wrote it, or a later one."));
    }

    [Theory]
    [InlineData("\"version\":2} ")]
    [InlineData("\"version\":2,\"x\":1}")]
    [InlineData("\"version\":0}")]
    [InlineData("\"version\":-2}")]
    [InlineData("\"version\":99999999999999999999}")]
    public void What_is_no_later_version_is_not_called_one(string end) =>
        Refused(Altered(Changed, ("\"version\":1}", end)), EventTypes.Known).Reason.Should()
        .NotContain("its version is").And.Contain("1 was expected");

    [Fact]
    public void A_text_that_says_it_is_of_a_later_version_is_a_text()
    {
        AuditEvent sly = Example.Event(1, new DependencyDeclared("\"version\":2}", "b"), new ChangeContext { Reason = "\"version\":2}" });
        LedgerChain chain = new(Example.Log);

        byte[] written = chain.Write(sly).ToArray();

        new LedgerChain().Read(written).Should().Be(sly);
        FluentActions.Invoking(() => new LedgerChain().Read(written.AsSpan(0, written.Length - 1)))
            .Should().Throw<LedgerException>().Which.Reason.Should().NotContain("its version is");
    }

    [Fact]
    public void A_type_and_a_typeVersion_that_are_not_known_are_named_as_such()
    {
        Refused(Altered(Changed, (StatusChanged, "milestone.status_moved")), EventTypes.Known).Reason.Should()
            .StartWith("its type is not known. If a later version of the library wrote it, read it with that version");
        Refused(InSecondForm, EventTypes.Known).Reason.Should().StartWith(
            "its typeVersion is 2; this version of the library knows versions up to 1. Read it with a later version");
        Refused(Altered(Changed, ("\"typeVersion\":1", "\"typeVersion\":3")), WithSecondForm).Reason.Should()
            .StartWith("its typeVersion is 3; this version of the library knows versions up to 2.");
    }

    [Fact]
    public void Another_form_of_a_type_is_read_by_a_reader_of_its_own_beside_todays()
    {
        LedgerChain chain = new(Example.Log, WithSecondForm);
        byte[] first = Example.Written([First])[0];

        chain.Read(first).Should().Be(First);
        chain.Read(InSecondForm).Should().Be(Changed, "both forms say the same");

        chain.Last.Should().Be(NaiveTree.LeafHash(InSecondForm), "what is hashed is the bytes as they are, never written again");
        AuditEvent next = Example.Event(3, new MilestoneStatusChanged("a", MilestoneStatus.OnHold, MilestoneStatus.Planned));
        LedgerChain reading = new(Example.Log, WithSecondForm);
        byte[] written = chain.Write(next).ToArray();
        reading.Read(first);
        reading.Read(InSecondForm);
        reading.Read(written).Should().Be(next, "today's form follows the other one");
        RegistrySnapshot.Replay([First, Changed, next]).GetMilestone("a")!.Status.Should().Be(MilestoneStatus.Planned);
    }

    [Fact]
    public void A_type_that_has_another_name_now_is_read_by_its_old_one()
    {
        EventTypes types = EventTypes.Known.With("milestone.cancelled", 1, (ref CanonicalJsonReader cursor) =>
        {
            cursor.Key(Renamed, 0);
            string milestone = cursor.Text();
            cursor.EndObject(Renamed);
            return new MilestoneStatusChanged(milestone, MilestoneStatus.Planned, MilestoneStatus.Cancelled);
        });
        byte[] old = Altered(
            Changed, ("\"data\":{\"milestone\":\"a\",\"new\":\"ON_HOLD\",\"old\":\"PLANNED\"}", "\"data\":{\"milestone\":\"a\"}"),
            (StatusChanged, "milestone.cancelled"));
        LedgerChain chain = new(Example.Log, types);
        chain.Read(Example.Written([First])[0]);

        chain.Read(old).Data.Should().Be(new MilestoneStatusChanged("a", MilestoneStatus.Planned, MilestoneStatus.Cancelled));
        Refused(old, EventTypes.Known).Reason.Should().Contain("its type is not known");
    }

    [Fact]
    public void A_reader_is_pure_and_gives_the_same_each_time()
    {
        for (int i = 0; i < 3; i++)
        {
            LedgerChain chain = new(Example.Log, WithSecondForm);
            chain.Read(Example.Written([First])[0]);
            chain.Read(InSecondForm).Should().Be(Changed);
        }
    }

    [Fact]
    public void What_a_reader_leaves_of_the_data_is_refused()
    {
        EventTypes types = EventTypes.Known.With(StatusChanged, 2, (ref CanonicalJsonReader cursor) =>
        {
            cursor.Key(Second, 0);
            return new MilestoneStatusChanged("a", default, default);
        });

        Refused(InSecondForm, types).Reason.Should().Contain("the data of the event should have ended");
    }

    [Fact]
    public void To_know_one_more_changes_nothing_of_what_was_known()
    {
        _ = EventTypes.Known.With(StatusChanged, 2, ReadSecondForm);

        Refused(InSecondForm, EventTypes.Known).Reason.Should().Contain("its typeVersion is 2");
        LedgerChain chain = new(Example.Log, WithSecondForm);
        foreach (AuditEvent[] known in new[] { Example.EveryKind, Example.Registrations(5) })
        {
            LedgerChain before = new(Example.Log);
            LedgerChain after = new(Example.Log, WithSecondForm);
            foreach (byte[] bytes in Example.Written(known)) after.Read(bytes).Should().Be(before.Read(bytes));
            Example.StateOf(after).Should().Be(Example.StateOf(before));
        }
    }

    private static AuditData ReadSecondForm(ref CanonicalJsonReader cursor)
    {
        cursor.Key(Second, 0);
        MilestoneStatus from = StatusOf(cursor.Word());
        cursor.Key(Second, 1);
        string milestone = cursor.Text();
        cursor.Key(Second, 2);
        MilestoneStatus to = StatusOf(cursor.Word());
        cursor.EndObject(Second);
        return new MilestoneStatusChanged(milestone, from, to);
    }

    private static MilestoneStatus StatusOf(ReadOnlySpan<byte> word) =>
        StatusBytes.TryParse(word, out MilestoneStatus status) ? status : throw new InvalidOperationException("The test has another word.");

    private static LedgerException Refused(byte[] bytes, EventTypes types)
    {
        LedgerChain chain = new(Example.Log, types);
        chain.Read(Example.Written([First])[0]);
        string before = Example.StateOf(chain);
        LedgerException refusal = FluentActions.Invoking(() => chain.Read(bytes)).Should().Throw<LedgerException>().Which;
        refusal.Sequence.Should().Be(2);
        Example.StateOf(chain).Should().Be(before);
        return refusal;
    }

    private static byte[] Altered(AuditEvent next, params (string From, string To)[] changes)
    {
        string text = Example.Text(Example.Written([First, next])[1]);
        foreach ((string from, string to) in changes)
        {
            if (from.Length == 0) continue;
            text.Should().Contain(from);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        return Encoding.UTF8.GetBytes(text);
    }
}
