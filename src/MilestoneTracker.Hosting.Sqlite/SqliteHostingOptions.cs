using System.ComponentModel.DataAnnotations;

namespace MilestoneTracker.Hosting.Sqlite;

/// <summary>Options of a registry whose log is in SQLite.</summary>
/// <remarks>Bound from the configuration section <c>MilestoneTracker:Sqlite</c> (for a named registry
/// <c>MilestoneTracker:Registries:NAME:Sqlite</c>), validated when the host starts, and read once. Values set in code override the
/// configuration.</remarks>
public sealed class SqliteHostingOptions
{
    /// <summary>The path of the file, which is created if it does not exist; its folder must exist.</summary>
    /// <value>A path; a relative path is relative to the content root of the host. Required: there is no default.</value>
    [Required]
    public string? Path { get; set; }

    /// <summary>The identity of the log. A new file gets this identity; an existing file must have it.</summary>
    /// <value>A text under the rules of names. Default: <see langword="null"/>, a new file gets a random identity and an existing file
    /// may have any.</value>
    [NameRule]
    public string? Identity { get; set; }

    /// <summary>The longest time to wait while another process writes to the file.</summary>
    /// <value>A time from zero to 1 hour. Default: 5 seconds.</value>
    [Within(0, 60 * 60)]
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(5);
}
