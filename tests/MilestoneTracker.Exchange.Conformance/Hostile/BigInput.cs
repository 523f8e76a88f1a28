using System.Globalization;
using System.Text;

namespace MilestoneTracker.Exchange.Conformance.Hostile;

// A large input that is never whole anywhere: its parts are made as they are read, and counted.
internal sealed class BigInput(IEnumerable<string> parts) : Stream
{
    private readonly IEnumerator<string> _parts = parts.GetEnumerator();
    private byte[] _part = [];
    private int _at;

    /// <summary>How many bytes were read.</summary>
    public long Taken { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (_at == _part.Length)
        {
            if (!_parts.MoveNext()) return 0;
            (_part, _at) = (Encoding.UTF8.GetBytes(_parts.Current), 0);
        }

        int count = Math.Min(buffer.Length, _part.Length - _at);
        _part.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        Taken += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _parts.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>A task of Microsoft Project XML, by its UID, its level and what it waits for.</summary>
    public static string Task(int uid, string name, int level = 1, int? after = null) => string.Create(
        CultureInfo.InvariantCulture,
        $"<Task><UID>{uid}</UID><Name>{name}</Name><OutlineLevel>{level}</OutlineLevel><Duration>PT8H0M0S</Duration>{Link(after)}</Task>");

    private static string Link(int? after) => after is null ? ""
        : string.Create(CultureInfo.InvariantCulture,
            $"<PredecessorLink><PredecessorUID>{after}</PredecessorUID><Type>1</Type></PredecessorLink>");
}
