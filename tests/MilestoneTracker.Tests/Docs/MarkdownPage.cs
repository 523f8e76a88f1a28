using System.Text.RegularExpressions;

namespace MilestoneTracker.Tests.Docs;

// What the tests of the documentation need to know of a page: its fenced code blocks, the anchors of its headings, its
// links. It understands the Markdown that the pages are written in, not all of it: fences of three backticks, headings
// with #, inline links.
internal sealed partial class MarkdownPage
{
    private readonly List<CodeBlock> _blocks = [];
    private readonly List<string> _anchors = [];
    private readonly List<(string Target, int Line)> _links = [];

    /// <summary>The page's path from the root of the repository, with slashes.</summary>
    public string Name { get; }

    public IReadOnlyList<CodeBlock> Blocks => _blocks;

    /// <summary>The anchors of its headings, as GitHub makes them.</summary>
    public IReadOnlyList<string> Anchors => _anchors;

    public IReadOnlyList<(string Target, int Line)> Links => _links;

    public string Text { get; }

    public MarkdownPage(string name, string text)
    {
        (Name, Text) = (name, text);
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal)) i = ReadBlock(lines, i);
            else ReadProse(lines[i].TrimEnd(), i + 1);
        }
    }

    public static MarkdownPage Read(string name) => new(name, File.ReadAllText(Documentation.At(name)));

    private int ReadBlock(string[] lines, int opening)
    {
        string language = lines[opening].Trim().TrimStart('`');
        int end = Array.FindIndex(lines, opening + 1, line => line.Trim() == "```");
        if (end < 0) throw new FormatException($"{Name}:{opening + 1}: the code block has no end.");
        _blocks.Add(new CodeBlock(language, string.Join('\n', lines[(opening + 1)..end]), opening + 2));
        return end;
    }

    private void ReadProse(string line, int number)
    {
        if (Heading().Match(line) is { Success: true } heading) _anchors.Add(AnchorOf(heading.Groups[1].Value));
        foreach (Match link in Link().Matches(CodeSpan().Replace(line, "code"))) _links.Add((link.Groups[1].Value, number));
    }

    private string AnchorOf(string heading)
    {
        string anchor = NotInAnchors().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');
        int repeats = _anchors.Count(a => a == anchor || NumberedAnchor().Replace(a, "") == anchor);
        return repeats == 0 ? anchor : FormattableString.Invariant($"{anchor}-{repeats}");
    }

    [GeneratedRegex("^#{1,6} (.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"[^\p{L}\p{Nd} _-]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex(@"-\d+$")]
    private static partial Regex NumberedAnchor();
}

/// <summary>A fenced block: its language, its text, and the page's line on which the text begins.</summary>
internal sealed record CodeBlock(string Language, string Text, int Line);
