namespace MilestoneTracker.Cli.CommandLine;

/// <summary>The log failed while it was committing, so nobody knows what it kept.</summary>
internal sealed class UnknownOutcomeException(Exception cause) : Exception(cause.Message, cause);
