namespace MilestoneTracker.Sqlite;

/// <summary>What is wrong with a log in SQLite, so far as a host can do something about it.</summary>
public enum SqliteLogFault
{
    /// <summary>SQLite reports something that none of the others names; its own message and code are in the exception.</summary>
    Other,

    /// <summary>The file cannot be opened: it or its folder is not there, or the rights to it are missing.</summary>
    CannotOpen,

    /// <summary>The file is not an audit log of this library: another program's, or no database at all.</summary>
    NotALog,

    /// <summary>A later version of this library has written the file.</summary>
    LaterSchema,

    /// <summary>The file is the log of another identity than the one that was asked for.</summary>
    OtherLog,

    /// <summary>The file, its folder or the file system can only be read.</summary>
    ReadOnly,

    /// <summary>Another process, or another log in this one, holds the file for longer than
    /// <see cref="SqliteAuditLogOptions.LockTimeout"/>, or for longer than <see cref="SqliteAuditLog.CheckWritable"/>
    /// waits.</summary>
    Locked,

    /// <summary>There is no room left on the disk.</summary>
    DiskFull,

    /// <summary>The operating system reported an error while reading or writing.</summary>
    InputOutput,

    /// <summary>The file is an audit log and has been damaged or changed by somebody else; or the disk cannot read it, which SQLite
    /// does not tell apart.</summary>
    Damaged,

    /// <summary>The file that is open lies no longer under its name, and another one does. Only
    /// <see cref="SqliteAuditLog.CheckWritable"/> looks.</summary>
    Replaced,
}
