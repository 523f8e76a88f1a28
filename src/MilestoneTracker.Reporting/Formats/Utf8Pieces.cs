using System.Buffers;
using System.Text;

namespace MilestoneTracker.Reporting.Formats;

// Decodes the bytes of a UTF-8 writer into a text writer piece by piece, so that no document is in memory as a whole.
internal sealed class Utf8Pieces(TextWriter output) : IBufferWriter<byte>
{
    private const int Piece = 1 << 14;

    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder(); // a character may span two pieces
    private byte[] _bytes = new byte[Piece];
    private char[] _chars = new char[Piece + 1];

    public void Advance(int count)
    {
        int chars = _decoder.GetChars(_bytes.AsSpan(0, count), _chars, flush: false);
        output.Write(_chars.AsSpan(0, chars));
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (sizeHint > _bytes.Length) (_bytes, _chars) = (new byte[sizeHint], new char[sizeHint + 1]);
        return _bytes;
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
