using System.Globalization;

namespace MilestoneTracker.Faults;

/// <summary>What the program was called with: words, and options with a value behind each.</summary>
internal sealed class FaultText
{
    private readonly List<string> _plain = [];

    private FaultText()
    {
    }

    public string[] Plain => [.. _plain];

    public ulong Seed { get; private set; } = 1;

    public Share Share { get; private set; } = Share.All;

    public long From { get; private set; }

    /// <summary>The words, or <see langword="null"/> where an option is not known, or has no value that fits.</summary>
    public static FaultText? Of(string[] args)
    {
        FaultText words = new();
        for (int i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                words._plain.Add(args[i]);
                continue;
            }

            if (++i == args.Length || !words.Take(args[i - 1], args[i])) return null;
        }

        return words;
    }

    public static int? Number(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;

    private bool Take(string option, string value)
    {
        switch (option)
        {
            case "--seed" when ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed): Seed =
                seed; return true;
            case "--from" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long from): From =
                from; return true;
            case "--share" when Share.Parse(value) is { } share: Share = share; return true;
            default: return false;
        }
    }
}
