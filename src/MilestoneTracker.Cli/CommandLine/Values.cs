using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Reporting;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.CommandLine;

// Words of the command line to values. Capitals do not matter, nor whether hyphens, underscores or nothing joins a word.
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
        MilestoneStatusWords.TryParse(word, out MilestoneStatus status) ? status : null;

    public static string NotAStatus(string word) =>
        $"'{word}' is no status. Write {string.Join(", ", StatusWords[..^1])} or {StatusWords[^1]}.";

    public static RiskLevel Risk(ArgumentResult result)
    {
        string word = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
        if (TryRisk(word) is { } level) return level;
        result.AddError(NotARisk(word));
        return default;
    }

    public static RiskLevel? TryRisk(string word) => Place(RiskWords, word) is >= 0 and int place ? (RiskLevel)place : null;

    public static string NotARisk(string word) =>
        $"'{word}' is no level of risk. Write {string.Join(", ", RiskWords[..^1])} or {RiskWords[^1]}.";

    public static ColorChoice Color(ArgumentResult result)
    {
        string word = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
        int place = Place(["auto", "always", "never"], word);
        if (place < 0) result.AddError($"'{word}' is no choice of colours. Write auto, always or never.");
        return (ColorChoice)Math.Max(0, place);
    }

    public static PointInTime? Moment(ArgumentResult result)
    {
        string word = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
        PointInTime? moment = PointInTimeParser.TryParse(word);
        if (moment is null) result.AddError($"'{word}' is no moment. Write {PointInTimeParser.Form}.");
        return moment;
    }

    /// <summary>A moment from which on something is wanted: of a day its beginning.</summary>
    public static PointInTime? Since(ArgumentResult result) =>
        PointInTimeParser.TryParseDay(result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value) is { } day ? day : Moment(result);

    public static T? Number<T>(ArgumentResult result)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        string word = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
        if (T.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out T number)) return number;
        result.AddError($"'{word}' is no whole number of at most {T.MaxValue.ToString(null, CultureInfo.InvariantCulture)}.");
        return null;
    }

    private static int Place(string[] words, string word) =>
        Array.FindIndex(words, known => string.Equals(Folded(known), Folded(word), StringComparison.OrdinalIgnoreCase));

    private static string Folded(string word) => word.Replace("-", "", StringComparison.Ordinal)
        .Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
