using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Exchange.Options;

namespace MilestoneTracker.Cli.Imports;

// The options of an import from another program, and what they are in the library. An option that has no effect on the format of the file
// is refused: it was meant for something.
internal sealed class ExchangeOptions
{
    private static readonly string[] LimitKinds = ["bytes", "items", "links", "depth", "text", "findings"];

    private readonly Option<string> _source = Text("--source", "LABEL",
        "The label of the origin, which finds its milestones at the next import (default: what the file says of itself, or its name).");
    private readonly Option<string> _outline = Word("--outline", "RULE",
        "What becomes of groups: dependencies (default; a milestone that depends on its children), components or fields.",
        "dependencies", "components", "fields");
    private readonly Option<string> _only = Word("--only", "WHAT",
        "milestones: take only the items that the origin marks as milestones.", "milestones");
    private readonly Option<string> _onCycle = Word("--on-cycle", "RULE",
        "When a link closes a cycle: refuse (default) the import, or skip the link.", "refuse", "skip");
    private readonly Option<string> _gone = Word("--gone", "RULE",
        "What becomes of milestones that the origin no longer has: keep (default), cancel or remove.", "keep", "cancel", "remove");
    private readonly Option<bool> _keepLocal = Flag("--keep-local", "Keep a value that was changed here too, instead of the origin's.");
    private readonly Option<string> _issues = Word("--issues", "WHICH",
        "GitHub, GitLab: all: take issues too, each a milestone that its milestone depends on.", "all", "none");
    private readonly Option<bool> _pullRequests = Flag("--pull-requests", "GitHub: take pull requests with the issues.");
    private readonly Option<string> _assignments = Word("--assignments", "HOW",
        "Microsoft Project XML, GanttProject: owner (default), or assigned to write the field 'assigned' and records of resources too.",
        "owner", "assigned");
    private readonly Option<string[]> _columns = new("--column")
    {
        Description = "Tables: the heading of a column with a role, such as name, target or group; may be given several times.",
        HelpName = "ROLE=HEADING", AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string> _separator = Text("--separator", "CHARACTER",
        "Tables: what separates cells: a character, or tab (default: the most frequent of comma, semicolon, tab and bar in the headings).");
    private readonly Option<string> _dateOrder = Word("--date-order", "ORDER",
        "Tables: the order of dates such as 03/04/2026: dmy or mdy. Without it they are not taken.", "dmy", "mdy");
    private readonly Option<string> _encoding = Text("--encoding", "NAME",
        "Tables: the encoding of a text that is not UTF-8, such as windows-1252.");
    private readonly Option<string> _edges = Word("--edges", "MEANING",
        "Graphs: what an edge means: precede (default; its source comes first) or depend.", "precede", "depend");
    private readonly Option<string[]> _limits = new("--limit")
    {
        Description = "A limit of the input: bytes, items, links, depth, text or findings; may be given several times.",
        HelpName = "KIND=N", AllowMultipleArgumentsPerToken = false,
    };

    public Option[] All =>
    [
        _source, _outline, _only, _onCycle, _gone, _keepLocal, _issues, _pullRequests, _assignments, _columns, _separator, _dateOrder,
        _encoding, _edges, _limits,
    ];

    /// <summary>The options for a format; refuses those that do not belong to it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="word">The word of the format.</param>
    /// <param name="name">What the file is called, without its extension.</param>
    public ImportOptions Parse(Invocation call, string word, string name)
    {
        Check(call, word);
        return new ImportOptions
        {
            Source = call.Get(_source), Name = name,
            Outline = call.Get(_outline) switch
            {
                "components" => OutlineRule.Components, "fields" => OutlineRule.Fields, _ => OutlineRule.Dependencies,
            },
            OnlyMilestones = call.Get(_only) is not null, SkipCycles = call.Get(_onCycle) == "skip",
            Gone = call.Get(_gone) switch { "cancel" => GoneRule.Cancel, "remove" => GoneRule.Remove, _ => GoneRule.Keep },
            KeepLocal = call.Get(_keepLocal), Issues = call.Get(_issues) == "all", PullRequests = call.Get(_pullRequests),
            Assigned = call.Get(_assignments) == "assigned", Columns = ColumnsOf(call.Get(_columns) ?? []),
            Separator = SeparatorOf(call.Get(_separator)), Encoding = call.Get(_encoding),
            Dates = call.Get(_dateOrder) switch
            {
                "dmy" => DateOrder.DayMonthYear, "mdy" => DateOrder.MonthDayYear, _ => DateOrder.NotSaid,
            },
            Edges = call.Get(_edges) == "depend" ? EdgeDirection.DependsOn : EdgeDirection.Precedes,
            Limits = LimitsOf(call.Get(_limits) ?? []),
        };
    }

    /// <summary>Refuses options that have no effect on a format.</summary>
    public void Check(Invocation call, string word)
    {
        bool isOther = ImportFormats.Of(word) is not null;
        foreach (Option option in All)
        {
            if (!call.Has(option) || (isOther && (FormatsOf(option) is not { } formats || formats.Contains(word)))) continue;
            string where = FormatsOf(option) is { } those ? $" It is for --format {string.Join(" and ", those)}." : "";
            throw new InvocationException(ExitCode.Usage, $"{option.Name} has no effect on the format {word}.{where}");
        }
    }

    private string[]? FormatsOf(Option option)
    {
        if (option == _issues) return ["github", "gitlab"];
        if (option == _pullRequests) return ["github"];
        if (option == _assignments) return ["mspdi", "gan"];
        if (option == _columns || option == _separator || option == _dateOrder || option == _encoding) return ["table"];
        return option == _edges ? ["jgf", "graphml"] : null;
    }

    private static KeyValuePair<string, string>[] ColumnsOf(string[] typed) => [.. typed.Select(column =>
    {
        int at = column.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && at < column.Length - 1 ? KeyValuePair.Create(column[..at], column[(at + 1)..])
            : throw new InvocationException(ExitCode.Usage,
                $"--column '{column}' is not a role and a heading. Write it as --column name=Feature.");
    })];

    private static char? SeparatorOf(string? typed) => typed switch
    {
        null => null,
        "tab" or "\\t" => '\t',
        [not ('"' or '\r' or '\n')] => typed[0],
        _ => throw new InvocationException(ExitCode.Usage, $"--separator '{typed}' is not one character. Write one, such as ';', or tab."),
    };

    private static ImportLimits LimitsOf(string[] typed)
    {
        ImportLimits limits = new();
        foreach (string limit in typed)
        {
            int at = limit.IndexOf('=', StringComparison.Ordinal);
            if (at < 0 || !LimitKinds.Contains(limit[..at]) || Number(limit[(at + 1)..]) is not { } number)
            {
                throw new InvocationException(ExitCode.Usage, $"--limit '{limit}' is not a limit. Write one of "
                    + $"{string.Join(", ", LimitKinds)} and a whole number, such as --limit items=1000.");
            }

            try
            {
                limits = With(limits, limit[..at], number);
            }
            catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
            {
                string why = e is OverflowException ? "It is too large." : Failure.WithoutParameter(e).Split('\n')[0].TrimEnd('\r');
                throw new InvocationException(ExitCode.Usage, $"--limit '{limit}' is not possible. {why}");
            }
        }

        return limits;
    }

    private static ImportLimits With(ImportLimits limits, string kind, long number) => kind switch
    {
        "bytes" => limits with { Bytes = number },
        "items" => limits with { Items = checked((int)number) },
        "links" => limits with { Links = checked((int)number) },
        "depth" => limits with { Depth = checked((int)number) },
        "text" => limits with { Text = checked((int)number) },
        _ => limits with { Findings = checked((int)number) },
    };

    private static long? Number(string text) =>
        text.Length is > 0 and <= 18 && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? long.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;

    private static Option<string> Text(string name, string form, string description) =>
        new(name) { Description = description, HelpName = form };

    private static Option<bool> Flag(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.Zero };

    private static Option<string> Word(string name, string form, string description, params string[] words)
    {
        Option<string> option = new(name)
        {
            Description = description, HelpName = form, CompletionSources = { words },
            CustomParser = result =>
            {
                string word = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
                string? known = Array.Find(words, one => string.Equals(one, word, StringComparison.OrdinalIgnoreCase));
                if (known is null) result.AddError($"'{word}' is not possible for {name}. Write {string.Join(" or ", words)}.");
                return known;
            },
        };
        return option;
    }
}
