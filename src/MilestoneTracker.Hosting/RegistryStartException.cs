namespace MilestoneTracker.Hosting;

/// <summary>A registry cannot be opened from its log, so that the host does not start. The inner exception is the cause; the message says what to do.</summary>
public sealed class RegistryStartException : InvalidOperationException
{
    internal RegistryStartException(string registry, string? log, Exception cause)
        : base($"The registry '{registry}' cannot be opened from its log{(log is null ? "" : $" ({log})")}. {cause.Message} The host does not start without it: repair or restore the log, or see to what is in the way, and start again.", cause) =>
        Registry = registry;

    /// <summary>The name of the registry; <c>default</c> where it was given none.</summary>
    public string Registry { get; }
}
