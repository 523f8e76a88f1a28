using System.Globalization;
using System.Text.Json.Nodes;
using FluentAssertions;
using MilestoneTracker.Conformance;
using Xunit;

namespace MilestoneTracker.Tests.Conformance;

// The program is only worth something if it finds what is wrong. So every kind of expectation in the traces is made wrong in
// every place: each value, each order of a list, each entry too many or too few, a double by its last bit.
public sealed class WrongExpectationTests
{
    private static readonly string[] Traces = ["corners.jsonl", "mixed-101.jsonl", "mixed-102.jsonl", "names.jsonl"];

    [Theory]
    [InlineData("register", 3)]
    [InlineData("status", 3)]
    [InlineData("declare", 4)]
    [InlineData("withdraw", 3)]
    [InlineData("remove", 3)]
    [InlineData("batch", 4)]
    [InlineData("progress", 3)]
    [InlineData("all_progress", 1)]
    [InlineData("risk", 2)]
    [InlineData("impact", 2)]
    [InlineData("history", 2)]
    [InlineData("events", 1)]
    [InlineData("log", 1)]
    [InlineData("graph", 1)]
    public void A_wrong_expectation_is_found_in_its_line_and_nowhere_else(string op, int kinds)
    {
        using TraceFolder folder = new();
        (string[] Lines, int Place)[] rich = [.. RichestOfEachKind(op)];
        rich.Should().HaveCount(kinds, "the traces have so many kinds of answers of {0}", op);
        foreach ((string[] lines, int place) in rich)
        {
            foreach (string wrong in MadeWrong(lines[place]))
            {
                string file = folder.Write([.. lines[..place], wrong, .. lines[(place + 1)..]]);

                (ConformanceResult result, string[] printed) = TraceFolder.Run(file);

                result.Mismatches.Should().Be(1, "line {0} was {1} and is {2}", place + 1, lines[place], wrong);
                printed.Should().HaveCount(2);
                printed[0].Should().StartWith(FormattableString.Invariant($"{file}:{place + 1}: expected ")).And.Contain(", found ");
            }
        }
    }

    /// <summary>For each set of keys that an operation is expected to answer with: the line that says most.</summary>
    private static IEnumerable<(string[] Lines, int Place)> RichestOfEachKind(string op) =>
        from trace in Traces
        let lines = File.ReadAllLines(Path.Combine(TraceFolder.OfRepository, trace))
        from place in Enumerable.Range(0, lines.Length)
        let step = JsonNode.Parse(lines[place])!.AsObject()
        where (string)step["op"]! == op
        let expectation = step["expect"]!.AsObject()
        group (Lines: lines, Place: place, Size: expectation.ToJsonString().Length) by string.Join(' ', expectation.Select(part => part.Key)) into kind
        let richest = kind.MaxBy(line => line.Size)
        select (richest.Lines, richest.Place);

    private static IEnumerable<string> MadeWrong(string line)
    {
        int places = PlacesOf(JsonNode.Parse(line)!).Count();
        for (int i = 0; i < places; i++)
        {
            for (int way = 0; ; way++)
            {
                JsonNode root = JsonNode.Parse(line)!;
                if (!TryMakeWrong(PlacesOf(root).ElementAt(i), way)) break;
                yield return root.ToJsonString();
            }
        }
    }

    private static IEnumerable<JsonNode> PlacesOf(JsonNode root) => WithAllBelow(root["expect"]!);

    private static IEnumerable<JsonNode> WithAllBelow(JsonNode node)
    {
        IEnumerable<JsonNode?> below = node switch
        {
            JsonObject parts => parts.Select(part => part.Value),
            JsonArray items => items,
            _ => [],
        };
        return below.SelectMany(child => WithAllBelow(child!)).Prepend(node);
    }

    /// <summary>Makes one place wrong in one of the ways that there are for it; false where there are no more.</summary>
    private static bool TryMakeWrong(JsonNode place, int way)
    {
        switch (place)
        {
            case JsonObject parts:
                if (way > parts.Count) return false;
                if (way == parts.Count) parts["surplus"] = "x";
                else parts.RemoveAt(way);
                return true;
            case JsonArray items:
                if (way == 0) items.Add("surplus");
                else if (way == 1 && items.Count > 0) items.RemoveAt(items.Count - 1);
                else if (way == 2 && items.Count > 1 && !JsonNode.DeepEquals(items[0], items[1])) MoveFirstToSecond(items);
                else return false;
                return true;
            default:
                if (way > 1) return false;
                place.ReplaceWith(way == 0 ? Other(place.AsValue()) : null);
                return true;
        }
    }

    private static void MoveFirstToSecond(JsonArray items)
    {
        JsonNode? first = items[0];
        items.RemoveAt(0);
        items.Insert(1, first);
    }

    private static JsonNode Other(JsonValue value)
    {
        if (value.TryGetValue(out bool flag)) return !flag;
        if (value.TryGetValue(out string? text)) return text + "x";
        string number = value.ToJsonString();
        return number.Contains('.', StringComparison.Ordinal) || number.Contains('e', StringComparison.Ordinal)
            ? JsonNode.Parse(double.BitIncrement(double.Parse(number, CultureInfo.InvariantCulture)).ToString("G17", CultureInfo.InvariantCulture))!
            : long.Parse(number, CultureInfo.InvariantCulture) + 1;
    }
}
