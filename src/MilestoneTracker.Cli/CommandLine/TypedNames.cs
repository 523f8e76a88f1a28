using System.CommandLine;
using System.CommandLine.Parsing;

namespace MilestoneTracker.Cli.CommandLine;

// The arguments and options that are names. A name that breaks a rule is refused before the verb does anything, with the argument or
// option that it came from: the registry knows only which rule.
internal sealed class TypedNames
{
    private readonly HashSet<Symbol> _single = [];
    private readonly HashSet<Symbol> _lists = [];

    /// <summary>Marks an argument or option whose words are names.</summary>
    public T Mark<T>(T symbol)
        where T : Symbol
    {
        _single.Add(symbol);
        return symbol;
    }

    /// <summary>Marks an option whose words are names, or lists of names with commas.</summary>
    public T MarkList<T>(T symbol)
        where T : Symbol
    {
        _lists.Add(symbol);
        return symbol;
    }

    /// <exception cref="InvocationException">A word is not a valid name.</exception>
    public void Check(ParseResult parsed)
    {
        foreach (SymbolResult result in parsed.CommandResult.Children)
        {
            (Symbol symbol, IReadOnlyList<Token> tokens) = result switch
            {
                ArgumentResult argument => ((Symbol)argument.Argument, argument.Tokens),
                OptionResult option => (option.Option, option.Tokens),
                _ => (parsed.CommandResult.Command, []),
            };
            if (_single.Contains(symbol)) Check(symbol.Name, tokens.Select(token => token.Value));
            if (_lists.Contains(symbol)) Check(symbol.Name, tokens.SelectMany(token => Values.SplitAtCommas(token.Value)));
        }
    }

    /// <summary>Refuses a name that breaks a rule.</summary>
    /// <param name="origin">Where it was written.</param>
    /// <param name="names">The names.</param>
    public static void Check(string origin, IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            if (!NameRules.IsValid(name, out string? problem))
                throw new InvocationException(ExitCode.Refused, $"{origin} '{name}' is not a valid name. {problem}");
        }
    }
}
