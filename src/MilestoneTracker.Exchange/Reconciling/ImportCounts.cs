namespace MilestoneTracker.Exchange.Reconciling;

// What an import does, counted.
internal readonly record struct ImportCounts(int Added, int Changed, int Unchanged, int Gone);
