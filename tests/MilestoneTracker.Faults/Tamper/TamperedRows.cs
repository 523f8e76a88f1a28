namespace MilestoneTracker.Faults.Tamper;

// Every bit of what is in the rows: of the events, and of the hashes, which are in the rows alone.
internal static class TamperedRows
{
    public static void Run(SqliteOriginal original, Cases cases)
    {
        TryEachBit("bits of events in rows flipped", "lines", row => row.Lines);
        TryEachBit("bits of hashes in rows flipped", "hashes", row => row.Hashes);

        void TryEachBit(string what, string column, Func<EventRow, byte[]> bytes)
        {
            (EventRow Row, int Bit)[] bits =
                [.. original.Rows.SelectMany(row => Enumerable.Range(0, bytes(row).Length * 8).Select(bit => (row, bit)))];
            cases.Try(
                what, bits.Length, () => new RowsBench(original, cases.Tampered), (bench, i) =>
                bench.Flip(column, bytes(bits[i].Row), bits[i].Row, bits[i].Bit));
        }
    }
}
