using CsCheck;
using FluentAssertions;
using MilestoneTracker.Dependencies;
using MilestoneTracker.State;
using MilestoneTracker.Tests.Twin;
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
        long token = PageOwner.New();
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
        long token = PageOwner.New();
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
        private long _token = PageOwner.New();

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

            _token = PageOwner.New();
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
