using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Tests.Docs;

// Every relative link in README and docs leads to a file that exists, and to a heading that it has.
public sealed class LinkTests
{
    [Fact]
    public void Every_relative_link_leads_to_a_file_and_a_heading_that_exist()
    {
        Documentation.Pages.Select(MarkdownPage.Read).SelectMany(BrokenLinks).Should().BeEmpty();
    }

    [Fact]
    public void Every_page_is_reached_from_the_README()
    {
        HashSet<string> reached = ["README.md"];
        Queue<string> open = new(reached);
        while (open.TryDequeue(out string? name))
        {
            MarkdownPage page = MarkdownPage.Read(name);
            foreach ((string target, _) in page.Links.Where(link => IsRelative(link.Target)))
            {
                string file = FileOf(page, target);
                if (file.EndsWith(".md", StringComparison.Ordinal) && reached.Add(file)) open.Enqueue(file);
            }
        }

        Documentation.Pages.Where(page => !page.StartsWith("docs/samples/", StringComparison.Ordinal)).Should().BeSubsetOf(reached);
    }

    [Theory]
    [InlineData("[x](nowhere.md)", "docs/nowhere.md does not exist")]
    [InlineData("[x](start.md#no-such-heading)", "docs/start.md has no heading #no-such-heading")]
    [InlineData("[x](#no-such-heading)", "docs/page.md has no heading #no-such-heading")]
    public void A_broken_link_is_told_with_page_and_line(string text, string fault)
    {
        BrokenLinks(new MarkdownPage("docs/page.md", "# Page\n\n" + text)).Should().Equal("docs/page.md:3: " + fault);
    }

    private static IEnumerable<string> BrokenLinks(MarkdownPage page)
    {
        foreach ((string target, int line) in page.Links.Where(link => IsRelative(link.Target)))
        {
            string file = FileOf(page, target);
            string path = Documentation.At(file);
            if (file != page.Name && !File.Exists(path) && !Directory.Exists(path))
            {
                yield return $"{page.Name}:{line}: {file} does not exist";
                continue;
            }

            int hash = target.IndexOf('#', StringComparison.Ordinal);
            if (hash < 0) continue;
            MarkdownPage other = file == page.Name ? page : MarkdownPage.Read(file);
            if (!other.Anchors.Contains(target[(hash + 1)..])) yield return $"{page.Name}:{line}: {file} has no heading {target[hash..]}";
        }
    }

    private static bool IsRelative(string target) =>
        !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal);

    /// <summary>The path from the root of the file that a link on a page leads to.</summary>
    private static string FileOf(MarkdownPage page, string target)
    {
        string file = target.Split('#')[0];
        if (file.Length == 0) return page.Name;
        string folder = Path.GetDirectoryName(Documentation.At(page.Name))!;
        return Path.GetRelativePath(Documentation.At("."), Path.GetFullPath(Path.Combine(folder, file))).Replace('\\', '/');
    }
}
