using MilestoneTracker.Exchange;

namespace MilestoneTracker.Cli.Imports;

// The option of the command that helps where an input is refused or not taken. The library does not know options, so its messages name
// none.
internal static class ImportAdvice
{
    /// <summary>The advice for a code, in brackets behind a space; empty if no option helps.</summary>
    public static string For(string code, string word) => (code, ImportFormats.Of(word)) switch
    {
        ("cycle", _) => " (--on-cycle skip leaves it out)",
        ("date-ambiguous", ImportFormat.Table) => " (add --date-order dmy or mdy)",
        ("encoding", ImportFormat.Table) => " (add --encoding NAME)",
        _ => "",
    };
}
