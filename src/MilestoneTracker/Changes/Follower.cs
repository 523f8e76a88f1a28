using MilestoneTracker.Auditing;

namespace MilestoneTracker.Changes;

// Between a shared log and a registry that follows it. The log holds this object and not the registry, which is not disposable: it can be
// collected while the log is open, and the watch then ends.
internal sealed class Follower
{
    private readonly WeakReference<MilestoneRegistry> _registry;
    private volatile IDisposable? _watch;

    private Follower(MilestoneRegistry registry) => _registry = new WeakReference<MilestoneRegistry>(registry);

    public static void Follow(ISharedAuditLog log, MilestoneRegistry registry)
    {
        Follower follower = new(registry);
        follower._watch = log.Watch(follower.Look);
    }

    private void Look()
    {
        if (!_registry.TryGetTarget(out MilestoneRegistry? registry) || !registry.TryFollow()) _watch?.Dispose();
    }
}
