using System.Diagnostics;

namespace MilestoneTracker.Faults.Kill;

/// <summary>One child from its start to its death, and what it had acknowledged by then.</summary>
internal sealed class Life
{
    private readonly List<Kept> _kept = [];
    private int _saving;

    public IReadOnlyList<Kept> Kept => _kept;

    /// <summary>Whether it was alive when it was killed.</summary>
    public bool WasKilled { get; private set; }

    /// <summary>What it complained of; <see langword="null"/> for nothing.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Whether it got as far as to have the log open.</summary>
    public bool HasOpened { get; private set; }

    /// <summary>Whether it was saving a state when it died.</summary>
    public bool IsSaving => _saving > 0;

    public static Life Run(string file, ulong seed, Moment moment)
    {
        Life life = new();
        using Process child = OwnProgram.Start(
            [.. OwnProgram.Command, "writer", file, "--seed", seed.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        StreamReader output = child.StandardOutput;
        for (int said = 0; moment.Word.Length > 0 && said < moment.Time;)
        {
            if (Says.Hear(output) is not { } heard) break;
            if (heard.Word == moment.Word) said++;
            life.Take(heard.Word, heard.About);
        }

        moment.Spin();
        child.Kill();
        while (Says.Hear(output) is { } heard) life.Take(heard.Word, heard.About); // what it had told before it died
        child.WaitForExit();
        life.WasKilled = child.ExitCode == 128 + 9;
        return life;
    }

    private void Take(string word, string about)
    {
        switch (word)
        {
            case Writer.Kept: _kept.Add(Kill.Kept.Parse(about)); break;
            case Writer.Opened: HasOpened = true; break;
            case Writer.Saving: _saving++; break;
            case Writer.Saved: _saving--; break;
            case Writer.Failed: Complaint = about; break;
        }
    }
}
