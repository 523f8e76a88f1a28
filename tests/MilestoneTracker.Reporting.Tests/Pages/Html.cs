using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace MilestoneTracker.Reporting.Tests.Pages;

// A page as AngleSharp reads it, by the algorithm of the HTML standard.
internal static partial class Html
{
    public static IDocument Read(PlanReport report) => new HtmlParser().ParseDocument(report.ToText(ReportFormat.Html));

    /// <summary>The text that is to be read, with single spaces, also between what stands in cells, items and lines of their own.</summary>
    public static string TextOf(IElement element) => Blank().Replace(string.Join(' ', Pieces(element)), " ")
        .Replace(" ,", ",", StringComparison.Ordinal).Replace(" :", ":", StringComparison.Ordinal).Trim();

    private static IEnumerable<string> Pieces(INode node) => node switch
    {
        IText text => [text.Data],
        IElement { LocalName: "title" } => [],
        _ => node.ChildNodes.SelectMany(Pieces),
    };

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();
}
