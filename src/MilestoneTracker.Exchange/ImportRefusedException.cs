using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange;

/// <summary>An input cannot be taken: it is not readable, it is beyond a limit, or its links close a cycle. Nothing was staged.</summary>
public sealed class ImportRefusedException : Exception
{
    internal ImportRefusedException(string code, Place place, string message, Exception? inner = null)
        : this(code, place.ToPublic(), message, [], inner)
    {
    }

    internal ImportRefusedException(string code, ImportPlace place, string message, IReadOnlyList<string> cyclePath,
        Exception? inner = null)
        : base(message, inner) => (Code, Place, CyclePath) = (code, place, Array.AsReadOnly([.. cyclePath]));

    /// <summary>Why, as a word that does not change: <c>not-well-formed</c>, <c>encoding</c>, <c>dtd</c>, <c>not-this-format</c>,
    /// <c>empty</c>, <c>not-one-graph</c>, <c>undirected</c>, <c>unclosed-quote</c>, <c>after-quote</c>, <c>no-name-column</c>,
    /// <c>no-such-column</c>, <c>outline-loop</c>, <c>too-large</c>, <c>too-many-items</c>, <c>too-many-links</c>, <c>too-deep</c>,
    /// <c>value-too-long</c>, <c>cycle</c>.</summary>
    public string Code { get; }

    /// <summary>Where in the input.</summary>
    public ImportPlace Place { get; }

    /// <summary>With the code <c>cycle</c> the names around the cycle, the first one again at the end; otherwise empty.</summary>
    public IReadOnlyList<string> CyclePath { get; }
}
