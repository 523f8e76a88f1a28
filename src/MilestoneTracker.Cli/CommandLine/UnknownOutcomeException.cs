namespace MilestoneTracker.Cli.CommandLine;

/// <summary>The log failed while it was committing, so it is not known whether the events were saved.</summary>
internal sealed class UnknownOutcomeException(Exception cause) : Exception(cause.Message, cause);
