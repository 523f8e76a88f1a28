namespace MilestoneTracker.Planning.Simulations;

// By position the numbers of some rows, in one array.
internal sealed class RowLists
{
    private readonly int[] _starts;
    private readonly int[] _rows;

    public RowLists(int count, List<(int Position, int Row)> pairs)
    {
        (_starts, _rows) = (new int[count + 1], new int[pairs.Count]);
        foreach ((int position, _) in pairs) _starts[position + 1]++;
        for (int position = 0; position < count; position++) _starts[position + 1] += _starts[position];
        int[] ends = [.. _starts];
        foreach ((int position, int row) in pairs) _rows[ends[position]++] = row;
    }

    public ReadOnlySpan<int> Of(int position) => _rows.AsSpan(_starts[position].._starts[position + 1]);
}
