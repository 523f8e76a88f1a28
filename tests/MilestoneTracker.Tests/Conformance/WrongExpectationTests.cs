using System.Globalization;
using System.Text.Json.Nodes;
using FluentAssertions;
using MilestoneTracker.Conformance;
using Xunit;

namespace MilestoneTracker.Tests.Conformance;

// The program is only worth something if it finds what is wrong. So every kind of expectation in the traces is made wrong in
// every place: each value, each order of a list, each entry too many or too few, a double by its last bit.
[Trait("Category", "Long")]
public sealed class WrongExpectationTests
{
    private const string Mixed = "corners mixed-101 mixed-102 names";
    private const string WithFields = "field-corners check-order clear-order";

    // Each row that a log can have, beside answers with nothing in them.
    private static readonly string[] EveryRow =
    [
        """{"op":"register","name":"a","components":["x","y"],"status":"PLANNED","expect":{"ok":true}}""",
        """{"op":"register","name":"b","components":[],"status":"CANCELLED","expect":{"ok":true}}""",
        """{"op":"status","name":"a","status":"BLOCKED","expect":{"changed":true}}""",
        """{"op":"declare","milestone":"a","dependency":"b","expect":{"changed":true}}""",
        """{"op":"set_dependency","milestone":"a","dependency":"b","field":"lag","value":"2d","expect":{"changed":true}}""",
        """{"op":"set_milestone","name":"a","field":"weight","value":"7","expect":{"changed":true}}""",
        """{"op":"components","name":"a","components":["y"],"expect":{"changed":true}}""",
        """{"op":"set_plan","field":"title","value":"Plan","expect":{"changed":true}}""",
        """{"op":"set_record","collection":"r","name":"n","field":"k","value":"v","expect":{"changed":true}}""",
        """{"op":"remove","name":"a","expect":{"ok":true}}""",
        """{"op":"completion","name":"b","expect":{"completed":0,"count":0,"cancelled":1,"value":null}}""",
        """{"op":"risk","name":"b","expect":{"blocked":false,"on_hold":false,"unresolved":[],"completion":null,"level":"None","""
            + """ "factors":[]}}""",
        """{"op":"log","expect":{"events":[["milestone.registered","a",["x","y"],"PLANNED"],["milestone.registered","b",[],"CANCELLED"],"""
            + """["milestone.status_changed","a","PLANNED","BLOCKED"],["dependency.declared","a","b"],"""
            + """["dependency.field_changed","a","b","lag",null,"2d"],["milestone.field_changed","a","weight",null,"7"],"""
            + """["milestone.components_changed","a",["x","y"],["y"]],["plan.field_changed","title",null,"Plan"],"""
            + """["record.field_changed","r","n","k",null,"v"],["dependency.field_changed","a","b","lag","2d",null],"""
            + """["dependency.withdrawn","a","b"],["milestone.field_changed","a","weight","7",null],["milestone.removed","a"]]}}""",
    ];

    [Theory]
    [InlineData("register", Mixed, 3)]
    [InlineData("status", Mixed, 3)]
    [InlineData("declare", Mixed, 4)]
    [InlineData("withdraw", Mixed, 3)]
    [InlineData("remove", Mixed, 3)]
    [InlineData("batch", Mixed, 4)]
    [InlineData("progress", Mixed, 3)]
    [InlineData("all_progress", Mixed, 1)]
    [InlineData("risk", Mixed, 2)]
    [InlineData("impact", Mixed, 2)]
    [InlineData("history", Mixed, 2)]
    [InlineData("events", Mixed, 1)]
    [InlineData("log", Mixed, 1)]
    [InlineData("graph", Mixed, 1)]
    [InlineData("components", WithFields, 3)]
    [InlineData("set_plan", WithFields, 1)]
    [InlineData("set_milestone", WithFields, 3)]
    [InlineData("set_dependency", WithFields, 3)]
    [InlineData("set_record", WithFields, 2)]
    [InlineData("remove_record", WithFields, 1)]
    [InlineData("completion", WithFields, 2)]
    [InlineData("all_completions", "fields-201", 1)]
    [InlineData("fields", WithFields, 2)]
    [InlineData("plan_fields", "fields-201", 1)]
    [InlineData("dependency_fields", WithFields, 3)]
    [InlineData("records", WithFields, 2)]
    [InlineData("as_of", "clock", 1)]
    [InlineData("as_of_version", "clock", 1)]
    [InlineData("replay", "replay", 2)]
    public void A_wrong_expectation_is_found_in_its_line_and_nowhere_else(string op, string traces, int kinds)
    {
        (string[] Lines, int Place)[] rich = [.. RichestOfEachKind(op, traces.Split(' '))];
        rich.Should().HaveCount(kinds, "the traces have so many kinds of answers of {0}", op);
        foreach ((string[] lines, int place) in rich) VerifyThatEveryWrongOneIsFound(lines, place);
    }

    [Fact]
    public void Every_row_of_a_log_and_every_answer_of_nothing_is_looked_at_to_its_end()
    {
        using TraceFolder folder = new();
        TraceFolder.Run(folder.Write(EveryRow)).Printed.Should().Equal("13 steps, 0 mismatches");
        foreach (int place in new[] { 10, 11, 12 }) VerifyThatEveryWrongOneIsFound(EveryRow, place);
    }

    private static void VerifyThatEveryWrongOneIsFound(string[] lines, int place)
    {
        using TraceFolder folder = new();
        foreach (string wrong in MadeWrong(lines[place]))
        {
            string file = folder.Write([.. lines[..place], wrong, .. lines[(place + 1)..]]);

            (ConformanceResult result, string[] printed) = TraceFolder.Run(file);

            result.Mismatches.Should().Be(1, "line {0} was {1} and is {2}", place + 1, lines[place], wrong);
            printed.Should().HaveCount(2);
            printed[0].Should().StartWith(FormattableString.Invariant($"{file}:{place + 1}: expected ")).And.Contain(", found ");
        }
    }

    /// <summary>For each set of keys that an operation is expected to answer with: the line that says most.</summary>
    private static IEnumerable<(string[] Lines, int Place)> RichestOfEachKind(string op, string[] traces) =>
        from trace in traces
        let lines = File.ReadAllLines(Path.Combine(TraceFolder.OfRepository, trace + ".jsonl"))
        from place in Enumerable.Range(0, lines.Length)
        let step = JsonNode.Parse(lines[place])!.AsObject()
        where (string)step["op"]! == op
        let expectation = step["expect"]!.AsObject()
        group (Lines: lines, Place: place, Size: expectation.ToJsonString().Length) by string.Join(
            ' ', expectation.Select(part => part.Key)) into kind
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
                (JsonNode? node, Action<JsonNode?> replace) = PlacesOf(root).ElementAt(i);
                if (!TryMakeWrong(node, replace, way)) break;
                yield return root.ToJsonString();
            }
        }
    }

    private static IEnumerable<(JsonNode? Node, Action<JsonNode?> Replace)> PlacesOf(JsonNode root) =>
        WithAllBelow(root["expect"], with => root["expect"] = with);

    private static IEnumerable<(JsonNode? Node, Action<JsonNode?> Replace)> WithAllBelow(JsonNode? node, Action<JsonNode?> replace)
    {
        yield return (node, replace);
        if (node is JsonObject parts)
        {
            foreach (string key in parts.Select(part => part.Key).ToArray())
                foreach ((JsonNode?, Action<JsonNode?>) below in WithAllBelow(parts[key], with => parts[key] = with)) yield return below;
        }

        if (node is not JsonArray items) yield break;
        for (int i = 0; i < items.Count; i++)
        {
            int place = i;
            foreach ((JsonNode?, Action<JsonNode?>) below in WithAllBelow(items[place], with => items[place] = with)) yield return below;
        }
    }

    /// <summary>Makes one place wrong in one of the ways that there are for it; false where there are no more.</summary>
    private static bool TryMakeWrong(JsonNode? place, Action<JsonNode?> replace, int way)
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
            case null:
                if (way > 1) return false;
                replace(way == 0 ? 0 : "");
                return true;
            default:
                if (way > 1) return false;
                replace(way == 0 ? Other(place.AsValue()) : null);
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
            ? JsonNode.Parse(
                double.BitIncrement(double.Parse(number, CultureInfo.InvariantCulture)).ToString("G17", CultureInfo.InvariantCulture))!
            : long.Parse(number, CultureInfo.InvariantCulture) + 1;
    }
}
