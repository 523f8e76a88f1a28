using System.Text.Json;
using CsCheck;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Texts;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Ledger.Tests;

// The one sequence of bytes of an event: beside the naive writer, beside what another parser makes of it, and as it stands in
// the documentation of the format.
public sealed class WritingTests
{
    private const string None = "0000000000000000000000000000000000000000000000000000000000000000";

    [Theory]
    [InlineData(0, """{"milestone":"Build","new":{"components":["core","ui"],"status":"IN_PROGRESS"},"old":null}""",
        "milestone.registered")]
    [InlineData(1, """{"milestone":"Build","new":"ON_HOLD","old":"IN_PROGRESS"}""", "milestone.status_changed")]
    [InlineData(2, """{"dependency":"Design","milestone":"Build","new":true,"old":false}""", "dependency.declared")]
    [InlineData(3, """{"dependency":"Design","milestone":"Build","new":false,"old":true}""", "dependency.withdrawn")]
    [InlineData(4, """{"milestone":"Build","new":null,"old":{"components":["core","ui"],"status":"ON_HOLD"}}""", "milestone.removed")]
    [InlineData(5, """{"milestone":"Build","new":["core","ui"],"old":[]}""", "milestone.components_changed")]
    [InlineData(6, """{"field":"title","new":"Spring\trelease","old":null}""", "plan.field_changed")]
    [InlineData(7, """{"field":"progress","milestone":"Build","new":"0.75","old":"0.5"}""", "milestone.field_changed")]
    [InlineData(8, """{"dependency":"Design","field":"lag","milestone":"Build","new":null,"old":"2d\n\"soon\""}""",
        "dependency.field_changed")]
    [InlineData(9, """{"collection":"people","field":"capacity","name":"Lovelace","new":"0.5","old":"1"}""", "record.field_changed")]
    public void Each_kind_of_event_has_this_form(int kind, string data, string type)
    {
        LedgerChain chain = new(Example.Log);

        string written = Example.Text(chain.Write(Example.EveryKind[kind] with { Sequence = 1 }));

        written.Should().Be(
            $$"""{"actor":"ada","correlation":"42","count":1,"data":{{data}},"index":1,"log":"plan.example/alpha","previous":"{{None}}","reason":"two\nlines","sequence":1,"time":"2026-01-02T12:00:00.0000000Z","type":"{{type}}","typeVersion":1,"version":1}""");
    }

    [Fact]
    public void Every_kind_of_event_is_what_the_naive_writer_writes_and_is_read_back_equal() => VerifyWriting(Example.EveryKind);

    [Fact]
    public void Every_combination_of_what_a_context_says_is_written_and_read_back_equal()
    {
        List<AuditEvent> events = [];
        foreach (string? actor in new[] { null, "ada" })
            foreach (string? correlation in new[] { null, "42" })
                foreach (string? reason in new[] { null, "signed", "" })
                    events.Add(
                        Example.Event(
                        events.Count + 1, new DependencyDeclared("a", "b"),
                        new ChangeContext { Actor = actor, CorrelationId = correlation, Reason = reason }));

        events.Should().HaveCount(12);
        VerifyWriting([.. events]);
    }

    [Fact]
    public void Every_status_is_written_and_read_back_equal()
    {
        AuditData[] data = [
            .. from one in Enum.GetValues<MilestoneStatus>() from other in Enum.GetValues<MilestoneStatus>()
            select new MilestoneStatusChanged("a", one, other)];

        VerifyWriting([.. data.Select((happened, i) => Example.Event(i + 1, happened))]);
        data.Should().HaveCount(36);
    }

    [Fact]
    public void Every_name_that_keeps_the_rules_is_written_and_read_back_equal_wherever_a_name_stands()
    {
        AuditEvent[] events = [
            .. BadTexts.Good.Select(
                (name, i) =>
                Example.Event(
                i + 1, new MilestoneRegistered(name, Example.Set(name, "core"), MilestoneStatus.Planned),
                new ChangeContext { Actor = name, CorrelationId = name, Reason = name }))];

        VerifyWriting(events);
        foreach (string name in BadTexts.Good) VerifyWriting([events[0]], name);
    }

    [Fact]
    public void Every_unit_of_UTF_16_is_written_and_read_back_equal()
    {
        // Each in a text of its own, so that no neighbour helps; halves of pairs stand with their other half.
        string[] texts = [
            .. Enumerable.Range(0, 0x10000).Select(
                unit => char.IsSurrogate((char)unit)
                    ? char.IsHighSurrogate((char)unit) ? $"{(char)unit}\uDC01" : $"\uD801{(char)unit}" : ((char)unit).ToString())];

        VerifyWriting(
            [.. texts.Chunk(64)
                .Select((chunk, i) => Example.Event(i + 1, new MilestoneRegistered("a", Example.Set(chunk), MilestoneStatus.Planned)))]);
    }

    [Fact]
    public void Texts_of_the_greatest_length_are_written_and_read_back_equal()
    {
        foreach (string unit in new[] { "x", "\"", "\\", "é", "中", "😀", "\uFFFF" })
        {
            string name = string.Concat(Enumerable.Repeat(unit, 256 / unit.Length));
            string reason = string.Concat(Enumerable.Repeat(unit, 4096 / unit.Length));
            VerifyWriting(
                [Example.Event(
                    1, new DependencyDeclared(name, name + "."),
                    new ChangeContext { Actor = name, CorrelationId = name, Reason = reason })], name);
        }

        VerifyWriting(
            [Example.Event(
                1, new DependencyDeclared("a", "b"), new ChangeContext { Reason = string.Concat(Enumerable.Repeat("\n\t", 2048)) })]);
    }

    [Fact]
    public void Random_events_are_what_the_naive_writer_writes_and_are_read_back_equal() =>
        RandomEvents.InARow.Sample(events => VerifyWriting(events), iter: Effort.Of(2000), print: RandomEvents.Print);

    [Theory]
    [InlineData("0001-01-01T00:00:00.0000000Z")]
    [InlineData("1969-12-31T23:59:59.9999999Z")]
    [InlineData("2024-02-29T00:00:00.0000001Z")]
    [InlineData("2026-11-24T09:08:07.0012340Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    public void A_time_is_written_to_the_tick(string time)
    {
        AuditEvent next = Example.Event(1, new DependencyDeclared("a", "b")) with {
            Time = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture) };

        Example.Text(new LedgerChain(Example.Log).Write(next)).Should().Contain($"\"time\":\"{time}\"");
        VerifyWriting([next]);
    }

    [Fact]
    public void The_keys_of_every_object_are_sorted_and_there_is_no_white_space_between()
    {
        foreach (byte[] bytes in Example.Written(Example.EveryKind))
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            VerifySorted(document.RootElement);
            Example.Text(bytes).Should().NotContainAny(" ", "\n", "\t", "\r");
        }
    }

    [Fact]
    public void Every_unit_of_UTF_16_is_written_and_read_back_equal_as_the_value_of_a_field()
    {
        string[] texts = [
            .. Enumerable.Range(0, 0x10000)
                .Where(unit => !char.IsSurrogate((char)unit)).Select(unit => ((char)unit).ToString()).Append("\uD83D\uDE00").Append("")];

        VerifyWriting(
            [.. texts.Select(
                (text, i) => Example.Event(i + 1, new MilestoneFieldChanged("a", "notes", i == 0 ? null : texts[i - 1], text)))]);
    }

    [Fact]
    public void Values_of_the_greatest_length_are_written_and_read_back_equal()
    {
        foreach (string unit in new[] { "x", "\"", "\n", "\t", "é", "中", "😀", "\uFFFF" })
        {
            string value = string.Concat(Enumerable.Repeat(unit, 4096 / unit.Length));
            VerifyWriting(
                [Example.Event(
                    1, new RecordFieldChanged(new string('c', 64), new string('n', 256), new string('k', 64), value, value + "."))]);
        }
    }

    [Fact]
    public void A_value_that_is_not_set_is_null_and_one_that_says_null_is_a_text()
    {
        string unset = Example.Text(new LedgerChain(Example.Log).Write(Example.Event(1, new PlanFieldChanged("title", null, "null"))));
        string cleared = Example.Text(new LedgerChain(Example.Log).Write(Example.Event(1, new PlanFieldChanged("title", "null", null))));

        unset.Should().Contain("\"new\":\"null\",\"old\":null}");
        cleared.Should().Contain("\"new\":null,\"old\":\"null\"}");
    }

    [Fact]
    public void Components_in_a_foreign_order_are_written_in_ordinal_order()
    {
        MilestoneRegistered foreign = new(
            "a", System.Collections.Immutable.ImmutableSortedSet.Create(StringComparer.OrdinalIgnoreCase, "b", "A", "c", "😀", "\uFFFD"),
            MilestoneStatus.Planned);

        string written = Example.Text(new LedgerChain(Example.Log).Write(Example.Event(1, foreign)));

        written.Should().Contain("[\"A\",\"b\",\"c\",\"😀\",\"\uFFFD\"]", "the order is that of UTF-16 units");
    }

    [Fact]
    public void Components_before_and_after_in_a_foreign_order_are_written_in_ordinal_order()
    {
        System.Collections.Immutable.ImmutableSortedSet<string> foreign =
            System.Collections.Immutable.ImmutableSortedSet.Create(StringComparer.OrdinalIgnoreCase, "b", "A", "😀", "\uFFFD");

        string written = Example.Text(
            new LedgerChain(Example.Log).Write(Example.Event(1, new MilestoneComponentsChanged("a", foreign, foreign.Remove("A")))));

        written.Should().Contain("\"new\":[\"b\",\"😀\",\"\uFFFD\"],\"old\":[\"A\",\"b\",\"😀\",\"\uFFFD\"]");
    }

    [Fact]
    public void A_context_that_comes_again_is_the_same_object_and_one_that_says_nothing_is_none()
    {
        AuditEvent[] events = [.. Example.EveryKind.Select((next, i) => i < 3 ? next : next with { Context = ChangeContext.None })];
        LedgerChain chain = new();

        AuditEvent[] read = [.. Example.Written(events).Select(bytes => chain.Read(bytes))];

        read[1].Context.Should().BeSameAs(read[0].Context).And.BeSameAs(read[2].Context);
        read[3].Context.Should().BeSameAs(ChangeContext.None);
        read[4].Context.Should().BeSameAs(ChangeContext.None);
    }

    private static void VerifyWriting(AuditEvent[] events, string log = Example.Log)
    {
        LedgerChain writing = new(log);
        LedgerChain reading = new(log);
        LedgerChain learning = new();
        foreach (AuditEvent next in events)
        {
            byte[] naive = NaiveWriter.Write(next, log, writing.Last);
            byte[] written = writing.Write(next).ToArray();
            Assert.Equal(Example.Text(naive), Example.Text(written));
            Assert.Equal(naive, written);
            Assert.Equal(written, CanonicalJson.Again(written));
            Assert.Equal(next, reading.Read(written));
            Assert.Equal(next, learning.Read(written));
            Assert.Equal(NaiveTree.LeafHash(written), writing.Last);
        }

        Assert.Equal(Example.StateOf(writing), Example.StateOf(reading));
        Assert.Equal(Example.StateOf(writing), Example.StateOf(learning));
    }

    private static void VerifySorted(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object) return;
        element.EnumerateObject()
            .Select(property => property.Name).Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
        foreach (JsonProperty property in element.EnumerateObject()) VerifySorted(property.Value);
    }
}
