using System.Text.Json;

namespace MilestoneTracker.Exchange.Reading.Json;

// Receives the tokens of an input, one after the other.
internal interface IJsonTokens
{
    void Take(ref Utf8JsonReader token, JsonInput input);
}
