namespace MilestoneTracker.Faults.Tamper;

/// <summary>A database whose rows are changed and changed back by somebody who has it open all the time.</summary>
internal sealed class RowsBench : IDisposable
{
    private readonly DatabaseBench _bench;
    private readonly RawDatabase _raw;

    public RowsBench(SqliteOriginal original, Tampered tampered)
    {
        _bench = new DatabaseBench(original, tampered);
        _bench.Put(original.Closed);
        _raw = new RawDatabase(_bench.File);
    }

    /// <summary>Judges the database with one bit of a column flipped.</summary>
    public void Flip(string column, byte[] bytes, EventRow row, int bit)
    {
        byte mask = (byte)(1 << (bit % 8));
        byte[] flipped = (byte[])bytes.Clone();
        flipped[bit / 8] ^= mask;
        Write(flipped);
        _bench.Judge(FormattableString.Invariant($"bit {bit % 8} of byte {bit / 8} of {column} in row {row.First} flipped"));
        Write(bytes);

        void Write(byte[] value) =>
            _raw.Execute(FormattableString.Invariant($"UPDATE events SET {column} = ?1 WHERE first = {row.First}"), value);
    }

    public void Dispose()
    {
        _raw.Dispose();
        _bench.Dispose();
    }
}
