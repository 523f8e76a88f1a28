using System.Buffers;

namespace MilestoneTracker.Cli.Terminal;

// Where a document is written to, piece by piece, so that none is in memory as a whole, and with a look before each piece whether
// the call is to end.
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
