using CsCheck;
using FluentAssertions;
using MilestoneTracker.Dependencies;
using MilestoneTracker.Storage;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Tests.Dependencies;

public sealed class NeighbourListsTests
{
    [Fact]
    public void Lists_hold_what_sets_would_hold_and_copies_keep_what_they_held() => Gen.ULong.Sample(
        seed =>
        {
            Random random = new((int)seed);
            Arena arena = new(8);
            List<Arena> kept = [];
            for (int step = 0; step < 4000; step++)
            {
                arena.Take(random);
                if (step % 400 != 399) continue;
                arena.Verify();
                kept.Add(arena.Copy());
                if (random.Next(2) == 0) (arena, kept[^1]) = (kept[^1], arena);
            }

            foreach (Arena copy in kept) copy.Verify();
            arena.Verify();
        },
        iter: Effort.Of(15));

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    [InlineData(5000)]
    public void A_list_grows_to_any_size_and_shrinks_to_nothing(int size)
    {
        NeighbourLists lists = NeighbourLists.Empty;
        long token = OwnershipToken.New();
        Neighbours list = default;
        for (int round = 0; round < 3; round++)
        {
            for (int i = 1; i <= size; i++) lists.Add(ref list, i * 977, token);
            list.Count.Should().Be(size);
            Cursor(lists, list).Order().Should().Equal(Enumerable.Range(1, size).Select(i => i * 977));
            for (int i = size; i >= 1; i--)
            {
                lists.Remove(ref list, i * 977, token);
                if (lists.Contains(list, i * 977)) throw new InvalidOperationException($"{i} is still there.");
            }

            list.Should().Be(default(Neighbours));
            lists.Begin(list).Should().Be(-1);
        }
    }

    [Fact]
    public void Neighbours_whose_hashes_meet_are_all_found_while_others_go()
    {
        // Multiples of 2³¹ / 5 and the like fall on few slots; every second one is taken out while all others must stay findable.
        int[] neighbours = [.. Enumerable.Range(0, 300).Select(i => 1 + (i << 22)).Where(id => id > 0).Distinct()];
        NeighbourLists lists = NeighbourLists.Empty;
        long token = OwnershipToken.New();
        Neighbours list = default;
        foreach (int neighbour in neighbours) lists.Add(ref list, neighbour, token);
        HashSet<int> there = [.. neighbours];
        foreach (int gone in neighbours.Where((_, place) => place % 2 == 0))
        {
            lists.Remove(ref list, gone, token);
            there.Remove(gone);
            there.SetEquals(Cursor(lists, list)).Should().BeTrue();
            foreach (int id in neighbours)
                if (lists.Contains(list, id) != there.Contains(id)) throw new InvalidOperationException($"{id} is found wrongly.");
        }
    }

    [Fact]
    public void Neighbours_that_wrap_around_the_end_of_a_table_are_all_found_while_others_go()
    {
        // Their place is the last one of a table of 32 slots, so that all but one lie at its beginning.
        int[] neighbours = [.. Enumerable.Range(1, 10_000).Where(id => (uint)id * 0x9E3779B1u >> 27 == 31).Take(20)];
        for (int first = 0; first < neighbours.Length; first++)
        {
            NeighbourLists lists = NeighbourLists.Empty;
            long token = OwnershipToken.New();
            Neighbours list = default;
            foreach (int neighbour in neighbours) lists.Add(ref list, neighbour, token);
            int[] gone = [neighbours[first], neighbours[(first + 7) % neighbours.Length], neighbours[(first + 12) % neighbours.Length]];
            foreach (int neighbour in gone) lists.Remove(ref list, neighbour, token);
            neighbours.Where(neighbour => lists.Contains(list, neighbour)).Should().Equal(neighbours.Except(gone));
        }
    }

    [Theory]
    [InlineData(4, 8)] // in the list itself; the arena begins with 8
    [InlineData(5, 16)]
    [InlineData(8, 16)]
    [InlineData(9, 32)] // 16 on their own boundary, and the 8 of before given back
    [InlineData(16, 32)]
    public void A_short_list_lies_in_the_smallest_block_that_holds_it(int size, int slots)
    {
        NeighbourLists lists = NeighbourLists.Empty;
        Neighbours list = default;
        Grow(ref lists, ref list, size, OwnershipToken.New());
        lists.Slots.Should().Be(slots);
    }

    [Fact]
    public void What_is_given_back_is_used_again()
    {
        NeighbourLists lists = NeighbourLists.Empty;
        long token = OwnershipToken.New();
        Neighbours list = default;
        Grow(ref lists, ref list, 1000, token);
        int slots = lists.Slots;
        for (int round = 0; round < 50; round++)
        {
            Shrink(ref lists, ref list, 0, token);
            Grow(ref lists, ref list, 1000, token);
        }

        lists.Slots.Should().Be(slots);
    }

    [Fact]
    public void A_list_that_has_become_short_leaves_its_large_block_to_others()
    {
        NeighbourLists lists = NeighbourLists.Empty;
        long token = OwnershipToken.New();
        (Neighbours first, Neighbours second) = (default, default);
        Grow(ref lists, ref first, 4000, token);
        int slots = lists.Slots;
        Shrink(ref lists, ref first, 17, token);
        Grow(ref lists, ref second, 4000, token);
        lists.Slots.Should().BeLessThan(slots + 256, "the two share what one needed alone");
    }

    [Fact]
    public void What_is_passed_over_for_a_boundary_is_left_to_shorter_lists()
    {
        NeighbourLists lists = NeighbourLists.Empty;
        long token = OwnershipToken.New();
        Neighbours[] shorter = new Neighbours[3];
        Neighbours longer = default;
        Grow(ref lists, ref shorter[0], 5, token); // from 8 on
        Grow(ref lists, ref longer, 9, token); // from 16 on; then 24 to 32 are passed over, and it lies from 32 on
        lists.Slots.Should().Be(48);
        Grow(ref lists, ref shorter[1], 5, token);
        Grow(ref lists, ref shorter[2], 5, token);
        lists.Slots.Should().Be(48);
    }

    [Fact]
    public void Short_lists_of_any_lengths_beside_each_other_are_found_whole()
    {
        NeighbourLists lists = NeighbourLists.Empty;
        long token = OwnershipToken.New();
        Neighbours[] many = new Neighbours[500];
        for (int i = 0; i < many.Length; i++) Grow(ref lists, ref many[i], 5 + (i * 7 % 12), token);
        foreach (Neighbours list in many)
            Enumerable.Range(31, list.Count).Should().OnlyContain(neighbour => lists.Contains(list, neighbour));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(10)]
    [InlineData(16)]
    [InlineData(40)]
    public void A_list_with_another_neighbour_in_the_place_of_one_is_not_told_to_be_the_same(int size)
    {
        NeighbourLists lists = NeighbourLists.Empty;
        Neighbours list = default;
        Grow(ref lists, ref list, size, OwnershipToken.New());
        NeighbourLists before = lists.Copy();
        Neighbours was = list;
        lists.Shares(list, before, was).Should().BeTrue();
        long token = OwnershipToken.New();
        lists.Remove(ref list, 30 + size, token);
        lists.Add(ref list, 1000, token);
        lists.Shares(list, before, was).Should().BeFalse();
    }

    private static void Grow(ref NeighbourLists lists, ref Neighbours list, int size, long token)
    {
        while (list.Count < size) lists.Add(ref list, 31 + list.Count, token);
    }

    private static void Shrink(ref NeighbourLists lists, ref Neighbours list, int size, long token)
    {
        while (list.Count > size) lists.Remove(ref list, 30 + list.Count, token);
    }

    private static List<int> Cursor(NeighbourLists lists, Neighbours list)
    {
        List<int> found = [];
        for (int cursor = lists.Begin(list); cursor >= 0;) found.Add(lists.Take(list, ref cursor));
        return found;
    }

    /// <summary>A few lists of very different lengths in one arena, each beside a set.</summary>
    private sealed class Arena(int count)
    {
        private readonly HashSet<int>[] _sets = [.. Enumerable.Range(0, count).Select(_ => new HashSet<int>())];
        private readonly Neighbours[] _neighbours = new Neighbours[count];
        private NeighbourLists _lists = NeighbourLists.Empty;
        private long _token = OwnershipToken.New();

        public void Take(Random random)
        {
            int which = random.Next(_sets.Length);
            int neighbour = 1 + random.Next(4 << which);
            HashSet<int> set = _sets[which];
            _lists.Contains(_neighbours[which], neighbour).Should().Be(set.Contains(neighbour));
            if (random.Next(500) == 0)
            {
                foreach (int gone in set) _lists.Remove(ref _neighbours[which], gone, _token);
                set.Clear();
            }
            else if (set.Add(neighbour))
            {
                _lists.Add(ref _neighbours[which], neighbour, _token);
            }
            else if (random.Next(3) == 0)
            {
                _lists.Remove(ref _neighbours[which], neighbour, _token);
                set.Remove(neighbour);
            }
        }

        public Arena Copy()
        {
            Arena copy = new(_sets.Length) { _lists = _lists.Copy() };
            for (int i = 0; i < _sets.Length; i++)
            {
                copy._sets[i].UnionWith(_sets[i]);
                copy._neighbours[i] = _neighbours[i];
                _lists.Shares(_neighbours[i], copy._lists, copy._neighbours[i]).Should().BeTrue();
            }

            _token = OwnershipToken.New();
            return copy;
        }

        public void Verify()
        {
            for (int i = 0; i < _sets.Length; i++)
            {
                List<int> walked = [];
                foreach (int neighbour in _lists.Of(_neighbours[i])) walked.Add(neighbour);
                walked.Should().HaveCount(_neighbours[i].Count).And.HaveCount(_sets[i].Count);
                _sets[i].SetEquals(walked).Should().BeTrue();
                Cursor(_lists, _neighbours[i]).Should().Equal(walked);
            }
        }
    }
}
