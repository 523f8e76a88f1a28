using CsCheck;
using FluentAssertions;
using MilestoneTracker.Dependencies;
using MilestoneTracker.Storage;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Tests.State;

public sealed class PersistentArrayTests
{
    /// <summary>Over two limbs of 32 branches of 32 pages with 256 numbers each.</summary>
    private const int Length = 300_000;

    /// <summary>Over two limbs of 32 branches of 32 pages with 16 nodes each, and part of a page.</summary>
    private const int Nodes = 32_777;

    private static readonly long Token = OwnershipToken.New();

    [Fact]
    public void Copies_at_any_moment_keep_what_an_array_would_hold() => Gen.ULong.Sample(
        seed =>
        {
            Random random = new((int)seed);
            List<Copy> copies = [new(PersistentArray<int>.Empty, new int[Length])];
            for (int step = 1; step <= 3000; step++)
            {
                Copy copy = copies[random.Next(copies.Count)];
                int index = random.Next(3) == 0 ? random.Next(Length) : random.Next(1000);
                copy.Write(index, step); // so often that the first ones make a table of their pages, and late ones do not
                if (copy[index] != step) throw new InvalidOperationException($"{copy[index]} is read at {index} after {step} was written.");
                if (random.Next(300) == 0) copies.Add(copy.Share());
            }

            foreach (Copy copy in copies) copy.Verify();
            foreach (Copy copy in copies) copy.VerifyDifferences(copies[random.Next(copies.Count)]);
        },
        iter: Effort.Of(12));

    [Fact]
    public void What_was_never_written_is_default_and_known_to_be_nowhere()
    {
        PersistentArray<long> pages = PersistentArray<long>.Empty;
        pages.Has(0).Should().BeFalse();
        pages.Write(100_000, OwnershipToken.New()) = 7;
        pages.Has(100_000).Should().BeTrue();
        pages.Has(0).Should().BeFalse();
        pages[100_000 ^ 1].Should().Be(0);
        PersistentArray<long>.Empty.Has(100_000).Should().BeFalse("the empty one is shared by all");
    }

    [Fact]
    public void What_belongs_to_nobody_is_not_written()
    {
        PersistentArray<int> pages = PersistentArray<int>.Empty;
        FluentActions.Invoking(() => pages.Write(0, OwnershipToken.Frozen) = 1).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void What_is_got_to_be_written_stays_where_it_is_while_everything_else_is_written()
    {
        PersistentArray<Node> pages = PersistentArray<Node>.Empty;
        for (int i = 0; i < Nodes; i++) pages.Write(i, Token) = new Node { Next = i };
        PersistentArray<Node> copy = pages.Share();
        long token = OwnershipToken.New();
        ref Node held = ref copy.Write(5, token);
        for (int i = 0; i < Nodes; i++) copy.Write(i, token).Previous = i; // so many that the table is made on the way
        held.Next = -1;
        copy[5].Next.Should().Be(-1);
        copy[5].Previous.Should().Be(5);
        pages[5].Next.Should().Be(5, "the copy has a page of its own");
    }

    [Fact]
    public void Copies_are_apart_on_both_sides_of_each_boundary_of_pages_branches_and_limbs()
    {
        int[] sizes = [PersistentArray<Node>.PageSize, PersistentArray<Node>.PageSize << 5, PersistentArray<Node>.PageSize << 10];
        int[] places = [.. sizes.SelectMany(size => (int[])[size - 1, size, (2 * size) - 1, 2 * size])];
        PersistentArray<Node> whole = PersistentArray<Node>.Empty;
        for (int i = 0; i < Nodes; i++) whole.Write(i, Token) = new Node { Next = i };
        foreach (int place in places)
        {
            PersistentArray<Node> copy = whole.Share();
            copy.Write(place, OwnershipToken.New()).Next = -1;
            int page = place - (place % PersistentArray<Node>.PageSize);
            copy.NextDifferent(whole, 0, Nodes).Should().Be(page);
            whole.NextDifferent(copy, page + PersistentArray<Node>.PageSize, Nodes).Should().Be(Nodes, "nothing else differs");
            Enumerable.Range(0, Nodes).Where(i => copy[i].Next != (i == place ? -1 : i) || whole[i].Next != i).Should().BeEmpty();
        }

        whole.Has(Nodes - 1).Should().BeTrue();
        whole.Has(Nodes + PersistentArray<Node>.PageSize).Should().BeFalse();
        whole.Share().Has(Nodes + PersistentArray<Node>.PageSize).Should().BeFalse();
    }

    [Fact]
    public void A_run_ends_with_its_page()
    {
        PersistentArray<int> pages = PersistentArray<int>.Empty;
        long token = OwnershipToken.New();
        for (int i = 0; i < 3 * PersistentArray<int>.PageSize; i++) pages.Write(i, token) = i;
        pages.Run(5, 10).ToArray().Should().Equal(Enumerable.Range(5, 10));
        pages.WriteRun(PersistentArray<int>.PageSize + 3, 2, token).Fill(-7);
        pages.Run(PersistentArray<int>.PageSize + 2, 4)
            .ToArray().Should().Equal(PersistentArray<int>.PageSize + 2, -7, -7, PersistentArray<int>.PageSize + 5);
        pages.Run(PersistentArray<int>.PageSize - 2, 10)
            .ToArray().Should().Equal(PersistentArray<int>.PageSize - 2, PersistentArray<int>.PageSize - 1);
        (PersistentArray<int>.PageSize * sizeof(int)).Should().Be(1024);
        (PersistentArray<Node>.PageSize * System.Runtime.CompilerServices.Unsafe.SizeOf<Node>()).Should().BeInRange(768, 1536);
    }

    /// <summary>Pages beside a plain array of the same numbers; 0 is never written.</summary>
    private sealed class Copy(PersistentArray<int> pages, int[] numbers)
    {
        private PersistentArray<int> _pages = pages;
        private long _token = OwnershipToken.New();

        public int this[int index] => _pages[index];

        public void Write(int index, int number)
        {
            _pages.Write(index, _token) = number;
            numbers[index] = number;
        }

        /// <summary>Both sides take new tokens, as the rule is.</summary>
        public Copy Share()
        {
            _token = OwnershipToken.New();
            return new Copy(_pages.Share(), (int[])numbers.Clone());
        }

        public void Verify()
        {
            for (int i = 0; i < Length; i++)
            {
                int held = _pages.Has(i) ? _pages[i] : 0;
                if (held != numbers[i]) throw new InvalidOperationException($"{held} at {i} instead of {numbers[i]}.");
            }
        }

        public void VerifyDifferences(Copy other)
        {
            HashSet<int> different = [];
            for (int i = NextDifferent(other, 0); i < Length; i = NextDifferent(other, i + 1)) different.Add(i);
            for (int i = 0; i < Length; i++)
                if (numbers[i] != other.Numbers[i] && !different.Contains(i))
                    throw new InvalidOperationException($"The difference at {i} was passed over.");
            if (ReferenceEquals(this, other) && _pages.Has(0)) different.Should().NotContain(0, "a copy shares all with itself");
        }

        private int NextDifferent(Copy other, int from) => _pages.NextDifferent(other._pages, from, Length);

        private int[] Numbers => numbers;
    }
}
