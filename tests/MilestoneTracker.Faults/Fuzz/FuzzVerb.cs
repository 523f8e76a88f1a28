using System.Diagnostics;

namespace MilestoneTracker.Faults.Fuzz;

// Hostile bytes for the strict reader. Never a crash, never a hang, never a form accepted that is not canonical; and a run in
// which nothing that was altered was ever accepted has looked at nothing, so it fails too.
internal static class FuzzVerb
{
    private static readonly TimeSpan MaxForOneInput = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    public static int Run(int count, long from, ulong seed)
    {
        Corpus corpus;
        try
        {
            corpus = Corpus.Load();
        }
        catch (InvalidDataException e)
        {
            Console.WriteLine("fuzz: 0 inputs. " + e.Message);
            return Exit.DidNotHold;
        }

        Findings findings = new(Console.Out);
        Blocks blocks = new(from, count);
        FuzzWorker[] workers =
            [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new FuzzWorker(corpus, seed, blocks, findings))];
        Thread[] threads = [.. workers.Select(worker => new Thread(worker.Run) { IsBackground = true })];
        Console.WriteLine(
            FormattableString.Invariant(
            $"{corpus.Seeds.Count} events and {corpus.Logs.Count} logs to begin with, {workers.Length} threads, inputs {from} to {from + count - 1}, seed {seed}"));
        long start = Stopwatch.GetTimestamp();
        foreach (Thread thread in threads) thread.Start();
        long hangs = Watch(workers, threads, findings);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        long accepted = workers.Sum(worker => worker.Accepted);
        long refused = workers.Sum(worker => worker.Refused);
        if (accepted == 0) findings.Add("nothing that was altered was ever accepted, so nothing was seen of what must not be");
        Console.WriteLine(
            FormattableString.Invariant(
            $"{seconds:0.0} s, {(accepted + refused) / seconds / workers.Length:0} inputs a second and thread, slowest {workers.Max(worker => worker.Slowest).TotalMilliseconds:0.0} ms"));
        Console.WriteLine(
            FormattableString.Invariant(
            $"fuzz: {accepted + refused} inputs, {accepted} accepted, {refused} refused, {hangs} hangs, {findings.Count} findings, seed {seed}"));
        return findings.Count == 0 ? Exit.Held : Exit.DidNotHold;
    }

    /// <summary>Waits until all have ended, or one of them has been at one input for too long.</summary>
    private static int Watch(FuzzWorker[] workers, Thread[] threads, Findings findings)
    {
        foreach (Thread thread in threads)
        {
            while (!thread.Join(Glance))
            {
                foreach (FuzzWorker worker in workers)
                {
                    (long input, TimeSpan since) = worker.Now;
                    if (input < 0 || since < MaxForOneInput) continue;
                    findings.Add(FormattableString.Invariant($"input {input} has taken {since.TotalSeconds:0} s and is not done"));
                    return 1; // the thread dies with the program
                }
            }
        }

        return 0;
    }
}
