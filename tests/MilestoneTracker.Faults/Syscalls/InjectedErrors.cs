using System.Collections.Concurrent;
using MilestoneTracker.Faults.Kill;
using MilestoneTracker.Faults.Plans;
using MilestoneTracker.Sqlite;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Faults.Syscalls;

// An error at each system call that touches the files, one run of the child for each. Afterwards, without errors, the log is
// looked at as after a death, and one more change is made.
internal sealed class InjectedErrors(string folder, Share share, ulong seed, Losses losses, Findings findings, SyscallTally tally)
{
    private int _runs;

    public void Run(Scenario scenario)
    {
        SortedDictionary<string, List<bool>> calls = Counted(scenario);
        Console.WriteLine(
            $"{scenario.Name}: {string.Join(", ", calls.Select(call => FormattableString.Invariant($"{call.Value.Count} {call.Key}")))}");
        IEnumerable<Injection> tried = Injection.All(calls).Where((_, i) => share.Has(seed, i));
        // Some take long, so one at a time is given out.
        Parallel.ForEach(Partitioner.Create(tried, EnumerablePartitionerOptions.NoBuffering), injection => RunOne(scenario, injection));
    }

    private SortedDictionary<string, List<bool>> Counted(Scenario scenario)
    {
        Inquest inquest = new(losses);
        string file = scenario.Put(NewFolder(), inquest);
        (CallerReport report, SortedDictionary<string, List<bool>> calls) = Strace.Count(file, seed);
        if (report.Fault is not null || report.Kept.Count != Caller.Changes || calls.Count == 0)
            findings.Add(
                $"{scenario.Name}, without an error: "
                + $"{report.Fault ?? FormattableString.Invariant($"{report.Kept.Count} changes kept")}, {calls.Count} kinds of calls");
        inquest.Expect(report.Kept);
        inquest.Hold(file, $"{scenario.Name}, without an error");
        return calls;
    }

    private void RunOne(Scenario scenario, Injection injection)
    {
        string when = $"{scenario.Name}, {injection}";
        Inquest inquest = new(losses);
        string inFolder = NewFolder();
        string file = scenario.Put(inFolder, inquest);
        (CallerReport report, string? hit) = Strace.Inject(file, seed, injection);
        if (hit is null) findings.Add($"{when}: the error was not hit");
        if (report.Fault is not null) findings.Add($"{when} ({hit}): {report.Fault}");
        tally.Add(report, hit is not null);
        inquest.Expect(report.Kept);
        inquest.ExpectNothingOf(report.NotKept);
        inquest.Hold(file, when);
        GoOn(file, when, inquest);
        Directory.Delete(inFolder, recursive: true);
    }

    private void GoOn(string file, string when, Inquest inquest)
    {
        try
        {
            using SqliteAuditLog log = SqliteAuditLog.Open(file);
            MilestoneRegistry registry = log.OpenRegistry();
            Change change = new Author(3, new SplitMix(seed)).Next("afterwards");
            change.Do(registry);
            inquest.Expect([new Kept(change, registry.Current.Version)]);
        }
        catch (Exception e)
        {
            findings.Add($"{when}: afterwards nothing can be appended: {e}");
            return;
        }

        inquest.Hold(file, when + ", and one more change");
    }

    private string NewFolder() =>
        Directory.CreateDirectory(Path.Combine(folder, FormattableString.Invariant($"{Interlocked.Increment(ref _runs)}"))).FullName;
}
