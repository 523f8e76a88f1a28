using System.Text;
using System.Text.Json;
using CsCheck;
using FluentAssertions;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Json;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Reading;

// Places are counted on from the last one, in a small buffer, and beside that from the beginning of the text.
public sealed class JsonPlaceTests
{
    [Fact]
    public void Places_are_those_that_counting_from_the_beginning_finds() => Gen.Int.Sample(
        seed =>
        {
            Random random = new(seed);
            StringBuilder text = new("[");
            List<Place> expected = [];
            for (int i = 0; i < 200; i++)
            {
                if (i > 0) text.Append(',');
                text.Append(random.Next(6) switch { 0 => "\n", 1 => "\r\n\n  ", 2 => " ", _ => "" });
                string before = text.ToString();
                if (i % 3 > 0) expected.Add(new Place(before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n')));
                text.Append(random.Next(12) == 0 ? "\"ä→😀\"" : "\"plain\"");
            }

            using MemoryStream input = new(Encoding.UTF8.GetBytes(text.Append(']').ToString()));
            using ByteSource source = new(input, long.MaxValue, CancellationToken.None);
            Places places = new();
            new JsonInput(source, new ImportLimits(), buffered: 64).Read(places);
            places.Found.Should().Equal(expected);
        },
        iter: 100, threads: 1);

    // Asks for two of three strings.
    private sealed class Places : IJsonTokens
    {
        private int _strings;

        public List<Place> Found { get; } = [];

        public void Take(ref Utf8JsonReader token, JsonInput input)
        {
            if (token.TokenType == JsonTokenType.String && _strings++ % 3 > 0) Found.Add(input.PlaceOf(ref token));
        }
    }
}
