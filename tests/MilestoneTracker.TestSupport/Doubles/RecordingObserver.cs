namespace MilestoneTracker.TestSupport.Doubles;

/// <summary>An observer that remembers what it heard, and does what it is told to.</summary>
internal sealed class RecordingObserver(Action<RegistryChange>? then = null) : IObserver<RegistryChange>
{
    private readonly List<RegistryChange> _changes = [];

    public IReadOnlyList<RegistryChange> Changes
    {
        get
        {
            lock (_changes) return [.. _changes];
        }
    }

    public bool WasEnded { get; private set; }

    public void OnNext(RegistryChange value)
    {
        lock (_changes) _changes.Add(value);
        then?.Invoke(value);
    }

    public void OnCompleted() => WasEnded = true;

    public void OnError(Exception error) => WasEnded = true;
}
