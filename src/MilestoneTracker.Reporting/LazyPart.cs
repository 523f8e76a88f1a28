namespace MilestoneTracker.Reporting;

/// <summary>A part of a report that is made when it is first asked for, and then kept.</summary>
/// <remarks>Safe from any thread; who comes while it is made waits for it. Where making it fails or is cancelled nothing is kept, and it is
/// made anew when it is asked for again.</remarks>
/// <param name="make">Makes it.</param>
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
