using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Ledger.Tests;

public sealed class LedgerHashTests
{
    private const string Digits63 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde";

    private static readonly byte[] Bytes = [.. Enumerable.Range(0, LedgerHash.Length).Select(i => (byte)((i * 7) + 130))];

    [Fact]
    public void A_hash_gives_its_bytes_back_and_its_digits()
    {
        LedgerHash hash = new(Bytes);
        byte[] room = new byte[LedgerHash.Length + 1];
        hash.CopyTo(room);

        hash.ToArray().Should().Equal(Bytes);
        room[..^1].Should().Equal(Bytes);
        hash.ToString().Should().Be(Convert.ToHexStringLower(Bytes));
    }

    [Fact]
    public void Hashes_are_equal_where_all_bytes_are()
    {
        LedgerHash hash = new(Bytes);

        hash.Should().Be(new LedgerHash(Bytes));
        hash.GetHashCode().Should().Be(new LedgerHash(Bytes).GetHashCode());
        for (int at = 0; at < Bytes.Length; at++)
        {
            byte[] other = [.. Bytes];
            other[at] ^= 1;
            (new LedgerHash(other) == hash).Should().BeFalse();
            (new LedgerHash(other) != hash).Should().BeTrue();
            hash.Equals((object)new LedgerHash(other)).Should().BeFalse();
        }

        hash.Equals("hash").Should().BeFalse();
    }

    [Fact]
    public void The_text_of_a_hash_is_parsed_back_and_formatted_into_a_span()
    {
        LedgerHash hash = new(Bytes);
        char[] room = new char[65];

        LedgerHash.Parse(hash.ToString()).Should().Be(hash);
        LedgerHash.TryParse(hash.ToString(), out LedgerHash parsed).Should().BeTrue();
        parsed.Should().Be(hash);
        hash.TryFormat(room, out int written).Should().BeTrue();
        (written, new string(room, 0, 64), room[64]).Should().Be((64, hash.ToString(), '\0'));
        LedgerHash.Parse(new string('0', 64)).Should().Be(default(LedgerHash));
    }

    [Fact]
    public void A_span_that_is_too_short_is_not_written_to()
    {
        char[] room = new char[63];

        new LedgerHash(Bytes).TryFormat(room, out int written).Should().BeFalse();

        written.Should().Be(0);
        room.Should().OnlyContain(unit => unit == '\0');
    }

    [Theory]
    [InlineData("", "not 0 characters")]
    [InlineData("0", "not 1 characters")]
    [InlineData("X" + Digits63, "index 0 is not one")]
    [InlineData(Digits63 + "A", "index 63 is not one")]
    [InlineData(Digits63 + "g", "index 63 is not one")]
    [InlineData(Digits63 + " ", "index 63 is not one")]
    [InlineData(Digits63 + "\u0130", "index 63 is not one")]
    [InlineData(Digits63 + "\u0661", "index 63 is not one")]
    [InlineData(Digits63, "not 63 characters")]
    [InlineData(Digits63 + "00", "not 65 characters")]
    public void Any_other_text_is_a_format_error(string text, string why)
    {
        LedgerHash.TryParse(text, out LedgerHash hash).Should().BeFalse();
        hash.Should().Be(default(LedgerHash));
        FluentActions.Invoking(() => LedgerHash.Parse(text)).Should().Throw<FormatException>().WithMessage($"*{why}*");
    }

    [Fact]
    public void No_text_is_an_argument_error()
    {
        LedgerHash.TryParse(null, out LedgerHash hash).Should().BeFalse();
        hash.Should().Be(default(LedgerHash));
        FluentActions.Invoking(() => LedgerHash.Parse(null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void The_default_is_zero_bytes()
    {
        default(LedgerHash).ToArray().Should().Equal(new byte[LedgerHash.Length]);
        default(LedgerHash).ToString().Should().Be(new string('0', 64));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void Any_other_number_of_bytes_is_an_argument_error(int length)
    {
        FluentActions.Invoking(() => new LedgerHash(new byte[length]))
            .Should().Throw<ArgumentException>().WithMessage($"*32 bytes, not {length}*");
        if (length < LedgerHash.Length)
            FluentActions.Invoking(() => new LedgerHash(Bytes).CopyTo(new byte[length])).Should().Throw<ArgumentOutOfRangeException>();
    }
}
