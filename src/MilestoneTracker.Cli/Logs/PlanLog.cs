using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Ledger;

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

    public abstract LedgerReport Verify(Checkpoint? checkpoint, CancellationToken cancellationToken);

    public abstract Checkpoint GetCheckpoint();

    public abstract void Export(Stream output, CancellationToken cancellationToken);

    public abstract void Dispose();

    /// <summary>The plan as it was at a version or a time.</summary>
    public RegistrySnapshot AsOf(Moment moment, CancellationToken cancellationToken)
    {
        if (moment.Version is not { } version) return RegistrySnapshot.AsOf(Events, moment.Time!.Value, cancellationToken);
        long last = Events.LastSequence;
        return version <= last
            ? RegistrySnapshot.AsOf(Events, version, cancellationToken)
            : throw new CallException(ExitCode.Refused, FormattableString.Invariant($"There is no version {version}: the log has versions 0 to {last}."));
    }
}
