using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;
using MilestoneTracker.Ledger.Events;

namespace MilestoneTracker.Ledger.Tests;

// Whatever would not be written the same way again is refused, with the number of the place and the reason, and the chain is as
// it was before.
public sealed class StrictReaderTests
{
    public static IEnumerable<object[]> Variants => MalformedEvents.All.Select(malformed => new object[] { malformed.What });

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_malformed_event_is_refused_by_number_and_reason_and_nothing_of_it_is_taken_over(string what)
    {
        Malformed malformed = MalformedEvents.All.Single(one => one.What == what);
        byte[][] good = Example.Written([Malformed.First, malformed.GoodEvent]);
        byte[] bytes = malformed.Bytes();
        LedgerChain chain = new(Example.Log);
        chain.Read(good[0]);
        string before = Example.StateOf(chain);

        LedgerException refusal = FluentActions.Invoking(() => chain.Read(bytes)).Should().Throw<LedgerException>().Which;

        refusal.Sequence.Should().Be(2);
        refusal.Reason.Should().Contain(malformed.Says);
        refusal.Reason.Should().NotContainAny("\n", "\r", "\t", "\0").And.EndWith(".");
        Example.StateOf(chain).Should().Be(before);
        chain.Read(good[1]).Should().Be(malformed.GoodEvent, "the good one is taken as if nothing had been tried");
    }

    [Fact]
    public void The_variants_are_many_and_each_differs_from_the_good_event()
    {
        MalformedEvents.All.Should().HaveCountGreaterThan(200);
        MalformedEvents.All.Select(malformed => malformed.What).Should().OnlyHaveUniqueItems();
        foreach (Malformed malformed in MalformedEvents.All)
            malformed.Bytes().Should().NotEqual(Example.Written([Malformed.First, malformed.GoodEvent])[1], malformed.What);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("\"\"")]
    [InlineData("{\"actor\":")]
    [InlineData("{\"actor\":\"")]
    [InlineData("{\"actor\":\"\\")]
    [InlineData("{\"actor\":n")]
    [InlineData("{\"actor\":null,\"correlation\":null,\"count\":")]
    [InlineData("{\"actor\":null,\"correlation\":null,\"count\":1,\"data\":")]
    [InlineData("{\"actor\":null,\"correlation\":null,\"count\":1,\"data\":{")]
    [InlineData("{\"actor\":null,\"correlation\":null,\"count\":1,\"data\":{\"")]
    [InlineData("{\"actor\":null,\"correlation\":null,\"count\":1,\"data\":}")]
    public void What_is_no_event_at_all_is_refused(string text)
    {
        LedgerChain chain = new();

        FluentActions.Invoking(() => chain.Read(System.Text.Encoding.UTF8.GetBytes(text)))
            .Should().Throw<LedgerException>().Which.Sequence.Should().Be(1);
        (chain.Identity, chain.Size).Should().Be((null, 0L));
    }

    [Fact]
    public void Objects_within_objects_are_passed_over_however_deep_they_are()
    {
        string deep = new string('{', 1_000_000) + new string('}', 1_000_000);
        byte[] bytes = [
            .. "{\"actor\":null,\"correlation\":null,\"count\":1,\"data\":"u8, .. System.Text.Encoding.ASCII.GetBytes(deep),
                .. ",\"index\":1,\"x\":1}"u8];

        FluentActions.Invoking(() => new LedgerChain().Read(bytes))
            .Should().Throw<LedgerException>().Which.Reason.Should().Contain("the key \"x\" is not known");
    }

    [Fact]
    public void What_was_found_is_shown_short_and_so_that_no_terminal_acts_upon_it()
    {
        byte[] bytes = [.. "\u001B[2J"u8, .. Enumerable.Repeat((byte)'x', 100)];

        LedgerException refusal = FluentActions.Invoking(() => new LedgerChain().Read(bytes)).Should().Throw<LedgerException>().Which;

        refusal.Reason.Should().Be($"the key \"actor\" was expected, at byte 0, where \\x1b[2J{new string('x', 36)}… was found.");
    }

    [Fact]
    public void Bytes_are_shown_as_the_letters_that_they_are_and_otherwise_by_their_number()
    {
        CanonicalJsonReader.Shown("a ~\u007F\u001F\u00E9"u8).Should().Be("a ~\\x7f\\x1f\\xc3\\xa9");
        CanonicalJsonReader.Shown("forty"u8, max: 5).Should().Be("forty");
        CanonicalJsonReader.Shown("forty"u8, max: 4).Should().Be("fort…");
    }

    [Theory]
    [InlineData("two\\n\\u0041", 5, "escape")]
    [InlineData("\\u0020", 0, "escape")]
    [InlineData("\u00FF", 0, "UTF-8")]
    [InlineData("two\u00FFlines", 3, "UTF-8")]
    [InlineData("two\\nlines\u00FF", 10, "UTF-8")]
    public void What_is_wrong_in_a_text_is_named_by_its_byte(string text, int offset, string says)
    {
        byte[] bytes = new Malformed("a text", "two\\nlines", text, "").Bytes();
        LedgerChain chain = new();
        chain.Read(Example.Written([Malformed.First])[0]);
        int start = Example.Text(bytes).IndexOf("\"reason\":", StringComparison.Ordinal) + "\"reason\":\"".Length;

        FluentActions.Invoking(() => chain.Read(bytes)).Should().Throw<LedgerException>().Which.Reason.Should()
            .Contain(says).And.Contain(FormattableString.Invariant($"at byte {start + offset},"));
    }

    [Theory]
    [InlineData("actor", "\"actor\":\"ada\"", "\"actor\":\"ada \"")]
    [InlineData("correlation", "\"correlation\":\"42\"", "\"correlation\":\"42 \"")]
    [InlineData("reason", "two\\nlines", "two\\rlines")]
    public void A_part_of_a_context_that_breaks_a_rule_is_named_by_its_place(string part, string from, string to)
    {
        byte[] bytes = new Malformed(part, from, to, "").Bytes();
        LedgerChain chain = new();
        chain.Read(Example.Written([Malformed.First])[0]);
        int place = Example.Text(bytes).IndexOf($"\"{part}\":", StringComparison.Ordinal) + part.Length + 3;

        FluentActions.Invoking(() => chain.Read(bytes))
            .Should().Throw<LedgerException>().Which.Reason.Should().Contain(FormattableString.Invariant($"at byte {place},"));
    }

    [Fact]
    public void A_context_that_was_refused_is_not_taken_for_the_one_before_it()
    {
        AuditEvent[] events = [Malformed.First, Malformed.First with { Sequence = 2, Context = Example.Ada }];
        byte[] bad = new Malformed("bad data", "\"status\":\"IN_PROGRESS\"", "\"status\":\"DONE\"", "").Bytes();
        LedgerChain chain = new();
        byte[][] written = Example.Written(events);
        chain.Read(written[0]);
        FluentActions.Invoking(() => chain.Read(bad)).Should().Throw<LedgerException>();

        chain.Read(written[1]).Should().Be(events[1]);
    }
}
