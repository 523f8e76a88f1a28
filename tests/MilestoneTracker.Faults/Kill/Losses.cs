namespace MilestoneTracker.Faults.Kill;

/// <summary>What was looked for after each kill, and how often it was found. Safe from any thread.</summary>
internal sealed class Losses(Findings findings)
{
    private long _acknowledged;
    private long _lost;
    private long _half;
    private long _unverifiable;
    private long _different;
    private long _verifications;

    public void Acknowledged(int events) => Interlocked.Add(ref _acknowledged, events);

    public void Verified() => Interlocked.Increment(ref _verifications);

    public void Lost(string what) => Count(ref _lost, "lost: " + what);

    public void HalfKept(string what) => Count(ref _half, "half a change: " + what);

    public void Unverifiable(string what) => Count(ref _unverifiable, "not to be verified: " + what);

    public void Different(string what) => Count(ref _different, "the registry is another: " + what);

    public override string ToString() => FormattableString.Invariant(
        $"{_acknowledged} acknowledged events, {_verifications} verifications, {_lost} lost, {_half} half changes, {_unverifiable} unverifiable logs, {_different} registries that differ, {findings.Count} findings");

    private void Count(ref long counter, string what)
    {
        Interlocked.Increment(ref counter);
        findings.Add(what);
    }
}
