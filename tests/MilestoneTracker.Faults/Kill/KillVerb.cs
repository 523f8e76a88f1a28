using System.Diagnostics;

namespace MilestoneTracker.Faults.Kill;

// Children that write are killed, some while they start or recover, and nothing that they had acknowledged is missing. One lane a
// processor.
internal static class KillVerb
{
    public static int Run(int kills, ulong seed)
    {
        Findings findings = new(Console.Out);
        Losses losses = new(findings);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("milestonetracker-faults-");
        int lanes = Math.Min(Environment.ProcessorCount, kills);
        Console.WriteLine(FormattableString.Invariant($"{kills} kills in {lanes} lanes, seed {seed}"));
        long start = Stopwatch.GetTimestamp();
        Lane[] all = [.. Enumerable.Range(0, lanes).Select(_ => new Lane(folder.FullName, seed, losses, findings))];
        Thread[] threads =
            [.. all.Select((lane, number) => new Thread(() => lane.Run(Enumerable.Range(0, kills).Where(kill => kill % lanes == number))))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        folder.Delete(recursive: true);
        string moments = string.Join(
            ", ", all.SelectMany(lane => lane.Killed)
            .GroupBy(pair => pair.Key, pair => pair.Value).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => FormattableString.Invariant($"{group.Sum()} {group.Key}")));
        Console.WriteLine(
            FormattableString.Invariant(
            $"killed after: {moments}; {all.Sum(lane => lane.BeforeOpen)} before the log was open, {all.Sum(lane => lane.WhileSaving)} while a state was saved; {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s"));
        Console.WriteLine(FormattableString.Invariant($"kill: {all.Sum(lane => lane.Killed.Values.Sum())} kills, {losses}, seed {seed}"));
        return findings.Count == 0 ? Exit.Held : Exit.DidNotHold;
    }
}
