using System.Text;
using CsCheck;
using FluentAssertions;
using MilestoneTracker.Ledger.Events;
using MilestoneTracker.Ledger.Lines;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Ledger.Tests;

// Lines come out whole wherever the buffer, or what the stream gives at a time, happens to end.
public sealed class LineReaderTests
{
    private const int Buffer = 1 << 16;

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    public void A_line_feed_at_any_place_around_the_end_of_the_buffer_ends_a_line(int most)
    {
        for (int first = Buffer - 3; first <= Buffer + 3; first++)
        {
            VerifyLines(most, first);
            VerifyLines(most, first, 0, 5);
            VerifyLines(most, 10, first - 11, 7);
            VerifyLines(most, 10, first, 7, first);
        }

        VerifyLines(most, 2 * Buffer, (2 * Buffer) - 1, 1, (4 * Buffer) + 1, 3);
    }

    [Fact]
    public void Lines_of_any_lengths_in_pieces_of_any_length_come_out_as_they_went_in() =>
        Gen.Select(Gen.OneOf(Gen.Int[0, 20], Gen.Int[0, 3 * Buffer]).Array[0, 8], Gen.OneOf(Gen.Int[1, 50], Gen.Int[1, 3 * Buffer])).Sample(
            (lengths, most) => VerifyLines(most, lengths),
            iter: Effort.Of(150));

    [Fact]
    public void Nothing_is_no_line_and_a_line_feed_alone_is_an_empty_one()
    {
        VerifyLines(1);
        VerifyLines(1, 0);
        VerifyLines(1, 0, 0, 0);
    }

    [Fact]
    public void What_stands_behind_the_last_line_feed_is_refused_by_the_number_of_its_place()
    {
        LineReader lines = new(new MemoryStream("one\ntwo"u8.ToArray()));
        lines.MoveNext(1).Should().BeTrue();

        LedgerException refusal = FluentActions.Invoking(() => lines.MoveNext(2)).Should().Throw<LedgerException>().Which;

        refusal.Sequence.Should().Be(2);
        refusal.Reason.Should().Contain("does not end with a line feed");
    }

    [Fact]
    public void A_line_that_does_not_end_is_refused_before_memory_is_full()
    {
        EndlessStream endless = new();
        LineReader lines = new(endless);

        LedgerException refusal = FluentActions.Invoking(() => lines.MoveNext(1)).Should().Throw<LedgerException>().Which;

        refusal.Reason.Should().Contain("more than 16777216 bytes");
        endless.Given.Should().BeLessThanOrEqualTo(2 * EventWriter.MaximumLength);
    }

    private static void VerifyLines(int most, params int[] lengths)
    {
        byte[][] expected = [.. lengths.Select((length, i) => Encoding.ASCII.GetBytes(new string((char)('a' + (i % 26)), length)))];
        LineReader lines = new(new TrickleStream([.. expected.SelectMany(line => (byte[])[.. line, (byte)'\n'])], most));
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(lines.MoveNext(i + 1));
            Assert.True(lines.Current.SequenceEqual(expected[i]), $"line {i + 1} of {string.Join(", ", lengths)}");
        }

        Assert.False(lines.MoveNext(expected.Length + 1));
    }
}
