using System.Globalization;
using SQLitePCL;

namespace MilestoneTracker.Sqlite;

/// <summary>A log in SQLite cannot be opened, read or written.</summary>
/// <remarks>
/// If an append certainly failed, this is the inner exception of an
/// <see cref="MilestoneTracker.Auditing.AuditAppendRefusedException"/>. If an append throws this exception itself, its outcome is
/// unknown: the registry is faulted, and the log must be opened again.
/// </remarks>
public sealed class SqliteLogException : Exception
{
    internal SqliteLogException(SqliteLogFault fault, string message, int errorCode = 0, Exception? innerException = null)
        : base(message, innerException) => (Fault, ErrorCode) = (fault, errorCode);

    /// <summary>The kind of failure, which determines what to do about it.</summary>
    public SqliteLogFault Fault { get; }

    /// <summary>The extended result code of SQLite, such as 1034 (SQLITE_IOERR_FSYNC); 0 if SQLite reported no error.</summary>
    public int ErrorCode { get; }

    internal static SqliteLogException From(sqlite3? database, int code, string operation)
    {
        int extended = database is null ? code : raw.sqlite3_extended_errcode(database);
        if ((extended & 0xFF) != (code & 0xFF)) extended = code; // it is the code of a later call
        string error = database is null || extended == code
            ? raw.sqlite3_errstr(code).utf8_to_string() : raw.sqlite3_errmsg(database).utf8_to_string();
        (SqliteLogFault fault, string advice) = (code & 0xFF) switch
        {
            raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH =>
                (SqliteLogFault.CannotOpen,
                    "Check that the file and its folder exist and are writable: SQLite creates files beside it, even to read."),
            raw.SQLITE_NOTADB => (SqliteLogFault.NotALog, "The file is not a SQLite database."),
            raw.SQLITE_READONLY =>
                (SqliteLogFault.ReadOnly, "Make the file and its folder writable, or open the log for reading only."),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
                (SqliteLogFault.Locked,
                    "Another process, or another log in this process, has locked the file. Try again, or close the other one."),
            raw.SQLITE_FULL => (SqliteLogFault.DiskFull, "Free space on the disk."),
            raw.SQLITE_IOERR => (SqliteLogFault.InputOutput, "Check the disk, and its free space, before you open the log again."),
            // SQLite reports a file that the disk cannot read in the same way.
            raw.SQLITE_CORRUPT => (SqliteLogFault.Damaged, "Check the disk; if it works, restore the log from a backup."),
            raw.SQLITE_TOOBIG => (SqliteLogFault.Damaged,
                "A value is longer than any of a log. Restore the log from a backup."),
            _ => (SqliteLogFault.Other, "Unexpected SQLite error."),
        };
        return new SqliteLogException(
            fault,
            string.Format(CultureInfo.InvariantCulture, "{0} failed: {1} (SQLite code {2}). {3}", operation, error, extended, advice),
            extended);
    }
}
