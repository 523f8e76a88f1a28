namespace MilestoneTracker.Sqlite;

/// <summary>Options for opening a log in SQLite. Values are validated when they are set, and read once, when the log is
/// opened.</summary>
public sealed class SqliteAuditLogOptions
{
    /// <summary>The identity of the log, such as <c>example.com/plans/2026</c>. A new file gets this identity; an existing file must
    /// have it. The identity is part of every event and the origin of every checkpoint, so no two logs should share one.</summary>
    /// <value>A text under the rules of names. Default: <see langword="null"/>, a new file gets a random identity and an existing file
    /// may have any.</value>
    /// <exception cref="ArgumentException">The text breaks a rule of names; the message says which and where.</exception>
    public string? Identity
    {
        get;
        set => field = value is null ? null : NameRules.Checked(value, nameof(Identity));
    }

    /// <summary>Whether to open the file for reading only: it must exist, and every append is refused.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    /// <remarks>SQLite creates files beside the log even to read it (<c>-wal</c>, <c>-shm</c>), so its folder must be writable. Copy a
    /// log from a read-only medium first.</remarks>
    public bool ReadOnly { get; set; }

    /// <summary>The longest time to wait while another connection writes to the file. After that, the operation is
    /// refused.</summary>
    /// <value>A time of zero or more. Default: 5 seconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public TimeSpan LockTimeout
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(5);

    /// <summary>The file with the table of mounts: for tests.</summary>
    internal string Mounts { get; init; } = FileSystems.Mounts;
}
