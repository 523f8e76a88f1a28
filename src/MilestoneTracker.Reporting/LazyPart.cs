namespace MilestoneTracker.Reporting;

/// <summary>A part of a report that is computed on first use and then kept.</summary>
/// <remarks>Thread-safe: callers wait while the part is computed. If computing it fails or is cancelled, nothing is kept, and the next
/// call computes it again.</remarks>
/// <param name="make">Computes the part.</param>
internal sealed class LazyPart<T>(Func<CancellationToken, T> make)
    where T : class
{
    private readonly Lock _gate = new();
    private volatile T? _made;

    public T Get(CancellationToken cancellationToken = default)
    {
        if (_made is { } made) return made;
        lock (_gate)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return _made ??= make(cancellationToken);
        }
    }
}
