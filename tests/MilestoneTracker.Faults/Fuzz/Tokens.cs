using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Faults.Fuzz;

// The tokens of a draft, whatever state it is in: nothing here minds what is wrong with it. One list, used again.
internal sealed class Tokens
{
    private readonly List<Token> _all = [];

    public void Find(ReadOnlySpan<byte> bytes)
    {
        _all.Clear();
        for (int i = 0; i < bytes.Length;)
        {
            int start = i++;
            switch (bytes[start])
            {
                case (byte)'"':
                    while (i < bytes.Length && bytes[i] != '"') i += bytes[i] == '\\' ? 2 : 1;
                    i = Math.Min(i + 1, bytes.Length);
                    _all.Add(new Token(i < bytes.Length && bytes[i] == ':' ? TokenKind.Key : TokenKind.Text, start, i));
                    break;
                case (byte)'{' or (byte)'[':
                    _all.Add(new Token(TokenKind.Opening, start, i));
                    break;
                case (byte)'}' or (byte)']':
                    _all.Add(new Token(TokenKind.Closing, start, i));
                    break;
                case (byte)',' or (byte)':':
                    _all.Add(new Token(TokenKind.Separator, start, i));
                    break;
                default:
                    while (i < bytes.Length && !IsMark(bytes[i])) i++;
                    _all.Add(new Token(TokenKind.Scalar, start, i));
                    break;
            }
        }
    }

    /// <summary>A token of a kind, from a random place on; an empty one where there is none.</summary>
    public Token Any(SplitMix random, TokenKind kind) => Any(random, token => token.Kind == kind);

    /// <summary>A value that is no object and no list.</summary>
    public Token AnyValue(SplitMix random) => Any(random, token => token.Kind is TokenKind.Text or TokenKind.Scalar);

    /// <summary>A key with all that belongs to it, up to before the comma or brace behind its value.</summary>
    public Token AnyMember(SplitMix random)
    {
        if (_all.Count == 0) return default;
        int from = random.Below(_all.Count);
        for (int i = 0; i < _all.Count; i++)
        {
            int key = (from + i) % _all.Count;
            if (_all[key].Kind == TokenKind.Key) return new Token(TokenKind.Key, _all[key].Start, EndOfValue(key + 2));
        }

        return default;
    }

    private Token Any(SplitMix random, Func<Token, bool> isWanted)
    {
        if (_all.Count == 0) return default;
        int from = random.Below(_all.Count);
        for (int i = 0; i < _all.Count; i++)
        {
            Token token = _all[(from + i) % _all.Count];
            if (isWanted(token)) return token;
        }

        return default;
    }

    private int EndOfValue(int first)
    {
        int depth = 0;
        for (int i = first; i < _all.Count; i++)
        {
            depth += _all[i].Kind switch { TokenKind.Opening => 1, TokenKind.Closing => -1, _ => 0 };
            if (depth <= 0) return _all[i].End;
        }

        return _all[^1].End;
    }

    private static bool IsMark(byte b) => b is (byte)'"' or (byte)'{' or (byte)'}' or (byte)'[' or (byte)']' or (byte)',' or (byte)':';
}
