namespace MilestoneTracker.Hosting;

/// <summary>A registry cannot be configured or opened from its log, so the host does not start. The inner exception is the
/// cause.</summary>
public sealed class RegistryStartException : InvalidOperationException
{
    private RegistryStartException(string registry, string message, Exception cause)
        : base(message, cause) => Registry = registry;

    /// <summary>The name of the registry; <c>default</c> for the default registry.</summary>
    public string Registry { get; }

    internal static RegistryStartException ForLog(string registry, string? log, Exception cause) =>
        new(registry,
            $"The registry '{registry}' cannot be opened from its log{(log is null ? "" : $" ({log})")}. {cause.Message} The host "
            + "does not start without it. Repair or restore the log, or remove the obstacle, and start again.", cause);

    internal static RegistryStartException ForConfigure(string registry, Exception cause) =>
        new(registry,
            $"The registry '{registry}' cannot be configured: a delegate passed to ConfigureRegistry failed. {cause.Message} The host "
            + "does not start without it. Correct the delegate, or remove the obstacle, and start again.", cause);
}
