using System.CommandLine;
using System.Globalization;
using System.Text;

namespace MilestoneTracker.Cli.CommandLine;

// Answers the shells' completion scripts: milestones [suggest] LINE, where LINE is the command line up to the cursor, or
// milestones [suggest:POSITION] LINE, where the cursor stands at POSITION (UTF-16 units); behind the line it begins a word. The directive
// of System.CommandLine is not used: it looks at the words behind the cursor, and knows no quotes but double ones.
internal static class Suggestions
{
    private const string Directive = "[suggest";

    /// <summary>Whether a command line asks for suggestions.</summary>
    public static bool AreAsked(IReadOnlyList<string> words) =>
        words.Count > 0 && words[0].EndsWith(']')
        && (words[0] == $"{Directive}]" || words[0].StartsWith($"{Directive}:", StringComparison.Ordinal));

    /// <summary>The suggestions, one a line.</summary>
    /// <param name="words">The command line that asks.</param>
    /// <param name="parse">Parses a line whose words are quoted as System.CommandLine has it.</param>
    /// <exception cref="InvocationException">The position is not a number.</exception>
    public static IEnumerable<string> For(IReadOnlyList<string> words, Func<string, ParseResult> parse)
    {
        List<string> typed = Words(UpTo(words[0], words.Count > 1 ? words[1] : ""));
        string last = typed[^1];
        string line = string.Concat(typed.SkipLast(1).Select(word => Quoted(word) + ' ')) + Quoted(last).TrimEnd('"');
        return parse(line).GetCompletions(line.Length).Select(item => item.InsertText ?? item.Label)
            .Where(item => item.Contains(last, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal);
    }

    private static string Quoted(string word) => word.Any(char.IsWhiteSpace) ? $"\"{word}\"" : word;

    private static string UpTo(string directive, string line)
    {
        if (directive.Length == Directive.Length + 1) return line;
        string position = directive[(Directive.Length + 1)..^1];
        if (position.Length == 0 || !position.All(char.IsAsciiDigit))
            throw new InvocationException(
                ExitCode.Usage, $"'{position}' is not a position in the line. Write a whole number from 0 on, such as [suggest:16].");
        bool isInLine = int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out int at) && at <= line.Length;
        return isInLine ? line[..at] : line + ' ';
    }

    // As shells cut a line into words; the last one, which may be empty or have an open quote, is the one at the cursor.
    private static List<string> Words(string line)
    {
        List<string> words = [];
        StringBuilder? word = null; // none between words; empty after an opening quote
        char quote = '\0';
        for (int i = 0; i < line.Length; i++)
        {
            char unit = line[i];
            if (quote == '\0' && char.IsWhiteSpace(unit))
            {
                if (word is not null) words.Add(word.ToString());
                word = null;
                continue;
            }

            word ??= new StringBuilder();
            if (unit == '\\' && quote != '\'')
            {
                if (++i < line.Length) word.Append(line[i]);
            }
            else if (unit == quote) quote = '\0';
            else if (quote == '\0' && unit is  '"' or '\'') quote = unit;
            else word.Append(unit);
        }

        words.Add(word?.ToString() ?? "");
        return words;
    }
}
