using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MilestoneTracker.Reporting.Tests;

// What Markdig finds in a Markdown report with everything switched on that it can take for something else: links by themselves, emoji,
// typography, footnotes, tasks, mathematics. Texts are as they would be seen.
internal sealed class MarkdownReader
{
    private static readonly MarkdownPipeline Everything = new MarkdownPipelineBuilder()
        .UseAdvancedExtensions().UseEmojiAndSmiley().UseSmartyPants().UsePreciseSourceLocation().Build();

    private readonly MarkdownDocument _document;

    public MarkdownReader(string text) => _document = Markdown.Parse(text, Everything);

    public IEnumerable<Block> Blocks => _document;

    /// <summary>The kinds of inline text there are, beside plain text.</summary>
    public string[] Inlines => [
        .. _document.Descendants<Inline>().Where(
            inline => inline is not (LiteralInline or HtmlEntityInline or ContainerInline { Parent: null }))
            .Select(inline => inline.GetType().Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Where links lead to.</summary>
    public string?[] Links => [.. _document.Descendants<LinkInline>().Select(link => link.Url)];

    public string[] Headings(int level) =>
        [.. Blocks.OfType<HeadingBlock>().Where(heading => heading.Level == level).Select(heading => TextOf(heading.Inline))];

    /// <summary>The blocks below a heading of the second level.</summary>
    public Block[] Below(string heading) => [
        .. Blocks.SkipWhile(block => block is not HeadingBlock { Level: 2 } found || TextOf(found.Inline) != heading)
            .Skip(1).TakeWhile(block => block is not HeadingBlock)];

    /// <summary>The rows of the table below a heading, without the line of headings.</summary>
    public string[][] Rows(string heading) => [
        .. Below(heading).OfType<Table>()
            .Single().OfType<TableRow>().Where(row => !row.IsHeader).Select(row => row.OfType<TableCell>().Select(CellText).ToArray())];

    public static string TextOf(ContainerInline? inlines) =>
        inlines is null ? "" : string.Concat(inlines.Descendants().Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        _ => "",
    }));

    private static string CellText(TableCell cell) => cell.Count == 0 ? "" : TextOf(((ParagraphBlock)cell.Single()).Inline);
}
