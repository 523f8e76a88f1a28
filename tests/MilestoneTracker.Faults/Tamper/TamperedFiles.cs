using MilestoneTracker.Faults.Plans;
using MilestoneTracker.Sqlite;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Faults.Tamper;

// Bits of the files themselves, whatever SQLite makes of them: of the database and of its write-ahead log a sample. There are bytes
// in them that mean nothing; where verifying finds no fault, what is read must be the same to the byte. Of the saved state one bit of
// each byte: the registry that is opened from it must be what the log says, every time.
internal static class TamperedFiles
{
    private const int Sample = 20_000;

    public static void Run(SqliteOriginal original, Cases cases)
    {
        const string OfDatabase = "bits of the database flipped";
        cases.Try(OfDatabase, Sample, Bench, (bench, i) =>
        {
            (byte[] bytes, string what) = Flipped(original.Closed, i);
            bench.Put(bytes);
            bench.Judge(what + " of the database flipped", readOnly: i % 2 == 0, mayBeUnused: OfDatabase);
        });
        const string OfWriteAheadLog = "bits of the write-ahead log flipped";
        cases.Try(OfWriteAheadLog, Sample, Bench, (bench, i) =>
        {
            (byte[] bytes, string what) = Flipped(original.WriteAheadLog, i);
            bench.Put(original.Open, bytes);
            bench.Judge(what + " of the write-ahead log flipped", readOnly: i % 2 == 0, mayBeUnused: OfWriteAheadLog);
        });
        cases.Try("bits of the saved state flipped", original.SavedState.Length, Bench, (bench, i) =>
        {
            byte[] bytes = (byte[])original.SavedState.Clone();
            bytes[i] ^= (byte)(1 << SplitMix.For(cases.Seed, i).Below(8));
            bench.Put(original.Closed, savedState: bytes);
            JudgeState(bench.File, original, FormattableString.Invariant($"byte {i} of the saved state changed"), cases.Tampered);
        });

        DatabaseBench Bench() => new(original, cases.Tampered);

        (byte[] Bytes, string What) Flipped(byte[] bytes, int number)
        {
            int bit = SplitMix.For(cases.Seed, number).Below(bytes.Length * 8);
            byte[] flipped = (byte[])bytes.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            return (flipped, FormattableString.Invariant($"bit {bit % 8} of byte {bit / 8}"));
        }
    }

    private static void JudgeState(string file, SqliteOriginal original, string what, Tampered tampered)
    {
        try
        {
            using SqliteAuditLog log = SqliteAuditLog.Open(file, new SqliteAuditLogOptions { ReadOnly = true });
            if (Plan.FindDifference(log.OpenRegistry().Current, original.Plan) is { } difference)
                tampered.NotReported($"{what}: {difference}");
        }
        catch (Exception e)
        {
            tampered.NotReported($"{what}, and thrown: {e}");
        }
    }
}
