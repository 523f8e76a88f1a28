using System.Globalization;
using System.Text;
using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.Terminal;

// Formats values in the words of the reports. People read "in progress"; programs read the words of the logs and the names of the API.
// Names cannot have control characters; a reason may have line feeds, tabs and bidirectional controls, which are written as escapes.
internal static class TerminalText
{
    public static string Format(MilestoneStatus status) => DisplayText.Format(status);

    public static string Format(RiskLevel level) => DisplayText.Format(level);

    /// <summary>Why a milestone is at risk, as a phrase that follows its name.</summary>
    public static string Format(RiskFactor factor) => RiskText.From(factor).Sentence(name => name);

    public static Cell CellOf(MilestoneStatus status) => new(Format(status), status.ToWord(), status switch
    {
        MilestoneStatus.Completed => Tone.Good,
        MilestoneStatus.InProgress => Tone.Active,
        MilestoneStatus.Blocked => Tone.Bad,
        MilestoneStatus.OnHold => Tone.Warning,
        MilestoneStatus.Cancelled => Tone.Faint,
        _ => Tone.Plain,
    });

    public static Cell CellOf(RiskLevel level) => new(Format(level), Tone: ToneOf(level));

    public static Tone ToneOf(RiskLevel level) => level switch
    {
        RiskLevel.Critical or RiskLevel.High => Tone.Bad,
        RiskLevel.Medium => Tone.Warning,
        RiskLevel.Low => Tone.Plain,
        _ => Tone.Faint,
    };

    /// <summary>The progress of a milestone: for programs the per cent, empty if it is cancelled.</summary>
    public static Cell ProgressOf(Milestone milestone) =>
        new(ProgressText.Format(milestone), milestone.Completion.Percent is { } percent ? DisplayText.Format(percent) : "");

    /// <summary>A time in UTC, under a heading that says so.</summary>
    public static Cell CellOf(DateTimeOffset time) =>
        new(time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Exactly(time));

    /// <summary>A time in UTC, with its zone.</summary>
    public static Cell WithZone(DateTimeOffset time) => CellOf(time) with { Text = CellOf(time).Text + " UTC" };

    /// <summary>A time in UTC, with all its fractional digits.</summary>
    public static string Exactly(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Counted(long count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    /// <summary>A free text on one line: line feeds, tabs, backslashes and bidirectional controls are written as escapes.</summary>
    public static string OnOneLine(string? text) => OneLine.From(text);

    /// <summary>A text of several lines, such as a message, with all control characters but line feeds escaped.</summary>
    public static string Harmless(string text)
    {
        if (!text.Any(c => c != '\n' && OneLine.MustBeEscaped(c))) return text;
        StringBuilder safe = new(text.Length);
        foreach (char c in text)
        {
            if (c != '\n' && OneLine.MustBeEscaped(c)) safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else safe.Append(c);
        }

        return safe.ToString();
    }
}
