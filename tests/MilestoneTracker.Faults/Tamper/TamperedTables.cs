using MilestoneTracker.Auditing;

namespace MilestoneTracker.Faults.Tamper;

// Whole rows and what stands around them: rows deleted, moved, doubled, swapped, cut; the identity, the marks of the file and the
// schema changed; and all of it written anew with hashes that fit.
internal static class TamperedTables
{
    private static readonly string[] AroundTheRows =
    [
        "UPDATE log SET name = 'another'", "UPDATE log SET name = ''", "DELETE FROM log", "INSERT INTO log VALUES ('another')",
            "UPDATE log SET name = name || char(0)",
        "PRAGMA application_id = 0", "PRAGMA application_id = 1", "PRAGMA user_version = 0", "PRAGMA user_version = 2",
        "PRAGMA user_version = -1",
        "DROP TRIGGER events_stay", "DROP TRIGGER events_stay_so", "DROP TRIGGER events_follow", "DROP TRIGGER log_stays",
        "DROP TRIGGER log_stays_so", "DROP TRIGGER log_alone",
        "DROP TABLE log", "DROP TABLE events", "ALTER TABLE events ADD COLUMN more TEXT", "ALTER TABLE events RENAME TO moved",
        "CREATE TABLE more (x)", "CREATE INDEX more ON events (count)",
        "CREATE TRIGGER more AFTER INSERT ON events BEGIN DELETE FROM log; END",
        "DROP TABLE events; CREATE VIEW events AS SELECT 1 AS first, 1 AS count, x'00' AS lines, x'00' AS hashes", "DELETE FROM events",
    ];

    private static readonly Func<long, long>[] Moves = [
        first => first + 1, first =>
            first - 1, first => first + (1L << 32), first => -first, _ => long.MaxValue, _ => long.MinValue, _ => 0];
    private static readonly Func<long, long>[] Counts =
        [count => count + 1, count => count == 1 ? 2 : count - 1, count => count + (1L << 32), _ => long.MaxValue, _ => 1_000_000];

    public static void Run(SqliteOriginal original, Cases cases)
    {
        int rows = original.Rows.Count;
        int last = (int)original.Checkpoint.Size;
        Try("rows deleted", row => $"DELETE FROM events WHERE first = {row.First}");
        Try("rows and all behind them deleted", row => $"DELETE FROM events WHERE first >= {row.First}");
        Try("rows doubled at the end", row =>
            $"INSERT INTO events SELECT {last + 1}, count, lines, hashes FROM events WHERE first = {row.First}");
        Try("rows doubled before the first", row =>
            $"INSERT INTO events SELECT {1 - row.Count}, count, lines, hashes FROM events WHERE first = {row.First}");
        Try("rows moved to the end", row => $"UPDATE events SET first = {last + 1} WHERE first = {row.First}");
        Try("rows moved before the first", row => $"UPDATE events SET first = {-row.First} WHERE first = {row.First}");
        TryEach("rows moved by a little or far", Moves.Length, (row, i) =>
            $"UPDATE OR REPLACE events SET first = {Moves[i](row.First)} WHERE first = {row.First}");
        TryEach("counts changed", Counts.Length, (row, i) => $"UPDATE events SET count = {Counts[i](row.Count)} WHERE first = {row.First}");
        TryPairs(
            "neighbouring rows swapped", (row, next) =>
            $"UPDATE events SET first = {-row.First} WHERE first = {row.First}; UPDATE events SET first = {row.First} WHERE first = {next.First}; UPDATE events SET first = {row.First + next.Count} WHERE first = {-row.First}");
        TryPairs(
            "rows with the events of their neighbour", (row, next) =>
            $"UPDATE events SET lines = (SELECT lines FROM events WHERE first = {next.First}) WHERE first = {row.First}");
        TryPairs(
            "rows with the hashes of their neighbour", (row, next) =>
            $"UPDATE events SET hashes = (SELECT hashes FROM events WHERE first = {next.First}) WHERE first = {row.First}");
        Try("rows with their lines cut", row => $"UPDATE events SET lines = substr(lines, 1, length(lines) - 1) WHERE first = {row.First}");
        Try("rows with a line too many", row => $"UPDATE events SET lines = CAST(lines || x'0A' AS BLOB) WHERE first = {row.First}");
        Try("rows with no lines", row => $"UPDATE events SET lines = x'' WHERE first = {row.First}");
        Try("rows with their hashes cut", row =>
            $"UPDATE events SET hashes = substr(hashes, 1, length(hashes) - 1) WHERE first = {row.First}");
        Try("rows with hashes too many", row => $"UPDATE events SET hashes = CAST(hashes || hashes AS BLOB) WHERE first = {row.First}");
        Try("rows with no hashes", row => $"UPDATE events SET hashes = x'' WHERE first = {row.First}");
        cases.Try("identities and schemas changed", AroundTheRows.Length, Bench, (bench, i) => Judge(bench, original, AroundTheRows[i]));
        AuditEvent[] events = original.Original.Read();
        cases.Try("databases written anew", events.Length, Bench, (bench, i) =>
        {
            bench.Put([]);
            SqliteOriginal.Imported(
                TamperedLines.WrittenAnew(events, i, original.Checkpoint.Origin), original.Checkpoint.Origin, bench.File).Dispose();
            bench.Judge(FormattableString.Invariant($"database written anew from event {i + 1} on"));
        });

        void Try(string way, Func<EventRow, FormattableString> sql) => TryEach(way, 1, (row, _) => sql(row));

        void TryEach(string way, int each, Func<EventRow, int, FormattableString> sql) =>
            cases.Try(
            way, rows * each, Bench, (bench, i) =>
            Judge(bench, original, FormattableString.Invariant(sql(original.Rows[i / each], i % each))));

        void TryPairs(string way, Func<EventRow, EventRow, FormattableString> sql) =>
            cases.Try(
            way, rows - 1, Bench, (bench, i) =>
            Judge(bench, original, FormattableString.Invariant(sql(original.Rows[i], original.Rows[i + 1]))));

        DatabaseBench Bench() => new(original, cases.Tampered);
    }

    private static void Judge(DatabaseBench bench, SqliteOriginal original, string sql)
    {
        foreach (bool readOnly in (bool[])[true, false])
        {
            bench.Put(original.Closed);
            using (RawDatabase database = new(bench.File)) database.Execute(sql);
            bench.Judge(sql + (readOnly ? ", opened for reading" : ", opened for writing"), readOnly);
        }
    }
}
