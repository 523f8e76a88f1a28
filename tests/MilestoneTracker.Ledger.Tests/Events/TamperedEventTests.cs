using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;

namespace MilestoneTracker.Ledger.Tests;

// Bytes of good events that were altered anyhow. Either they are refused, or they are another event: one that writes exactly
// these bytes, and has another hash, so that the event after it and every root give it away.
public sealed class TamperedEventTests
{
    private static readonly AuditEvent[] Events =
    [
        .. Example.EveryKind,
        Example.Event(
        11, new MilestoneRegistered("Zoë 😀 \"\\", Example.Set("\u0001\u001F\b", "a\u2028\u007F"), MilestoneStatus.Cancelled),
        new ChangeContext { Actor = "é", Reason = "\t\n\"\\/" }),
        Example.Event(12, new MilestoneRegistered("m", Example.Set(), MilestoneStatus.Planned)) with { Index = 12, Count = 345 },
    ];

    private static readonly byte[][] Written = Example.Written(Events);

    private int _refused;
    private int _readAsAnother;

    public static IEnumerable<object[]> Places => Enumerable.Range(0, Events.Length).Select(place => new object[] { place });

    [Theory]
    [MemberData(nameof(Places))]
    public void Every_bit_that_is_flipped_is_refused_or_makes_another_event_with_another_hash(int place)
    {
        for (int at = 0; at < Written[place].Length; at++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                byte[] altered = [.. Written[place]];
                altered[at] ^= (byte)(1 << bit);
                Judge(place, altered);
            }
        }

        (_refused + _readAsAnother).Should().Be(8 * Written[place].Length);
        _refused.Should().BeGreaterThan(_readAsAnother, "most of an event is form");
        _readAsAnother.Should().BePositive("one letter of a name is as good as another, but for the hash");
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Every_byte_that_is_dropped_or_doubled_is_refused_or_makes_another_event_with_another_hash(int place)
    {
        for (int at = 0; at < Written[place].Length; at++)
        {
            Judge(place, [.. Written[place][..at], .. Written[place][(at + 1)..]]);
            Judge(place, [.. Written[place][..at], Written[place][at], .. Written[place][at..]]);
        }

        _refused.Should().BeGreaterThan(_readAsAnother);
    }

    [Theory]
    [InlineData(0, 1000)]
    [InlineData(2, 1000)]
    [InlineData(8, 40)]
    [InlineData(10, 40)]
    public void Every_two_bytes_that_are_swapped_are_refused_or_make_another_event_with_another_hash(int place, int reach)
    {
        byte[] written = Written[place];
        for (int at = 0; at < written.Length; at++)
        {
            for (int with = at + 1; with < written.Length && with <= at + reach; with++)
            {
                if (written[at] == written[with]) continue;
                byte[] altered = [.. written];
                (altered[at], altered[with]) = (altered[with], altered[at]);
                Judge(place, altered);
            }
        }

        _refused.Should().BeGreaterThan(_readAsAnother);
        _readAsAnother.Should().BePositive();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Every_truncation_is_refused(int place)
    {
        for (int length = 0; length < Written[place].Length; length++) Judge(place, Written[place][..length]);

        (_refused, _readAsAnother).Should().Be((Written[place].Length, 0));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Every_beginning_that_is_cut_off_is_refused(int place)
    {
        for (int at = 1; at < Written[place].Length; at++) Judge(place, Written[place][at..]);

        _readAsAnother.Should().Be(0);
    }

    private void Judge(int place, byte[] altered)
    {
        LedgerChain chain = ChainBefore(place);
        string before = Example.StateOf(chain);
        AuditEvent read;
        try
        {
            read = chain.Read(altered);
        }
        catch (LedgerException refusal)
        {
            _refused++;
            Assert.Equal(place + 1, refusal.Sequence);
            Assert.Equal(before, Example.StateOf(chain));
            return;
        }

        _readAsAnother++;
        LedgerChain writing = ChainBefore(place);
        Assert.Equal(altered, writing.Write(read).ToArray());
        Assert.Equal(writing.Last, chain.Last);
        Assert.NotEqual(Written[place], altered);
        Assert.NotEqual(Events[place], read);
        Assert.NotEqual(NaiveTree.LeafHash(Written[place]), chain.Last);
        if (place + 1 < Written.Length) Assert.Throws<LedgerException>(() => chain.Read(Written[place + 1]));
    }

    private static LedgerChain ChainBefore(int place) => LedgerChain.Resume(Example.Log, Tree, place);

    private static readonly InMemoryMerkleTree Tree = Grown.From(Written.Select(bytes => NaiveTree.LeafHash(bytes)));
}
