using System.Diagnostics;
using MilestoneTracker.Faults.Kill;

namespace MilestoneTracker.Faults.Syscalls;

/// <summary>What a child has said of its changes, up to its end.</summary>
internal sealed class CallerReport
{
    public List<Kept> Kept { get; } = [];

    /// <summary>Changes that were surely not kept: refused, or asked of a registry that was faulted already.</summary>
    public List<string> NotKept { get; } = [];

    /// <summary>The change of which nobody knows; <see langword="null"/> where there is none.</summary>
    public string? Unknown { get; private set; }

    public int Refused { get; private set; }

    public bool HasOpened { get; private set; } = true;

    /// <summary>What must not be; <see langword="null"/> for nothing.</summary>
    public string? Fault { get; private set; }

    private bool _hasClosed;

    /// <summary>Takes what a child says to its end.</summary>
    public static CallerReport Of(Process child)
    {
        CallerReport report = new();
        while (Says.Hear(child.StandardOutput) is { } heard) report.Take(heard.Word, heard.About);
        child.WaitForExit();
        report.End(child.ExitCode);
        return report;
    }

    public void Take(string word, string about)
    {
        switch (word)
        {
            case Caller.Kept:
                if (Unknown is not null) Fault ??= "a change was kept by a registry that did not know what became of the one before";
                Kept.Add(Kill.Kept.Parse(about));
                break;
            case Caller.Refused:
                if (Unknown is not null)
                    Fault ??= "a change was refused as if nothing was, by a registry that did not know what became of the one before";
                Refused++;
                NotKept.Add(about);
                break;
            case Caller.Faulted when Unknown is null: Unknown = about; break;
            case Caller.Faulted: NotKept.Add(about); break;
            case Caller.NotOpened: HasOpened = false; break;
            case Caller.Closed: _hasClosed = true; break;
            case Caller.Crash: Fault ??= about; break;
        }
    }

    public void End(int exitCode)
    {
        if (!_hasClosed || exitCode != 0) Fault ??= FormattableString.Invariant(
            $"it ended with exit code {exitCode}, and has {(_hasClosed ? "" : "not ")}closed the log");
    }
}
