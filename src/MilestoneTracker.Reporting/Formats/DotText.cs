using System.Text;

namespace MilestoneTracker.Reporting.Formats;

// A quoted string of DOT that is shown literally. Three parsers read it in turn: the scanner takes \" for a quote and leaves every other
// backslash alone; a label (an "escString") takes \\ for a backslash and interprets \N, \G, \L, \l, \r and \n; then HTML entities (&name;
// and &#number;) are replaced. So backslashes, quotes and ampersands are escaped, each once, and a line ends with \n.
//
// Source: https://graphviz.org/docs/attr-types/escString/ and lib/cgraph/scan.l of Graphviz.
internal static class DotText
{
    public static string Quoted(IEnumerable<string> lines)
    {
        StringBuilder written = new("\"");
        bool isFirst = true;
        foreach (string line in lines)
        {
            if (!isFirst) written.Append("\\n");
            isFirst = false;
            foreach (char c in line)
            {
                switch (c)
                {
                    case '\\': written.Append("\\\\"); break;
                    case '"': written.Append("\\\""); break;
                    case '&': written.Append("&amp;"); break;
                    case '\n': written.Append("\\n"); break;
                    default: written.Append(c); break;
                }
            }
        }

        return written.Append('"').ToString();
    }
}
