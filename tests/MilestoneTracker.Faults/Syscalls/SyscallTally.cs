namespace MilestoneTracker.Faults.Syscalls;

/// <summary>What came of the injected errors. Safe from any thread.</summary>
internal sealed class SyscallTally
{
    private long _injections;
    private long _hit;
    private long _notOpened;
    private long _refused;
    private long _unknown;
    private long _borne;

    public void Add(CallerReport report, bool isHit)
    {
        Interlocked.Increment(ref _injections);
        if (isHit) Interlocked.Increment(ref _hit);
        if (!report.HasOpened) Interlocked.Increment(ref _notOpened);
        else if (report.Unknown is not null) Interlocked.Increment(ref _unknown);
        else if (report.Refused > 0) Interlocked.Increment(ref _refused);
        else Interlocked.Increment(ref _borne);
    }

    public override string ToString() => FormattableString.Invariant(
        $"{_injections} injected errors, {_hit} hit ({_notOpened} not opened, {_refused} refused and gone on, {_unknown} unknown and faulted, {_borne} without an effect on a change)");
}
