using System.Buffers;

namespace MilestoneTracker.Cli.Terminal;

// Writes a document in pieces, so that it is never in memory as a whole, and checks for cancellation before each piece.
internal sealed class OutputPieces(Stream output, CancellationToken cancelled) : IBufferWriter<byte>
{
    private byte[] _piece = new byte[1 << 14];

    public void Advance(int count)
    {
        cancelled.ThrowIfCancellationRequested();
        output.Write(_piece, 0, count);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (sizeHint > _piece.Length) _piece = new byte[sizeHint];
        return _piece;
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
