using System.Diagnostics;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Faults.Fuzz;

// Takes blocks of inputs until there are none. Each input follows from the seed and its number; the readers of a block are
// new, so that a block alone shows again what it has shown.
internal sealed class FuzzWorker(Corpus corpus, ulong seed, Blocks blocks, Findings findings)
{
    private const int LogsOneIn = 16;

    private readonly Mutator _mutator = new(corpus);
    private readonly Draft _draft = new();
    private long _input = -1;
    private long _since;

    public long Accepted { get; private set; }

    public long Refused { get; private set; }

    public TimeSpan Slowest { get; private set; }

    /// <summary>The input that it is at, and for how long it has been: for the one who watches. No input where there is none.</summary>
    public (long Input, TimeSpan Since) Now
    {
        get
        {
            long input = Interlocked.Read(ref _input);
            return (input, Stopwatch.GetElapsedTime(Interlocked.Read(ref _since)));
        }
    }

    public void Run()
    {
        LogDraft log = new(corpus, _mutator);
        while (blocks.Take() is { } block)
        {
            EventTarget?[] targets = new EventTarget?[corpus.Seeds.Count];
            for (long i = block.From; i < block.To; i++)
            {
                Interlocked.Exchange(ref _since, Stopwatch.GetTimestamp());
                Interlocked.Exchange(ref _input, i);
                Try(i, log, targets);
                TimeSpan took = Stopwatch.GetElapsedTime(_since);
                if (took > Slowest) Slowest = took;
            }

            Interlocked.Exchange(ref _input, -1);
        }
    }

    private void Try(long input, LogDraft log, EventTarget?[] targets)
    {
        SplitMix random = SplitMix.For(seed, input);
        bool isAccepted;
        string? fault;
        ReadOnlySpan<byte> bytes;
        if (random.OneIn(LogsOneIn))
        {
            byte[] lines = log.Next(random);
            isAccepted = LogTarget.Try(lines, out fault);
            bytes = lines;
        }
        else
        {
            int at = corpus.Any(random);
            Seed from = corpus.Seeds[at];
            _draft.Set(from.Bytes);
            _mutator.Alter(_draft, random);
            bytes = _draft.Bytes;
            isAccepted = (targets[at] ??= new EventTarget(from)).Try(bytes, out fault) && !bytes.SequenceEqual(from.Bytes);
        }

        if (isAccepted) Accepted++;
        else Refused++;
        if (fault is not null)
            findings.Add(FormattableString.Invariant($"input {input}: {fault}; in base64: {Convert.ToBase64String(bytes)}"));
    }
}
