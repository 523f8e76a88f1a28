using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Ledger;
using MilestoneTracker.Reporting;

namespace MilestoneTracker.Cli.Logs;

// A plan that was opened for reading, whatever it is kept in. Expensive work is done on first use, so that verifying can report what is
// wrong with a log that cannot be read.
internal abstract class PlanLog(string file) : IDisposable
{
    /// <summary>The file as it was named.</summary>
    public string File => file;

    /// <summary>The kind of file, for people.</summary>
    public abstract string Kind { get; }

    /// <summary>The title of the plan, if the file has one.</summary>
    public abstract string? Title { get; }

    /// <summary>What the log is known by, if there is anything.</summary>
    public virtual string? Identity => null;

    public abstract IAuditLog Events { get; }

    /// <summary>The plan as it is now.</summary>
    public abstract RegistrySnapshot Current { get; }

    /// <summary>A registry that follows what other programs append; <see langword="null"/> if the file cannot be followed.</summary>
    public virtual MilestoneRegistry? Follow() => null;

    /// <summary>Whether its times are the days of a plan file instead of recorded times.</summary>
    public virtual bool IsWrittenDown => false;

    public abstract VerificationResult Verify(Checkpoint? checkpoint, CancellationToken cancellationToken);

    public abstract Checkpoint GetCheckpoint();

    public abstract void Export(Stream output, CancellationToken cancellationToken);

    public abstract void Dispose();

    /// <summary>The plan as of each moment, in the same order: one pass over the log if all are versions, otherwise two.</summary>
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
