namespace MilestoneTracker.Sqlite;

/// <summary>The kinds of failure of a log in SQLite, by what a host can do about them.</summary>
public enum SqliteLogFault
{
    /// <summary>SQLite reported an error that no other value covers; the exception contains its message and code.</summary>
    Other,

    /// <summary>The file cannot be opened: the file or its folder does not exist, or access is denied.</summary>
    CannotOpen,

    /// <summary>The file is not an audit log of this library: it is the database of another program, or not a database.</summary>
    NotALog,

    /// <summary>The file was written by a later version of this library.</summary>
    LaterSchema,

    /// <summary>The log in the file has another identity than the requested one.</summary>
    OtherLog,

    /// <summary>The file, its folder or the file system is read-only.</summary>
    ReadOnly,

    /// <summary>Another process, or another log in this process, has locked the file for longer than
    /// <see cref="SqliteAuditLogOptions.LockTimeout"/>, or for longer than <see cref="SqliteAuditLog.CheckWritable"/>
    /// waits.</summary>
    Locked,

    /// <summary>The disk is full.</summary>
    DiskFull,

    /// <summary>The operating system reported an error while reading or writing.</summary>
    InputOutput,

    /// <summary>The file is an audit log that was damaged or changed, or the disk cannot read it; SQLite reports both in the same
    /// way.</summary>
    Damaged,

    /// <summary>Another file has taken the place of the open one, or a file beside it that belongs to the log (<c>-wal</c>,
    /// <c>-shm</c>) was deleted, moved, replaced or truncated: appended events would be lost.</summary>
    Replaced,
}
