namespace MilestoneTracker.Faults;

/// <summary>What did not hold: each is said, up to some number, and all are counted. Safe from any thread.</summary>
internal sealed class Findings(TextWriter output)
{
    private const int Shown = 20;

    private readonly Lock _gate = new();
    private long _count;

    public long Count
    {
        get
        {
            lock (_gate) return _count;
        }
    }

    public void Add(string what)
    {
        lock (_gate)
        {
            if (++_count > Shown) return;
            output.WriteLine("NOT AS IT SHOULD BE: " + what.ReplaceLineEndings(" "));
            output.Flush();
        }
    }
}
