using System.Security.Cryptography;
using System.Text;

namespace MilestoneTracker.SavedStates;

// Reads the bytes of a saved state: see SavedStateWriter. Anything that the writer would not have written is an InvalidDataException.
internal sealed class SavedStateReader(Stream input) : IDisposable
{
    public const int BlockSize = 1 << 16;

    private const int LongestText = 1 << 14; // in bytes: a reason has 4,096 UTF-16 units, each of at most three
    private const int HashLength = 32;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _block = new byte[BlockSize];
    private int _place;
    private int _end;

    public static InvalidDataException Unreadable(string why, Exception? cause = null) =>
        new($"This is not a saved state of this version: {why}. Replay the log instead.", cause);

    public void Expect(byte[] bytes)
    {
        Need(bytes.Length);
        if (!_block.AsSpan(_place, bytes.Length).SequenceEqual(bytes)) throw Unreadable("it starts with other bytes");
        _place += bytes.Length;
    }

    /// <summary>Reads a number from 0 to <paramref name="most"/>.</summary>
    public long ReadVarint(long most)
    {
        ulong number = Bits();
        return number <= (ulong)most ? (long)number : throw Unreadable("a number is too large");
    }

    public long ReadZigZag()
    {
        ulong bits = Bits();
        return (long)(bits >> 1) ^ -(long)(bits & 1);
    }

    /// <summary>Reads the number of a value that was written before, or <paramref name="known"/> if a new one follows.</summary>
    public int ReadInterned(int known) => (int)ReadVarint(known);

    public string ReadText() => ReadText((int)ReadVarint(LongestText));

    public string? ReadOptionalText()
    {
        int length = (int)ReadVarint(LongestText);
        return length == 0 ? null : ReadText(length - 1);
    }

    /// <summary>Checks the hash, and that nothing follows it.</summary>
    public void Finish()
    {
        _hash.AppendData(_block, 0, _place);
        _block.AsSpan(_place, _end - _place).CopyTo(_block);
        (_end, _place) = (_end - _place, 0);
        while (_end <= HashLength && Fill()) // one more than the hash, to see the end
        {
        }

        if (_end != HashLength || !_block.AsSpan(0, HashLength).SequenceEqual(_hash.GetHashAndReset()))
            throw Unreadable("its hash is different");
    }

    public void Dispose() => _hash.Dispose();

    private string ReadText(int length)
    {
        Need(length);
        string text = Utf8.GetString(_block, _place, length);
        _place += length;
        return text;
    }

    private ulong Bits()
    {
        ulong bits = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            if (_place == _end) Need(1);
            byte next = _block[_place++];
            bits |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return shift < 63 || next < 2 ? bits : throw Unreadable("a number is too large");
        }

        throw Unreadable("a number is too long");
    }

    /// <summary>Makes this many bytes available; bytes that were read are hashed and overwritten.</summary>
    private void Need(int length)
    {
        if (_end - _place >= length) return;
        _hash.AppendData(_block, 0, _place);
        _block.AsSpan(_place, _end - _place).CopyTo(_block);
        (_end, _place) = (_end - _place, 0);
        while (_end < length)
            if (!Fill()) throw Unreadable("it is truncated");
    }

    private bool Fill()
    {
        int read = input.Read(_block, _end, _block.Length - _end);
        _end += read;
        return read > 0;
    }
}
