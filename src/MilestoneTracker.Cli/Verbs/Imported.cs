namespace MilestoneTracker.Cli.Verbs;

/// <summary>The result of an import.</summary>
internal sealed record Imported(long Events, RegistrySnapshot Before, RegistrySnapshot After);
