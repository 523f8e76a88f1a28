namespace MilestoneTracker.Sqlite;

/// <summary>How a log in SQLite is opened. Each part is checked when it is set, and read once, when the log is opened.</summary>
public sealed class SqliteAuditLogOptions
{
    /// <summary>
    /// The identity of the log, under the rules of names; it is part of every event and the origin of every checkpoint, so it
    /// should be no other log's: <c>example.com/plans/2026</c>.
    /// A new file gets it, one that is there must have it. By default (<see langword="null"/>) a new file gets a random one, and
    /// one that is there may have any.
    /// </summary>
    /// <exception cref="ArgumentException">The text breaks a rule of names; the message says which and where.</exception>
    public string? Identity
    {
        get;
        set => field = value is null ? null : NameRules.Checked(value, nameof(Identity));
    }

    /// <summary>Whether the file is only read: it must be there, and every append is refused. The default is
    /// <see langword="false"/>.</summary>
    /// <remarks>Files are made beside it all the same (<c>-wal</c>, <c>-shm</c>), so its folder must be writable: copy a log from a
    /// medium that is not.</remarks>
    public bool ReadOnly { get; set; }

    /// <summary>How long to wait where somebody else writes to the file, from zero. The default is 5 seconds. A wait that takes
    /// longer is a refusal.</summary>
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
}
