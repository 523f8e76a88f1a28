using MilestoneTracker.Faults.Kill;
using MilestoneTracker.Sqlite;
using MilestoneTracker.TestSupport.Disks;

namespace MilestoneTracker.Faults.Syscalls;

// Logs on a file system that can only be read, left open or closed: to open one for writing is an error of a known type; for reading
// it is one too, or all of it is read. A kernel does not let a file system turn read-only while a file on it is
// open for writing; what a child would see then is injected (EROFS).
internal sealed class ReadOnlyDisks(string folder, ulong seed, Losses losses, Findings findings)
{
    private const int Size = 16 * 1024;

    public int Count { get; private set; }

    public int Skipped { get; private set; }

    public void Run()
    {
        foreach (bool isLeftOpen in (bool[])[true, false])
        {
            using SmallDisk? disk = SmallDisk.TryMount(Path.Combine(folder, isLeftOpen ? "readonly-open" : "readonly-closed"), Size);
            if (disk is null)
            {
                Skipped++;
                continue;
            }

            Count++;
            string when = isLeftOpen ? "a read-only disk with a log that was left open" : "a read-only disk with a log that was closed";
            Inquest inquest = new(losses);
            string file = Scenario.LeftOpen(folder, seed).Put(disk.Folder, inquest);
            if (!isLeftOpen) SqliteAuditLog.Open(file).Dispose();
            disk.MakeReadOnly();
            Attempt(file, readOnly: false, when);
            Attempt(file, readOnly: true, when);
            disk.MakeWritable();
            inquest.Hold(file, when);
        }
    }

    private void Attempt(string file, bool readOnly, string when)
    {
        try
        {
            using SqliteAuditLog log = SqliteAuditLog.Open(file, new SqliteAuditLogOptions { ReadOnly = readOnly });
            if (log.Verify() is { IsValid: false } report) losses.Unverifiable($"{when}: {report}");
            if (log.OpenRegistry().Current.Version != log.LastSequence) losses.Different(when);
            if (!readOnly) log.OpenRegistry().RegisterMilestone("on a disk that can only be read");
            Console.WriteLine($"{when}, opened for {(readOnly ? "reading: all of it is read" : "writing, and written to")}");
            if (!readOnly) findings.Add($"{when}: a change was kept");
        }
        catch (Exception e) when (e is SqliteLogException or Auditing.AuditAppendRefusedException)
        {
            Console.WriteLine($"{when}, opened for {(readOnly ? "reading" : "writing")}: {e.Message}");
        }
        catch (Exception e)
        {
            findings.Add($"{when}: {e}");
        }
    }
}
