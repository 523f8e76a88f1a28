using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MilestoneTracker.Dependencies;
using MilestoneTracker.State;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Counting;

// The progress of all milestones. It cannot be added up along dependencies, because much is reached more than once; so each milestone has
// a set: a row of bits with a column for each milestone that it may reach, computed in topological order as the union of the rows of its
// dependencies.
//
// All columns at once would need quadratic memory, so columns are processed in blocks of 512. The columns of a block have the same kind
// (completed, cancelled, …), so the number of bits set in a row is how many of that kind it reaches. If weights or reported progress
// differ within a kind, the sum for each byte of a row is looked up in a table. Rows before the first column of a block in the order
// reach nothing in it, and are skipped.
//
// The inner loops have no branches, because mispredictions would cost more than the arithmetic (see docs/performance.md).
//
// Cost: O(milestones / 512 · (milestones + dependencies)), a fraction of a walk for each. 64 bytes a milestone while it runs.
internal static class CompletionPass
{
    private const int Words = 8;
    private const int Columns = Words * 64;
    private const int RowsATile = 128; // as many as fit, with their tables, into the first-level cache
    // A weight and its millionths are summed in one number: 512 weights of 1000 have 19 bits, times a million 39.
    private const int WeightShift = 44;

    private enum ColumnKind
    {
        Open, // contributes no progress
        InProgress,
        Completed,
        Cancelled,
        WeightedOpen, // with a weight or reported progress
        WeightedCompleted,
    }

    /// <summary>The progress of each milestone, by id.</summary>
    public static Completion[] Run(DependencyGraph graph, int count, CancellationToken cancellationToken)
    {
        Tally[] tallies = TalliesOf(graph, count, cancellationToken);
        Completion[] completions = new Completion[tallies.Length];
        for (int id = graph.First; id != 0; id = graph[id].Next)
            completions[id] = tallies[id].Of(graph[id].Progress.Status == MilestoneStatus.Completed);
        return completions;
    }

    /// <summary>The sums of each milestone, by id.</summary>
    public static Tally[] TalliesOf(DependencyGraph graph, int count, CancellationToken cancellationToken)
    {
        using Rows rows = new(graph, count);
        foreach (ColumnKind kind in (ColumnKind[])[
            ColumnKind.Open, ColumnKind.InProgress, ColumnKind.Completed, ColumnKind.Cancelled,
            ColumnKind.WeightedOpen, ColumnKind.WeightedCompleted])
        {
            ReadOnlySpan<int> columns = rows.ColumnsOf(kind);
            for (int first = 0; first < columns.Length; first += Columns)
            {
                cancellationToken.ThrowIfCancellationRequested();
                rows.Count(kind, columns.Slice(first, Math.Min(Columns, columns.Length - first)));
            }
        }

        return rows.Tallies(graph.End);
    }

    private static ColumnKind KindOf(in ProgressState progress) => progress.Status switch
    {
        MilestoneStatus.Cancelled => ColumnKind.Cancelled,
        MilestoneStatus.Completed => progress.Weight == 1 ? ColumnKind.Completed : ColumnKind.WeightedCompleted,
        _ when !progress.IsPlain => ColumnKind.WeightedOpen,
        MilestoneStatus.InProgress => ColumnKind.InProgress,
        _ => ColumnKind.Open,
    };

    // Milestones by their position in the order, and their sums so far.
    private sealed class Rows : IDisposable
    {
        private readonly int[] _ids;
        private readonly ProgressState[] _progress;
        private readonly int[] _firstNeed; // by position, and one beyond the last
        private readonly int[] _needs; // positions
        private readonly ulong[] _bits; // row by row; no rows for positions before the first column of the block
        private readonly int[][] _reached; // by kind and position
        private readonly ulong[] _sums; // weighted millionths of the weighted ones, by position
        private readonly ulong[] _weights; // their weights
        private readonly ulong[] _byteSums; // for each byte of a row, a table of the sum for each of its values in the current block
        private readonly int[][] _columns; // positions, by kind

        public Rows(DependencyGraph graph, int count)
        {
            (_ids, _progress, _firstNeed) = (new int[count], new ProgressState[count], new int[count + 1]);
            // Rented, because it is most of the memory and new memory is expensive (see docs/performance.md).
            _bits = ArrayPool<ulong>.Shared.Rent(checked((count + 1) * Words));
            int[] placeOf = new int[graph.End];
            List<int>[] columns = [[], [], [], [], [], []];
            int[] needs = new int[Math.Max(16, count * 3)];
            int end = 0;
            int place = 0;
            for (int id = graph.First; id != 0; id = graph[id].Next, place++)
            {
                ref readonly Node node = ref graph[id];
                (_ids[place], placeOf[id], _progress[place]) = (id, place, node.Progress);
                columns[(int)KindOf(node.Progress)].Add(place);
                if (node.Progress.Status != MilestoneStatus.Cancelled) // nothing beyond a cancelled milestone counts
                {
                    // Twice is enough: a milestone has fewer dependencies than there are milestones.
                    if (end + node.Dependencies.Count > needs.Length) Array.Resize(ref needs, needs.Length * 2);
                    foreach (int dependency in graph.Dependencies(id)) needs[end++] = placeOf[dependency];
                }

                _firstNeed[place + 1] = end;
            }

            _needs = needs;
            _columns = [.. columns.Select(list => list.ToArray())];
            _reached = [.. columns.Select(list => list.Count == 0 ? [] : new int[count])];
            bool isWeighted = columns[(int)ColumnKind.WeightedOpen].Count + columns[(int)ColumnKind.WeightedCompleted].Count > 0;
            (_sums, _weights, _byteSums) = isWeighted
                ? (new ulong[count], new ulong[count], new ulong[Columns / 8 * 256]) : ([], [], []);
        }

        public void Dispose() => ArrayPool<ulong>.Shared.Return(_bits);

        public ReadOnlySpan<int> ColumnsOf(ColumnKind kind) => _columns[(int)kind];

        /// <summary>Counts for every row how many columns of a block it reaches, and their sum if they differ in weight or reported
        /// progress.</summary>
        public void Count(ColumnKind kind, ReadOnlySpan<int> columns)
        {
            int[] reached = _reached[(int)kind];
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

            if (kind < ColumnKind.WeightedOpen) return;
            FillByteSums(columns);
            AddSums(start);
        }

        public Tally[] Tallies(int end)
        {
            Tally[] tallies = new Tally[end];
            for (int place = 0; place < _ids.Length; place++)
            {
                (int open, int inProgress, int completed) =
                    (Reached(ColumnKind.Open, place), Reached(ColumnKind.InProgress, place), Reached(ColumnKind.Completed, place));
                int weightedCompleted = Reached(ColumnKind.WeightedCompleted, place);
                long plain = (long)open + inProgress + completed;
                long done = (ProgressState.Whole * (long)completed) + (ProgressState.Whole / 2 * (long)inProgress);
                tallies[_ids[place]] = new Tally(
                    completed + weightedCompleted,
                    open + inProgress + completed + Reached(ColumnKind.WeightedOpen, place) + weightedCompleted,
                    Reached(ColumnKind.Cancelled, place),
                    done + (_sums.Length > 0 ? (long)_sums[place] : 0),
                    plain + (_weights.Length > 0 ? (long)_weights[place] : 0));
            }

            return tallies;
        }

        private int Reached(ColumnKind kind, int place) => _reached[(int)kind].Length == 0 ? 0 : _reached[(int)kind][place];

        /// <summary>The row of a position in a block: 0 for positions before it. Without a branch.</summary>
        private static int RowOf(int place, int start)
        {
            int row = place - start + 1;
            return row & ~(row >> 31);
        }

        /// <summary>Adds to every row the sum of the columns that it reaches in a block: word by word, so that the tables of a word stay
        /// in the cache for many rows.</summary>
        private void AddSums(int start)
        {
            Span<ulong> sums = stackalloc ulong[RowsATile];
            for (int first = start; first < _ids.Length; first += RowsATile)
            {
                int rows = Math.Min(RowsATile, _ids.Length - first);
                ReadOnlySpan<ulong> tile = _bits.AsSpan(RowOf(first, start) * Words, rows * Words);
                sums.Clear();
                for (int word = 0; word < Words; word++)
                {
                    ref ulong tables = ref _byteSums[word << 11];
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
                    _sums[first + row] += sums[row] & ((1UL << WeightShift) - 1);
                }
            }
        }

        // The sum for the lowest byte, from the table that begins there. A byte is always within a table of 256, so no bounds are checked.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static ulong In(ref ulong tables, int table, ulong bits) => Unsafe.Add(ref tables, table + (int)(bits & 0xFF));

        // Columns that this block does not have may keep values of the block before: their bits are never set.
        private void FillByteSums(ReadOnlySpan<int> columns)
        {
            for (int column = 0; column < columns.Length; column++)
            {
                ProgressState progress = _progress[columns[column]];
                ulong sum = ((ulong)progress.Weight << WeightShift) + ((ulong)progress.Weight * (ulong)progress.Own);
                int bit = 1 << (column & 7);
                Span<ulong> table = _byteSums.AsSpan((column >> 3) << 8, 256);
                // The entries below are complete already.
                for (int value = bit; value < 2 * bit; value++) table[value] = table[value - bit] + sum;
            }
        }
    }
}
