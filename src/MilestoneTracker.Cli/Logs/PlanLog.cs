using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Ledger;
using MilestoneTracker.Reporting;

namespace MilestoneTracker.Cli.Logs;

// A plan that was opened to be looked at, from whatever it is kept in. What costs is done when it is first asked for, so that
// verifying can say what is wrong with a log that could not be read.
internal abstract class PlanLog(string file) : IDisposable
{
    /// <summary>The file as it was named.</summary>
    public string File => file;

    /// <summary>What it is, in words.</summary>
    public abstract string Kind { get; }

    /// <summary>What the plan is called, where the file says.</summary>
    public abstract string? Title { get; }

    public abstract IAuditLog Events { get; }

    /// <summary>The plan as it is now.</summary>
    public abstract RegistrySnapshot Current { get; }

    /// <summary>Whether the times in it are days of a plan that was written down, and not of a clock.</summary>
    public virtual bool IsWrittenDown => false;

    public abstract VerificationResult Verify(Checkpoint? checkpoint, CancellationToken cancellationToken);

    public abstract Checkpoint GetCheckpoint();

    public abstract void Export(Stream output, CancellationToken cancellationToken);

    public abstract void Dispose();

    /// <summary>The plan as it was at versions or times, in their order: one pass over the log where all are versions, two
    /// otherwise.</summary>
    public IReadOnlyList<RegistrySnapshot> AsOf(IReadOnlyList<PointInTime> moments, CancellationToken cancellationToken)
    {
        foreach (PointInTime moment in moments) CheckReached(moment);
        ChangeTimes? times = moments.Any(moment => moment.Time is not null) ? ChangeTimes.Read(Events, cancellationToken) : null;
        long[] versions = [.. moments.Select(moment => moment.Time is { } time ? times!.VersionAt(time) : moment.Version!.Value)];
        long[] sorted = [.. versions.Distinct().Order()];
        RegistrySnapshot[] plans = [.. RegistrySnapshot.AsOf(Events, sorted, cancellationToken)];
        return [.. versions.Select(version => plans[Array.IndexOf(sorted, version)])];
    }

    /// <summary>Refuses a version that the log has not reached.</summary>
    public void CheckReached(PointInTime moment)
    {
        if (moment.Version is not { } version || version == 0) return;
        long last = Events.LastSequence;
        if (version > last) throw new InvocationException(
            ExitCode.Refused, FormattableString.Invariant($"There is no version {version}: the log has versions 0 to {last}."));
    }
}
