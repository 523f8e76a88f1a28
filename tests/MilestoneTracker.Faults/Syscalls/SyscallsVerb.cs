using System.Diagnostics;
using MilestoneTracker.Faults.Kill;

namespace MilestoneTracker.Faults.Syscalls;

// System calls that fail, disks that are full, and file systems that can only be read: what was acknowledged is there, what was
// refused is not, and after an unknown outcome nothing goes on as if nothing was.
internal static class SyscallsVerb
{
    public static int Run(Share share, ulong seed)
    {
        if (!Strace.IsThere())
        {
            Console.WriteLine("syscalls: strace is not there, or may not trace. Install it (apt-get install strace).");
            return Exit.NotToBeHad;
        }

        Findings findings = new(Console.Out);
        Losses losses = new(findings);
        SyscallTally tally = new();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("milestonetracker-faults-");
        Console.WriteLine($"share {share}, seed {seed}");
        long start = Stopwatch.GetTimestamp();
        InjectedErrors errors = new(folder.FullName, share, seed, losses, findings, tally);
        errors.Run(Scenario.NoFile);
        errors.Run(Scenario.LeftOpen(folder.FullName, seed));
        FullDisks full = new(folder.FullName, seed, losses, findings);
        full.Run();
        ReadOnlyDisks readOnly = new(folder.FullName, seed, losses, findings);
        readOnly.Run();
        folder.Delete(recursive: true);
        Console.WriteLine(FormattableString.Invariant($"{Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s"));
        int skipped = full.Skipped + readOnly.Skipped;
        if (skipped > 0) Console.WriteLine(FormattableString.Invariant($"{skipped} disks skipped: mounting is not permitted here"));
        string disks = FormattableString.Invariant(
            $"{full.Count} full disks ({full.NotOpened} not opened, {full.Refused} refused and gone on, {full.Unknown} unknown and faulted), {readOnly.Count} read-only disks, {skipped} disks skipped");
        Console.WriteLine(FormattableString.Invariant($"syscalls: {tally}, {disks}, {losses}, seed {seed}"));
        return findings.Count == 0 ? Exit.Held : Exit.DidNotHold;
    }
}
