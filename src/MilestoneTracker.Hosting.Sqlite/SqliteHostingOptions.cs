using System.ComponentModel.DataAnnotations;

namespace MilestoneTracker.Hosting.Sqlite;

/// <summary>Which file a registry keeps its log in. Bound from the section <c>MilestoneTracker:Sqlite</c> of the configuration,
/// validated when the host starts, and read once.</summary>
/// <remarks>What is set in code takes the place of what the configuration says. A registry of a name of its own has the section
/// <c>MilestoneTracker:Registries:NAME:Sqlite</c>.</remarks>
public sealed class SqliteHostingOptions
{
    /// <summary>The file, made where there is none; its folder must be there. A relative path begins at the content root of the
    /// host. It has no default: without it the host does not start.</summary>
    [Required]
    public string? Path { get; set; }

    /// <summary>The identity of the log, under the rules of names; a file that is there must have it. Default:
    /// <see langword="null"/>, a new file gets a random one.</summary>
    [NameRule]
    public string? Identity { get; set; }

    /// <summary>How long to wait where another process writes to the file, from zero to an hour. Default: 5 seconds.</summary>
    [Within(0, 60 * 60)]
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(5);
}
