using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Ledger.Tests;

public sealed class LedgerHashTests
{
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
