using System.Buffers;
using System.Text;
using System.Text.Unicode;
using MilestoneTracker.Exchange.Options;

namespace MilestoneTracker.Exchange.Reading.Text;

// The characters of a text input, strictly decoded: a byte order mark decides, else the encoding that was asked for, else UTF-8. Bytes that
// are invalid in the encoding end the text right there and are reported as broken; nothing is replaced, and nothing is registered globally.
internal sealed class TextInput
{
    /// <summary>How many units must be free for a read: a character outside of the first plane takes two, and is never split.</summary>
    public const int LeastRoom = 2;

    private readonly ByteSource _source;
    private readonly Decoder? _decoder;
    private readonly byte[] _bytes = new byte[1 << 15];
    private int _kept;

    public TextInput(ByteSource source, ImportOptions options)
    {
        _source = source;
        ReadOnlySpan<byte> head = source.Peek(3);
        Encoding? asked = head switch
        {
            [0xEF, 0xBB, 0xBF, ..] => null,
            [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            _ => options.Encoding is null ? null : Named(options),
        };
        int mark = head is [0xEF, 0xBB, 0xBF, ..] ? 3 : head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? 2 : 0;
        if (mark > 0) source.ReadExactly(_bytes, 0, mark);
        _decoder = asked?.GetDecoder();
    }

    /// <summary>Whether what follows the characters so far is not text in the encoding.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Reads on; 0 at the end, or where the text is broken.</summary>
    /// <exception cref="ArgumentException">There is no room for every character, so 0 would not mean the end.</exception>
    public int Read(Span<char> characters)
    {
        if (characters.Length < LeastRoom) throw new ArgumentException("There is room for less than one character.", nameof(characters));
        while (!IsBroken)
        {
            int read = _source.Read(_bytes, _kept, _bytes.Length - _kept);
            int there = _kept + read;
            int written = _decoder is null ? DecodeUtf8(characters, there, read == 0) : Decode(characters, there, read == 0);
            if (written > 0 || read == 0) return written;
        }

        return 0;
    }

    private static Encoding Named(ImportOptions options)
    {
        string name = options.Encoding!;
        if (string.Equals(name, "utf-8", StringComparison.OrdinalIgnoreCase)) return new UTF8Encoding(false, throwOnInvalidBytes: true);
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(
                name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // UTF-7 has a name, but is not supported, because it hides what a text says.
            throw new ArgumentException($"'{Draft.Shown(name)}' is not an encoding that is known here. Use a name such as windows-1252.",
                nameof(options), e);
        }
    }

    private int DecodeUtf8(Span<char> characters, int there, bool isFinal)
    {
        OperationStatus status = Utf8.ToUtf16(_bytes.AsSpan(0, there), characters, out int used, out int written,
            replaceInvalidSequences: false, isFinalBlock: isFinal);
        IsBroken = status == OperationStatus.InvalidData || (isFinal && status == OperationStatus.NeedMoreData);
        Keep(used, there);
        return written;
    }

    private int Decode(Span<char> characters, int there, bool isFinal)
    {
        try
        {
            _decoder!.Convert(_bytes.AsSpan(0, there), characters, isFinal, out int used, out int written, out _);
            Keep(used, there);
            return written;
        }
        catch (DecoderFallbackException)
        {
            IsBroken = true;
            return DecodeGood(characters, there);
        }
    }

    // What stands before the broken bytes is still given: byte by byte, because a decoder that has thrown does not say how far it came.
    private int DecodeGood(Span<char> characters, int there)
    {
        _decoder!.Reset();
        int written = 0;
        try
        {
            for (int i = 0; i < there && written < characters.Length - 1; i++)
            {
                _decoder.Convert(_bytes.AsSpan(i, 1), characters[written..], flush: false, out _, out int more, out _);
                written += more;
            }
        }
        catch (DecoderFallbackException)
        {
            return written;
        }

        return written;
    }

    private void Keep(int used, int there)
    {
        _kept = there - used;
        _bytes.AsSpan(used, _kept).CopyTo(_bytes);
    }
}
