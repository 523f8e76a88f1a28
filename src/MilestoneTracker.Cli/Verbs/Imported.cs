namespace MilestoneTracker.Cli.Verbs;

/// <summary>What an import has brought.</summary>
internal sealed record Imported(long Events, RegistrySnapshot Before, RegistrySnapshot After);
