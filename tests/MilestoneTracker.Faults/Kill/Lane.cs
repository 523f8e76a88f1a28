using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Faults.Kill;

// Lives on one file after the other. After each death the log is looked at: the file itself, which it is recovered by; or a
// copy of it as it was left, and then it is the next child that recovers the file, and may be killed while it does.
internal sealed class Lane(string folder, ulong seed, Losses losses, Findings findings)
{
    private const int LivesOfAFile = 50;

    private static readonly string[] Endings = ["", "-wal", "-state"]; // without -shm: it is made anew from the others

    private readonly Dictionary<string, int> _killed = new(StringComparer.Ordinal);

    /// <summary>How many were killed before they had the log open.</summary>
    public int BeforeOpen { get; private set; }

    /// <summary>How many were killed while they saved a state.</summary>
    public int WhileSaving { get; private set; }

    /// <summary>How many were killed at which moment.</summary>
    public IReadOnlyDictionary<string, int> Killed => _killed;

    public void Run(IEnumerable<int> lives)
    {
        Inquest inquest = new(losses);
        string file = "";
        int lived = 0;
        foreach (int number in lives)
        {
            if (lived++ % LivesOfAFile == 0)
            {
                if (file.Length > 0) Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
                file = Path.Combine(
                    Directory.CreateDirectory(Path.Combine(folder, FormattableString.Invariant($"{number}"))).FullName, "plan.db");
                inquest = new Inquest(losses);
            }

            RunLife(file, number, inquest);
        }
    }

    private void RunLife(string file, int number, Inquest inquest)
    {
        SplitMix random = SplitMix.For(seed, number);
        Moment moment = Moment.Any(random);
        string when = FormattableString.Invariant($"kill {number}, {moment.Microseconds} µs after {moment.Name} {moment.Time}");
        Life life = Life.Run(file, random.Next(), moment);
        inquest.Expect(life.Kept);
        if (life.Complaint is { } complaint) findings.Add($"{when}: the child failed: {complaint}");
        if (!life.WasKilled) findings.Add($"{when}: the child had ended on its own");
        if (!life.HasOpened) BeforeOpen++;
        if (life.IsSaving) WhileSaving++;
        _killed[moment.Name] = _killed.GetValueOrDefault(moment.Name) + 1;
        if (random.OneIn(2))
        {
            inquest.Hold(file, when);
            return;
        }

        string copy = Path.Combine(Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(file)!, "copy")).FullName, "plan.db");
        foreach (string ending in Endings)
            if (File.Exists(file + ending)) File.Copy(file + ending, copy + ending);
        inquest.Hold(copy, when + ", a copy");
        Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);
    }
}
