using System.Xml;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Options;

namespace MilestoneTracker.Exchange.Reading.Xml;

// XML of strangers, element by element, without recursion. Guarantees: no document type (or, where the format allows one, a skipped one),
// nothing resolved, no element deeper than the limit, no text of an element longer than the limit in memory; whatever the reader of the
// framework throws becomes a refusal with a place. Names are compared without namespaces, because exporters leave them out.
internal sealed class XmlPull : IDisposable
{
    private const string Broken = "The file is not well-formed XML from here on: it has what XML does not allow here, or is cut short.";
    private readonly PrologSource _prolog;
    private readonly ImportLimits _limits;
    private readonly XmlReader _reader;
    private readonly IXmlLineInfo _lines;
    private char[] _text = new char[4096];

    public XmlPull(ByteSource source, ImportLimits limits, bool skipDocumentType = false)
    {
        (_prolog, _limits) = (new PrologSource(source), limits);
        if (source.Peek(1).IsEmpty) throw new ImportRefusedException("empty", default, "The input has no bytes.");
        XmlReaderSettings settings = new()
        {
            DtdProcessing = skipDocumentType ? DtdProcessing.Ignore : DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true,
            IgnoreProcessingInstructions = true, CloseInput = false,
        };
        _reader = Guarded(() => XmlReader.Create(_prolog, settings));
        _lines = (IXmlLineInfo)_reader;
        source.Where = () => Here;
    }

    /// <summary>The name of the element that the reader stands on, without its namespace.</summary>
    public string Name => _reader.LocalName;

    public int Depth => _reader.Depth;

    /// <summary>Where the element begins that the reader stands on, or else where it stands.</summary>
    public Place Here => _lines.HasLineInfo()
        ? new Place(_lines.LineNumber, Math.Max(1, _lines.LinePosition - (_reader.NodeType == XmlNodeType.Element ? 1 : 0)))
            : new Place(1, 1);

    public string? Attribute(string name)
    {
        string? value = _reader.GetAttribute(name);
        if (value is not null && value.Length > _limits.Text) throw TooLong(Here);
        return value;
    }

    /// <summary>Goes to the root element and checks its name. A well-formed document with another root is not this format.</summary>
    public void ToRoot(string name)
    {
        while (Next() && _reader.NodeType != XmlNodeType.Element) { }
        if (_reader.LocalName == name) return;
        Place place = Here;
        string found = _reader.LocalName;
        while (Next()) { }
        throw new ImportRefusedException("not-this-format", place,
            $"The root element is '{Draft.Shown(found)}', and not '{name}'. Name the format of the file.");
    }

    /// <summary>Whether the element has another child element from here on; then the reader stands on it. The element is given by its
    /// depth, and what was not read of a child before is skipped.</summary>
    public bool NextChild(int depth)
    {
        while (true)
        {
            if (_reader.NodeType == XmlNodeType.EndElement && _reader.Depth == depth) return false;
            if (_reader.NodeType == XmlNodeType.Element && _reader.Depth == depth && _reader.IsEmptyElement) return false;
            if (!Next()) return false;
            if (_reader.NodeType == XmlNodeType.Element && _reader.Depth == depth + 1) return true;
        }
    }

    /// <summary>Whether another element is anywhere within the element that is given by its depth; then the reader stands on it.</summary>
    public bool NextIn(int depth)
    {
        if (_reader.Depth == depth && (_reader.NodeType == XmlNodeType.EndElement || _reader.IsEmptyElement)) return false;
        while (Next())
        {
            if (_reader.NodeType == XmlNodeType.Element) return true;
            if (_reader.NodeType == XmlNodeType.EndElement && _reader.Depth == depth) return false;
        }

        return false;
    }

    /// <summary>The text that stands directly in the element; valid until the next read.</summary>
    public ReadOnlySpan<char> Text()
    {
        int length = 0;
        Place place = Here;
        int depth = _reader.Depth;
        if (_reader.IsEmptyElement) return default;
        while (Next())
        {
            XmlNodeType kind = _reader.NodeType;
            if (kind == XmlNodeType.EndElement && _reader.Depth == depth) break;
            if (_reader.Depth != depth + 1 || !IsText(kind)) continue;
            length = Append(length, place);
        }

        return _text.AsSpan(0, length);
    }

    /// <summary>Reads to the end, so that what is broken behind the part that was wanted is found too.</summary>
    public void ToEnd()
    {
        while (Next()) { }
    }

    public void Dispose() => _reader.Dispose();

    private bool Next()
    {
        bool isThere;
        try
        {
            isThere = _reader.Read();
        }
        catch (XmlException e)
        {
            throw Refused(e);
        }
        catch (ArgumentOutOfRangeException e)
        {
            // The reader of the framework loses count where the file ends within a character right behind a declaration with a broken one.
            throw new ImportRefusedException("not-well-formed", Here, Broken, e);
        }

        if (isThere && _reader.NodeType == XmlNodeType.Element && _reader.Depth >= _limits.Depth)
        {
            throw new ImportRefusedException("too-deep", Here,
                FormattableString.Invariant($"The elements are nested more than {_limits.Depth} deep. Such a file is not a plan."));
        }

        return isThere;
    }

    private int Append(int length, Place place)
    {
        try
        {
            while (true)
            {
                if (length == _text.Length) Array.Resize(ref _text, _text.Length * 2);
                int read = _reader.ReadValueChunk(_text, length, _text.Length - length);
                if (read == 0) return length;
                length += read;
                if (length <= _limits.Text) continue;
                while (_reader.ReadValueChunk(_text, 0, _text.Length) > 0) { } // an input that is too large says so first
                throw TooLong(place);
            }
        }
        catch (XmlException e)
        {
            throw Refused(e);
        }
    }

    private static bool IsText(XmlNodeType kind) =>
        kind is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;

    private ImportRefusedException TooLong(Place place) =>
        new("value-too-long", place,
            FormattableString.Invariant($"A text has more than {_limits.Text} units. Shorten it, or raise the limit of texts."));

    private T Guarded<T>(Func<T> create)
    {
        try
        {
            return create();
        }
        catch (XmlException e)
        {
            throw Refused(e);
        }
    }

    private ImportRefusedException Refused(XmlException e)
    {
        if (e.LineNumber == 0 && _prolog.DocumentType is { } doctype)
        {
            return new ImportRefusedException("dtd", doctype,
                "The file declares a document type, which can make programs open files and addresses. Remove it.", e);
        }

        Place place = new(Math.Max(1, e.LineNumber), Math.Max(1, e.LinePosition));
        return e.InnerException is ArgumentException
            ? new ImportRefusedException("encoding", place, "The file is in an encoding that is not known here. Save it as UTF-8.", e)
            : new ImportRefusedException("not-well-formed", place, Broken, e);
    }
}
