using System.Security.Cryptography;
using System.Text;

namespace MilestoneTracker.SavedStates;

// Writes the bytes of a saved state: variable-length integers (seven bits a byte, lowest first) and texts as their length and UTF-8, in
// blocks, each of which is hashed before it is written.
internal sealed class SavedStateWriter(Stream output) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _block = new byte[SavedStateReader.BlockSize];
    private int _length;

    public void WriteBytes(byte[] bytes)
    {
        if (_length + bytes.Length > _block.Length) Flush();
        bytes.CopyTo(_block, _length);
        _length += bytes.Length;
    }

    public void WriteVarint(long number) => WriteVarint((ulong)number);

    /// <summary>Writes a number that may be negative, in zigzag form, so that small numbers are short either way.</summary>
    public void WriteZigZag(long number) => WriteVarint((ulong)((number << 1) ^ (number >> 63)));

    public void WriteText(string text) => WriteBytes(Encoding.UTF8.GetBytes(text), 0);

    public void WriteOptionalText(string? text)
    {
        if (text is null) WriteVarint(0);
        else WriteBytes(Encoding.UTF8.GetBytes(text), 1);
    }

    /// <summary>Writes the remaining bytes, and the hash of everything.</summary>
    public void Finish()
    {
        Flush();
        byte[] hash = _hash.GetHashAndReset();
        output.Write(hash, 0, hash.Length);
    }

    public void Dispose() => _hash.Dispose();

    private void WriteBytes(byte[] bytes, int added)
    {
        WriteVarint(bytes.Length + added);
        WriteBytes(bytes);
    }

    private void WriteVarint(ulong number)
    {
        if (_length + 10 > _block.Length) Flush();
        for (; number >= 0x80; number >>= 7) _block[_length++] = (byte)(number | 0x80);
        _block[_length++] = (byte)number;
    }

    private void Flush()
    {
        _hash.AppendData(_block, 0, _length);
        output.Write(_block, 0, _length);
        _length = 0;
    }
}
