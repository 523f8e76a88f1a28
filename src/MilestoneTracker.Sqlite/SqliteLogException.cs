using System.Globalization;
using SQLitePCL;

namespace MilestoneTracker.Sqlite;

/// <summary>A log in SQLite cannot be opened, read or written.</summary>
/// <remarks>
/// Where an append was surely not kept, it is inside an <see cref="MilestoneTracker.Auditing.AuditAppendRefusedException"/>. Where
/// it comes out of an append on its own, nobody knows whether the append was
/// kept: the registry is faulted, and the log must be opened anew.
/// </remarks>
public sealed class SqliteLogException : Exception
{
    internal SqliteLogException(SqliteLogFault fault, string message, int errorCode = 0, Exception? innerException = null)
        : base(message, innerException) => (Fault, ErrorCode) = (fault, errorCode);

    /// <summary>What is wrong, in terms of what to do about it.</summary>
    public SqliteLogFault Fault { get; }

    /// <summary>The extended result code of SQLite (such as 1034, SQLITE_IOERR_FSYNC); 0 where SQLite reported no error.</summary>
    public int ErrorCode { get; }

    internal static SqliteLogException From(sqlite3? database, int code, string doing)
    {
        int extended = database is null ? code : raw.sqlite3_extended_errcode(database);
        if ((extended & 0xFF) != (code & 0xFF)) extended = code; // the connection has gone on since
        string said = database is null || extended == code
            ? raw.sqlite3_errstr(code).utf8_to_string() : raw.sqlite3_errmsg(database).utf8_to_string();
        (SqliteLogFault fault, string advice) = (code & 0xFF) switch
        {
            raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH =>
                (SqliteLogFault.CannotOpen,
                    "See that the file and its folder are there and may be used: also for reading, SQLite makes files beside it."),
            raw.SQLITE_NOTADB => (SqliteLogFault.NotALog, "The file is no SQLite database."),
            raw.SQLITE_READONLY =>
            (SqliteLogFault.ReadOnly, "See that the file and its folder may be written, or open the log for reading only."),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            (SqliteLogFault.Locked,
                "Somebody else holds the file: another process, or another log in this one. Try again, or end the other one."),
            raw.SQLITE_FULL => (SqliteLogFault.DiskFull, "Make room on the disk."),
            raw.SQLITE_IOERR => (SqliteLogFault.InputOutput, "See to the disk before you open the log anew."),
            // What the disk cannot read looks the same: SQLite does not tell them apart.
            raw.SQLITE_CORRUPT => (SqliteLogFault.Damaged, "See to the disk; where it is sound, restore the log from a backup."),
            _ => (SqliteLogFault.Other, "It is none of the failures that this library knows."),
        };
        return new SqliteLogException(
            fault, string.Format(CultureInfo.InvariantCulture, "{0} failed: {1} (SQLite code {2}). {3}", doing, said, extended, advice),
            extended);
    }
}
