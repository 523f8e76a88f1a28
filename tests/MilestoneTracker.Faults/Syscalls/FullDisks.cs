using System.Diagnostics;
using System.Globalization;
using MilestoneTracker.Faults.Kill;
using MilestoneTracker.Sqlite;
using MilestoneTracker.TestSupport.Disks;

namespace MilestoneTracker.Faults.Syscalls;

// Disks of many sizes that a child fills. On half of them there is room again while it is still there, and a change that comes
// then is kept where the registry is not faulted; on the others it closes the log on the full disk, and that log is opened there.
internal sealed class FullDisks(string folder, ulong seed, Losses losses, Findings findings)
{
    private const int Smallest = 16;
    private const int Largest = 1024;
    private const int Roomy = 16 * 1024;

    public int Count { get; private set; }

    public int Skipped { get; private set; }

    /// <summary>How many did not even have the room for a log.</summary>
    public int NotOpened { get; private set; }

    public int Refused { get; private set; }

    public int Unknown { get; private set; }

    public void Run()
    {
        for (int size = Smallest; size <= Largest; size += size < 256 ? 8 : 64)
        {
            using SmallDisk? disk = SmallDisk.TryMount(Path.Combine(folder, FormattableString.Invariant($"disk{size}")), size);
            if (disk is null) Skipped++;
            else Fill(disk, size, hasRoomAgain: Count++ % 2 == 0);
        }
    }

    private void Fill(SmallDisk disk, int size, bool hasRoomAgain)
    {
        string when = FormattableString.Invariant($"a disk of {size} KiB");
        string file = Path.Combine(disk.Folder, "plan.db");
        Inquest inquest = new(losses);
        CallerReport report = new();
        using (Process child = OwnProgram.Start(
            [.. OwnProgram.Command, "filler", file, "--seed", seed.ToString(CultureInfo.InvariantCulture)], isSpokenTo: true))
        {
            while (Says.Hear(child.StandardOutput) is { } heard)
            {
                if (heard.Word != Filler.Waiting)
                {
                    report.Take(heard.Word, heard.About);
                    continue;
                }

                if (hasRoomAgain) disk.Resize(Roomy);
                child.StandardInput.WriteLine(hasRoomAgain ? Filler.MoreRoom : Filler.NoMoreRoom);
                child.StandardInput.Flush();
            }

            child.WaitForExit();
            report.End(child.ExitCode);
        }

        Take(report, when);
        inquest.Expect(report.Kept);
        inquest.ExpectNothingOf(report.NotKept);
        if (!hasRoomAgain) OpenOnFullDisk(file, when);
        disk.Resize(Roomy);
        inquest.Hold(file, when);
    }

    private void Take(CallerReport report, string when)
    {
        if (report.Fault is not null) findings.Add($"{when}: {report.Fault}");
        if (!report.HasOpened) NotOpened++;
        else if (report.Unknown is not null) Unknown++;
        else if (report.Refused > 0) Refused++;
        else findings.Add($"{when}: it was not filled");
    }

    private void OpenOnFullDisk(string file, string when)
    {
        try
        {
            using SqliteAuditLog log = SqliteAuditLog.Open(file);
            if (log.Verify() is { IsValid: false } report) losses.Unverifiable($"{when}, full: {report}");
        }
        catch (SqliteLogException)
        {
            // It says so, with a type that is documented.
        }
        catch (Exception e)
        {
            findings.Add($"{when}, full: {e}");
        }
    }
}
