using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Planning.Values;
using MilestoneTracker.Reporting;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.CommandLine;

// Parses words of the command line. Case does not matter, nor whether a hyphen, an underscore or nothing joins the parts of a word.
internal static class Values
{
    public static readonly string[] StatusWords = ["planned", "in-progress", "completed", "blocked", "on-hold", "cancelled"];
    public static readonly string[] RiskWords = ["none", "low", "medium", "high", "critical"];

    public static MilestoneStatus Status(ArgumentResult result)
    {
        string word = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
        if (TryStatus(word) is { } status) return status;
        result.AddError(NotAStatus(word));
        return default;
    }

    public static MilestoneStatus[] Statuses(ArgumentResult result)
    {
        foreach (Token token in result.Tokens)
            if (TryStatus(token.Value) is null) result.AddError(NotAStatus(token.Value));
        return [.. result.Tokens.Select(token => TryStatus(token.Value) ?? default)];
    }

    public static MilestoneStatus? TryStatus(string word) =>
        MilestoneStatuses.TryParse(word, out MilestoneStatus status) ? status : null;

    public static string NotAStatus(string word) =>
        $"'{word}' is not a status. Write {string.Join(", ", StatusWords[..^1])} or {StatusWords[^1]}.";

    /// <summary>Components: each word is one, or several with commas between them.</summary>
    public static string[] Components(ArgumentResult result) => [.. result.Tokens.SelectMany(token => SplitAtCommas(token.Value))];

    /// <summary>The parts of a word between its commas. A comma after a backslash belongs to a part.</summary>
    public static IEnumerable<string> SplitAtCommas(string word)
    {
        int begin = 0;
        for (int i = 0; i <= word.Length; i++)
        {
            if (i < word.Length && (word[i] != ',' || i > begin && word[i - 1] == '\\')) continue;
            yield return word[begin..i].Replace("\\,", ",", StringComparison.Ordinal);
            begin = i + 1;
        }
    }

    public static RiskLevel Risk(ArgumentResult result)
    {
        string word = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
        if (TryRisk(word) is { } level) return level;
        result.AddError(NotARisk(word));
        return default;
    }

    public static RiskLevel? TryRisk(string word) => IndexOf(RiskWords, word) is >= 0 and int index ? (RiskLevel)index : null;

    public static string NotARisk(string word) =>
        $"'{word}' is not a level of risk. Write {string.Join(", ", RiskWords[..^1])} or {RiskWords[^1]}.";

    public static ColorChoice Color(ArgumentResult result)
    {
        string word = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
        int index = IndexOf(["auto", "always", "never"], word);
        if (index < 0) result.AddError($"'{word}' is not a colour setting. Write auto, always or never.");
        return (ColorChoice)Math.Max(0, index);
    }

    public static PointInTime? Moment(ArgumentResult result)
    {
        string word = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
        PointInTime? moment = PointInTimeParser.TryParse(word);
        if (moment is null) result.AddError($"'{word}' is not a point in time. Write {DayDigits.Meant(word) ?? PointInTimeParser.Form}.");
        return moment;
    }

    /// <summary>A day or a minute of civil plan time, as fields have them.</summary>
    public static PlanMoment? CivilMoment(ArgumentResult result)
    {
        string word = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
        if (PlanMoment.TryParse(word, out PlanMoment moment)) return moment;
        string form = DayDigits.Meant(word) ?? "2026-03-02, which is its 00:00, or 2026-03-02T17:00";
        result.AddError($"'{word}' is not a day or a minute of the plan. Write {form}.");
        return null;
    }

    /// <summary>The start of a range; a day means its beginning.</summary>
    public static PointInTime? Since(ArgumentResult result)
    {
        string word = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
        PointInTime? moment = PointInTimeParser.TryParseDay(word) is { } day ? day : PointInTimeParser.TryParse(word);
        string form = DayDigits.Meant(word) ?? PointInTimeParser.FormOfBeginning;
        if (moment is null) result.AddError($"'{word}' is not a point in time. Write {form}.");
        return moment;
    }

    public static T? Number<T>(ArgumentResult result)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        string word = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
        if (T.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out T number)) return number;
        string from = T.IsZero(T.MinValue) ? "from 0 to" : "of at most";
        result.AddError($"'{word}' is not a whole number {from} {T.MaxValue.ToString(null, CultureInfo.InvariantCulture)}.");
        return null;
    }

    /// <summary>Reads a whole number of a range; what is wrong names the option.</summary>
    public static int? Number(ArgumentResult result, int least, int most)
    {
        string word = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
        if (int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            && number >= least && number <= most) return number;
        string name = ((OptionResult)result.Parent!).Option.Name;
        result.AddError(
            string.Create(CultureInfo.InvariantCulture, $"{name} is '{word}', but must be a whole number from {least:N0} to {most:N0}."));
        return null;
    }

    private static int IndexOf(string[] words, string word) =>
        Array.FindIndex(words, known => string.Equals(Normalized(known), Normalized(word), StringComparison.OrdinalIgnoreCase));

    private static string Normalized(string word) => word.Replace("-", "", StringComparison.Ordinal)
        .Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
