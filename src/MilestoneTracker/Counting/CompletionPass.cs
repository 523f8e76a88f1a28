using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MilestoneTracker.Dependencies;
using MilestoneTracker.State;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Counting;

// The progress of all milestones. What each one reaches cannot be added up along dependencies, because much is reached twice; so it
// is found as a set:
// a row of bits for each milestone, a column for each that may be reached, made in topological order by uniting the rows of the
// dependencies.
//
// All columns at once would be quadratic in memory, so they are taken in blocks of 512. The columns of a block are of one sort (completed,
// cancelled, …), so that how many bits a row has is how many of that sort it reaches. Where weights or reports differ within a
// sort, what a byte of a
// row is worth is looked up in a table for that byte. What stands before the first column of a block in the order reaches nothing
// in it, and is skipped.
//
// What a processor would guess wrongly costs more here than what it calculates, so the inner loops have no branches (docs/performance.md).
//
// Cost: O(milestones / 512 · (milestones + dependencies)): a fraction of a walk for each. 64 bytes a milestone while it runs.
internal static class CompletionPass
{
    private const int Words = 8;
    private const int Columns = Words * 64;
    private const int RowsATile = 128; // as many as fit, with their tables, into the cache that is next to the processor
    // Of a sum of weight and millionths in one number: 512 weights of 1000 have 19 bits, times a million 39.
    private const int WeightShift = 44;

    private enum Sort
    {
        Open, // and nothing of it is done
        InProgress,
        Completed,
        Cancelled,
        WeightedOpen, // with a weight or a report
        WeightedCompleted,
    }

    /// <summary>The progress of each, by id.</summary>
    public static Completion[] Run(DependencyGraph graph, int count, CancellationToken cancellationToken)
    {
        Tally[] tallies = TalliesOf(graph, count, cancellationToken);
        Completion[] completions = new Completion[tallies.Length];
        for (int id = graph.First; id != 0; id = graph[id].Next)
            completions[id] = tallies[id].Of(graph[id].Progress.Status == MilestoneStatus.Completed);
        return completions;
    }

    /// <summary>The sums of each, by id.</summary>
    public static Tally[] TalliesOf(DependencyGraph graph, int count, CancellationToken cancellationToken)
    {
        using Rows rows = new(graph, count);
        foreach (Sort sort in (Sort[])[
            Sort.Open, Sort.InProgress, Sort.Completed, Sort.Cancelled, Sort.WeightedOpen, Sort.WeightedCompleted])
        {
            ReadOnlySpan<int> columns = rows.ColumnsOf(sort);
            for (int first = 0; first < columns.Length; first += Columns)
            {
                cancellationToken.ThrowIfCancellationRequested();
                rows.Count(sort, columns.Slice(first, Math.Min(Columns, columns.Length - first)));
            }
        }

        return rows.Tallies(graph.End);
    }

    private static Sort SortOf(in ProgressState standing) => standing.Status switch
    {
        MilestoneStatus.Cancelled => Sort.Cancelled,
        MilestoneStatus.Completed => standing.Weight == 1 ? Sort.Completed : Sort.WeightedCompleted,
        _ when !standing.IsPlain => Sort.WeightedOpen,
        MilestoneStatus.InProgress => Sort.InProgress,
        _ => Sort.Open,
    };

    // Milestones by their place in the order, and what was counted for each so far.
    private sealed class Rows : IDisposable
    {
        private readonly int[] _ids;
        private readonly ProgressState[] _standings;
        private readonly int[] _firstNeed; // by place, and one beyond the last
        private readonly int[] _needs; // places
        private readonly ulong[] _bits; // row by row: none for all that stands before the block, and then from its first column on
        private readonly int[][] _reached; // by sort and place
        private readonly ulong[] _worth; // weighted millionths of the weighted ones, by place
        private readonly ulong[] _weights; // and their weights
        private readonly ulong[] _worthOfBytes; // for each byte of a row a table of what each of its values is worth, in the block at hand
        private readonly int[][] _columns; // places, by sort

        public Rows(DependencyGraph graph, int count)
        {
            (_ids, _standings, _firstNeed) = (new int[count], new ProgressState[count], new int[count + 1]);
            // Most of all memory, and fresh memory is dear (docs/performance.md).
            _bits = ArrayPool<ulong>.Shared.Rent(checked((count + 1) * Words));
            int[] placeOf = new int[graph.End];
            List<int>[] columns = [[], [], [], [], [], []];
            int[] needs = new int[Math.Max(16, count * 3)];
            int end = 0;
            int place = 0;
            for (int id = graph.First; id != 0; id = graph[id].Next, place++)
            {
                ref readonly Node node = ref graph[id];
                (_ids[place], placeOf[id], _standings[place]) = (id, place, node.Progress);
                columns[(int)SortOf(node.Progress)].Add(place);
                if (node.Progress.Status != MilestoneStatus.Cancelled) // beyond which nothing counts
                {
                    if (end + node.Dependencies.Count > needs.Length)
                        Array.Resize(ref needs, Math.Max(end + node.Dependencies.Count, needs.Length * 2));
                    foreach (int dependency in graph.Dependencies(id)) needs[end++] = placeOf[dependency];
                }

                _firstNeed[place + 1] = end;
            }

            _needs = needs;
            _columns = [.. columns.Select(list => list.ToArray())];
            _reached = [.. columns.Select(list => list.Count == 0 ? [] : new int[count])];
            bool isWeighted = columns[(int)Sort.WeightedOpen].Count + columns[(int)Sort.WeightedCompleted].Count > 0;
            (_worth, _weights, _worthOfBytes) = isWeighted
                ? (new ulong[count], new ulong[count], new ulong[Columns / 8 * 256]) : ([], [], []);
        }

        public void Dispose() => ArrayPool<ulong>.Shared.Return(_bits);

        public ReadOnlySpan<int> ColumnsOf(Sort sort) => _columns[(int)sort];

        /// <summary>Counts for every row how many of a block of columns it reaches, and what they are worth where that differs.</summary>
        public void Count(Sort sort, ReadOnlySpan<int> columns)
        {
            int[] reached = _reached[(int)sort];
            int[] firstNeed = _firstNeed;
            int[] needs = _needs;
            Span<ulong> bits = _bits;
            bits.Slice(0, Words).Clear();
            int start = columns[0];
            int column = 0;
            int nextColumn = start;
            int need = firstNeed[start];
            for (int place = start; place < _ids.Length; place++)
            {
                ulong a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
                for (int end = firstNeed[place + 1]; need < end; need++)
                {
                    ReadOnlySpan<ulong> other = bits.Slice(RowOf(needs[need], start) * Words, Words);
                    (a, b, c, d) = (a | other[0], b | other[1], c | other[2], d | other[3]);
                    (e, f, g, h) = (e | other[4], f | other[5], g | other[6], h | other[7]);
                }

                Span<ulong> row = bits.Slice(RowOf(place, start) * Words, Words);
                (row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7]) = (a, b, c, d, e, f, g, h);
                int count = Bits.Count(a) + Bits.Count(b) + Bits.Count(c) + Bits.Count(d) + Bits.Count(e) + Bits.Count(f) + Bits.Count(g)
                    + Bits.Count(h);
                if (place == nextColumn)
                {
                    MemoryMarshal.AsBytes(row)[column >> 3] |= (byte)(1 << (column & 7));
                    count++;
                    column++;
                    nextColumn = column < columns.Length ? columns[column] : -1;
                }

                reached[place] += count;
            }

            if (sort < Sort.WeightedOpen) return;
            LayOutWorth(columns);
            AddWorth(start);
        }

        public Tally[] Tallies(int end)
        {
            Tally[] tallies = new Tally[end];
            for (int place = 0; place < _ids.Length; place++)
            {
                (int open, int inProgress, int completed) =
                    (Reached(Sort.Open, place), Reached(Sort.InProgress, place), Reached(Sort.Completed, place));
                int weightedCompleted = Reached(Sort.WeightedCompleted, place);
                long plain = (long)open + inProgress + completed;
                long done = (ProgressState.Whole * (long)completed) + (ProgressState.Whole / 2 * (long)inProgress);
                tallies[_ids[place]] = new Tally(
                    completed + weightedCompleted,
                    open + inProgress + completed + Reached(Sort.WeightedOpen, place) + weightedCompleted,
                    Reached(Sort.Cancelled, place),
                    done + (_worth.Length > 0 ? (long)_worth[place] : 0),
                    plain + (_weights.Length > 0 ? (long)_weights[place] : 0));
            }

            return tallies;
        }

        private int Reached(Sort sort, int place) => _reached[(int)sort].Length == 0 ? 0 : _reached[(int)sort][place];

        /// <summary>The row of a place in a block: 0 for what stands before it. Without a branch.</summary>
        private static int RowOf(int place, int start)
        {
            int row = place - start + 1;
            return row & ~(row >> 31);
        }

        /// <summary>Adds for every row what the columns of a block that it reaches are worth: word by word, so that the tables of a
        /// word stay in the cache for
        /// many rows.</summary>
        private void AddWorth(int start)
        {
            Span<ulong> sums = stackalloc ulong[RowsATile];
            for (int first = start; first < _ids.Length; first += RowsATile)
            {
                int rows = Math.Min(RowsATile, _ids.Length - first);
                ReadOnlySpan<ulong> tile = _bits.AsSpan(RowOf(first, start) * Words, rows * Words);
                sums.Clear();
                for (int word = 0; word < Words; word++)
                {
                    ref ulong tables = ref _worthOfBytes[word << 11];
                    for (int row = 0; row < rows; row++)
                    {
                        ulong bits = tile[(row * Words) + word];
                        sums[row] += In(ref tables, 0, bits) + In(ref tables, 256, bits >> 8)
                            + In(ref tables, 512, bits >> 16) + In(ref tables, 768, bits >> 24)
                            + In(ref tables, 1024, bits >> 32) + In(ref tables, 1280, bits >> 40)
                            + In(ref tables, 1536, bits >> 48) + In(ref tables, 1792, bits >> 56);
                    }
                }

                for (int row = 0; row < rows; row++)
                {
                    _weights[first + row] += sums[row] >> WeightShift;
                    _worth[first + row] += sums[row] & ((1UL << WeightShift) - 1);
                }
            }
        }

        // What the lowest byte is worth, in the table that begins there: without asking whether a byte lies within a table of 256.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static ulong In(ref ulong tables, int table, ulong bits) => Unsafe.Add(ref tables, table + (int)(bits & 0xFF));

        // Columns that a block does not have may be worth what those of the block before were: their bits are never set.
        private void LayOutWorth(ReadOnlySpan<int> columns)
        {
            for (int column = 0; column < columns.Length; column++)
            {
                ProgressState standing = _standings[columns[column]];
                ulong worth = ((ulong)standing.Weight << WeightShift) + ((ulong)standing.Weight * (ulong)standing.Own);
                int bit = 1 << (column & 7);
                Span<ulong> table = _worthOfBytes.AsSpan((column >> 3) << 8, 256);
                // What is below it is there already.
                for (int value = bit; value < 2 * bit; value++) table[value] = table[value - bit] + worth;
            }
        }
    }
}
