using System.Text;
using System.Text.Json;
using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Reading.Json;

// A JSON object that stands within a text of the input. It is as little trusted as all of it: what is not well formed, nested too deep or
// no object is null.
internal static class OwnJson
{
    public static JsonBag? Parse(string text, Draft draft, Place place)
    {
        try
        {
            Tokens tokens = new(draft);
            using ByteSource source = new(new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false), draft.Options.Limits.Bytes,
                CancellationToken.None);
            new JsonInput(source, draft.Options.Limits, place).Read(tokens);
            return tokens.Object;
        }
        catch (ImportRefusedException)
        {
            // It is a part of the input that only we write; the rest of the input is as good without it.
            return null;
        }
    }

    private sealed class Tokens(Draft draft) : IJsonTokens
    {
        private readonly BagBuilder _builder = new(null, draft);
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
