using System.Text;
using System.Text.Json;
using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Reading.Json;

// A JSON object inside a text of the input, trusted no more than the rest. If it is malformed, nested too deep or not an
// object, the result is null.
internal static class OwnJson
{
    private const int Least = 64;
    private const int Most = 1 << 16;

    public static JsonBag? Parse(string text, Draft draft, Place place)
    {
        try
        {
            Tokens tokens = new(draft);
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            using ByteSource source = new(new MemoryStream(bytes, writable: false), draft.Options.Limits.Bytes, CancellationToken.None);
            new JsonInput(source, draft.Options.Limits, place, Math.Clamp(bytes.Length + 1, Least, Most)).Read(tokens);
            return tokens.Object;
        }
        catch (ImportRefusedException)
        {
            // Only our own exports write this part; the rest of the input is valid without it.
            return null;
        }
    }

    private sealed class Tokens(Draft draft) : IJsonTokens
    {
        private readonly BagBuilder _builder = new(draft);
        private bool _isOther;

        public JsonBag? Object { get; private set; }

        public void Take(ref Utf8JsonReader token, JsonInput input)
        {
            if (_builder.IsOpen)
            {
                if (_builder.Take(ref token, input)) Object = _isOther ? null : _builder.Built;
            }
            else if (token.TokenType == JsonTokenType.StartObject && Object is null && !_isOther)
            {
                _builder.Begin(ref token, input);
            }
            else
            {
                (_isOther, Object) = (true, null);
            }
        }
    }
}
