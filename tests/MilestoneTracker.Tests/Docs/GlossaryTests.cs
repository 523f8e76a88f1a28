using System.Text.RegularExpressions;
using FluentAssertions;
using MilestoneTracker.TestSupport.Data;
using MilestoneTracker.Tests.Conventions;
using Xunit;

namespace MilestoneTracker.Tests.Docs;

// One word for one thing: docs/glossary.md holds the words, and this holds pages, comments and messages to it.
public sealed partial class GlossaryTests
{
    private static readonly Term[] Terms = [.. Read()];

    [Fact]
    public void The_glossary_has_terms_of_product_and_code_each_once_and_in_alphabetical_order_of_its_area()
    {
        Terms.Should().HaveCountGreaterThan(60);
        Terms.Should().OnlyContain(term => term.Meaning.Length > 10);
        Terms.Select(term => term.Name).Should().OnlyHaveUniqueItems();
        foreach (IGrouping<string, Term> area in Terms.GroupBy(term => term.Area, StringComparer.Ordinal))
            area.Select(term => term.Name.Trim('`'))
                .Should().BeInAscendingOrder(StringComparer.OrdinalIgnoreCase, "{0} is in order", area.Key);
    }

    [Fact]
    public void Every_type_that_the_glossary_names_exists()
    {
        HashSet<string> types = [
            .. SourceTree.Files("*.cs", "src").SelectMany(SourceTree.Lines).SelectMany(line => Declared().Matches(line))
                .Select(match => match.Groups[1].Value)];
        IEnumerable<string> named = Terms.SelectMany(term => TypeName().Matches(term.Name + " " + term.Meaning))
            .Select(match => match.Groups[1].Value);

        named.Should().NotBeEmpty().And.OnlyContain(name => types.Contains(name));
    }

    [Fact]
    public void The_concepts_that_a_user_meets_are_in_the_glossary()
    {
        string[] concepts = [
            "milestone", "component", "dependency", "dependent", "status", "progress", "risk", "impact", "cycle", "change", "event",
                "sequence",
            "version", "snapshot", "proposal", "batch", "observer", "audit log", "checkpoint", "saved state", "replay", "field", "record",
            "owner",
            "plan", "effective time",
        ];

        concepts.Except(Terms.Select(term => term.Name.Trim('`')), StringComparer.Ordinal).Should().BeEmpty();
    }

    [Fact]
    public void No_page_comment_or_message_uses_a_word_that_the_glossary_bans()
    {
        (string Term, Regex Word)[] banned = [
            .. from term in Terms
               from word in term.Banned
               select (term.Name,
                   new Regex($@"(?<![\w-]){Regex.Escape(word)}(?![\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant))];
        IEnumerable<string> used =
            from file in SourceTree.Files("*.md").Concat(SourceTree.Files("*.cs", "src"))
            where !IsOfOtherWords(file)
            from line in SourceTree.Lines(file).Select((text, index) => (text, number: index + 1))
            from word in banned
            where word.Word.IsMatch(line.text)
            select $"{file}:{line.number} says '{word.Word.Match(line.text).Value}' for {word.Term}";

        banned.Should().NotBeEmpty();
        used.Should().BeEmpty();
    }

    // The glossary itself, the history of names, and what other products call it.
    private static bool IsOfOtherWords(string file) =>
        Path.GetFileName(file) is "glossary.md" or "CHANGELOG.md" or "from-the-origin.md" or "Survivors.md"
        || file.Contains("Exchange", StringComparison.Ordinal);

    private static IEnumerable<Term> Read()
    {
        string area = "";
        foreach (string line in File.ReadLines(Path.Combine(Repository.Root, "docs", "glossary.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) area = line[3..];
            if (!line.StartsWith("| ", StringComparison.Ordinal) || line.StartsWith("| term |", StringComparison.Ordinal)) continue;
            string[] cells = [.. line.Trim('|', ' ').Split(" |").Select(cell => cell.Trim(' ', '|'))];
            string banned = cells.Length > 2 ? cells[2] : "";
            yield return new Term(area, cells[0], cells[1], [.. Quoted().Matches(banned).Select(match => match.Groups[1].Value)]);
        }
    }

    [GeneratedRegex("\"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex("`([A-Z][A-Za-z0-9]+)(?:<[^`]*>)?`", RegexOptions.CultureInvariant)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\b(?:class|struct|record|enum|interface)\s+([A-Z]\w*)", RegexOptions.CultureInvariant)]
    private static partial Regex Declared();

    private sealed record Term(string Area, string Name, string Meaning, string[] Banned);
}
