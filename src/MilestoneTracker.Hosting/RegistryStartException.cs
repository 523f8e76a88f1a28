namespace MilestoneTracker.Hosting;

/// <summary>A registry cannot be configured, or not be opened from its log, so that the host does not start. The inner exception is
/// the cause; the message says what to do.</summary>
public sealed class RegistryStartException : InvalidOperationException
{
    private RegistryStartException(string registry, string message, Exception cause)
        : base(message, cause) => Registry = registry;

    /// <summary>The name of the registry; <c>default</c> where it was given none.</summary>
    public string Registry { get; }

    internal static RegistryStartException OfLog(string registry, string? log, Exception cause) =>
        new(registry,
            $"The registry '{registry}' cannot be opened from its log{(log is null ? "" : $" ({log})")}. {cause.Message} The host "
            + "does not start without it: repair or restore the log, or see to what is in the way, and start again.", cause);

    internal static RegistryStartException OfConfigure(string registry, Exception cause) =>
        new(registry,
            $"The registry '{registry}' cannot be configured: a delegate that was given to ConfigureRegistry failed. {cause.Message} "
            + "The host does not start without it: correct the delegate, or see to what is in its way, and start again.", cause);
}
