using System.Globalization;

namespace MilestoneTracker.Exchange.Conformance.Hostile;

// The most memory that the process has had since it was asked, beyond what it had then: by the kernel where it says it, else by looking
// every few milliseconds at the heap.
internal sealed class PeakMemory : IDisposable
{
    private const string Status = "/proc/self/status";
    private readonly long _before;
    private readonly Timer? _timer;
    private long _most;

    public PeakMemory()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (!TryReset())
        {
            _timer = new Timer(_ => Look(), null, 0, 5);
            _before = GC.GetTotalMemory(forceFullCollection: false);
            return;
        }

        _before = Kernel("VmRSS:");
    }

    /// <summary>The most since then, in bytes.</summary>
    public long Measure()
    {
        if (_timer is null) return Math.Max(0, Kernel("VmHWM:") - _before);
        Look();
        return Math.Max(0, Interlocked.Read(ref _most) - _before);
    }

    public void Dispose() => _timer?.Dispose();

    // The highest mark of the process begins anew.
    private static bool TryReset()
    {
        try
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
            return File.Exists(Status);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static long Kernel(string name)
    {
        string line = File.ReadLines(Status).First(line => line.StartsWith(name, StringComparison.Ordinal));
        string number = new([.. line.Where(char.IsAsciiDigit)]);
        return long.Parse(number, CultureInfo.InvariantCulture) * 1024;
    }

    private void Look()
    {
        long now = GC.GetTotalMemory(forceFullCollection: false);
        if (now > Interlocked.Read(ref _most)) Interlocked.Exchange(ref _most, now);
    }
}
