using FluentAssertions;
using MilestoneTracker.Conformance;
using Xunit;

namespace MilestoneTracker.Tests.Conformance;

public sealed class TraceTests
{
    private const string Good = """{"op":"register","name":"a","components":["ui","api","ui"],"status":"PLANNED","expect":{"ok":true}}""";

    [Fact]
    public void Every_trace_of_the_repository_is_met_exactly()
    {
        int seed = Random.Shared.Next();
        (ConformanceResult result, string[] printed) = TraceFolder.Run(seed, TraceFolder.OfRepository);

        printed.Should().HaveCount(2, "there is no mismatch; seed {0}", seed);
        printed[0].Should().MatchRegex("^[1-9][0-9]{4,} altered logs judged, seed [0-9]+$");
        printed[1].Should().Be("18845 steps, 0 mismatches");
        result.Passed.Should().BeTrue();
    }

    [Theory]
    [InlineData("register a milestone")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"op":"graph","expect":{"graph":{}}""")]
    [InlineData("""{"op":"rename","name":"a","expect":{"ok":true}}""")]
    [InlineData("""{"name":"a","expect":{"ok":true}}""")]
    [InlineData("""{"op":"progress","expect":{"value":0.0}}""")]
    [InlineData("""{"op":"progress","name":"a"}""")]
    [InlineData("""{"op":"progress","name":"a","expect":{}}""")]
    [InlineData("""{"op":"progress","name":"a","expect":null}""")]
    [InlineData("""{"op":"progress","name":"a","expect":{"value":0.0,"level":"None"}}""")]
    [InlineData("""{"op":"progress","name":"a","expect":{"value":0.0,"value":0.0}}""")]
    [InlineData("""{"op":"progress","name":"a","at":1,"expect":{"value":0.0}}""")]
    [InlineData("""{"op":"progress","name":7,"expect":{"value":0.0}}""")]
    [InlineData("""{"op":"register","name":"b","components":"ui","status":"PLANNED","expect":{"ok":true}}""")]
    [InlineData("""{"op":"new","expect":{"ok":true}}""")]
    [InlineData("""{"op":"new","time":3}""")]
    [InlineData("""{"op":"as_of","time":"noon","expect":{"version":0}}""")]
    [InlineData("""{"op":"as_of","time":1.5,"expect":{"version":0}}""")]
    [InlineData("""{"op":"as_of_version","version":null,"expect":{"version":0}}""")]
    [InlineData("""{"op":"progress","name":"a","time":1,"expect":{"value":0.0}}""")]
    [InlineData("""{"op":"set_plan","field":"k","expect":{"changed":true}}""")]
    [InlineData("""{"op":"set_plan","field":"k","value":7,"expect":{"changed":true}}""")]
    [InlineData("""{"op":"replay","events":[],"expect":{"ok":true,"version":0}}""")]
    [InlineData("""{"op":"replay","events":[],"drop_tail":"no","expect":{"ok":true,"version":0}}""")]
    [InlineData("""{"op":"replay","events":[[1,0,1,1]],"drop_tail":false,"expect":{"ok":true,"version":0}}""")]
    [InlineData("""{"op":"replay","events":[["1",0,1,1,"milestone.removed","a"]],"drop_tail":false,"expect":{"ok":true,"version":0}}""")]
    [InlineData("""{"op":"batch","steps":[{"op":"status","name":"a","status":"PLANNED","time":3}],"expect":{"ok":true}}""")]
    [InlineData("""{"op":"batch","steps":[{"op":"progress","name":"a"}],"expect":{"ok":true}}""")]
    [InlineData("""{"op":"batch","steps":[{"op":"remove","name":"a","expect":{"ok":true}}],"expect":{"ok":true}}""")]
    public void A_line_that_is_not_understood_fails_and_is_named(string bad)
    {
        using TraceFolder folder = new();
        string file = folder.Write(Good, bad, Good);

        (ConformanceResult result, string[] printed) = TraceFolder.Run(file);

        result.Should().Be(new ConformanceResult(1, 1));
        printed.Should().HaveCount(2);
        printed[0].Should().StartWith($"{file}:2: expected ").And.Contain(", found ");
        printed[1].Should().Be("1 steps, 1 mismatches");
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_fail()
    {
        using TraceFolder folder = new();
        string file = folder.Write();
        File.WriteAllBytes(file, [.. "{\"op\":\"progress\",\"name\":\""u8, 0xC3, 0x28, .. "\",\"expect\":{\"error\":\"argument\"}}"u8]);

        (ConformanceResult result, string[] printed) = TraceFolder.Run(file);

        result.Should().Be(new ConformanceResult(0, 1));
        printed[0].Should().Contain("expected UTF-8");
    }

    [Fact]
    public void A_folder_without_a_trace_fails()
    {
        using TraceFolder folder = new();

        (ConformanceResult result, string[] printed) = TraceFolder.Run(TraceFolder.OfRepository, folder.Path);

        result.Passed.Should().BeFalse();
        printed.Should().HaveCount(2);
        printed[0].Should().Be($"{folder.Path}: expected a folder with traces, found no *.jsonl file in it");
    }

    [Fact]
    public void A_trace_without_a_step_fails()
    {
        using TraceFolder folder = new();
        string file = folder.Write();

        (ConformanceResult result, string[] printed) = TraceFolder.Run(folder.Path);

        result.Should().Be(new ConformanceResult(0, 1));
        printed[0].Should().Be($"{file}: expected at least one step, found an empty file");
    }

    [Fact]
    public void A_path_that_does_not_exist_fails()
    {
        using TraceFolder folder = new();
        string missing = Path.Combine(folder.Path, "missing");

        (ConformanceResult result, string[] printed) = TraceFolder.Run(folder.Write(Good), missing);

        result.Should().Be(new ConformanceResult(1, 1));
        printed.Should().Equal($"{missing}: expected a trace or a folder of traces, found no such file or folder", "1 steps, 1 mismatches");
    }

    [Fact]
    public void An_unpaired_surrogate_and_an_unknown_status_come_to_the_registry_which_refuses_them()
    {
        using TraceFolder folder = new();

        (ConformanceResult result, string[] printed) = TraceFolder.Run(folder.Write(
            Good,
            """{"op":"register","name":"\ud83d\"","components":[],"status":"PLANNED","expect":{"error":"argument"}}""",
            """{"op":"status","name":"a","status":"DONE","expect":{"error":"argument"}}""",
            """{"op":"batch","steps":[{"op":"status","name":"a","status":"BLOCKED"},{"op":"remove","name":"\udc00"}],"expect":{"error":"argument","at":1}}""",
            """{"op":"history","name":"a","expect":{"statuses":["PLANNED"]}}"""));

        printed.Should().Equal("5 steps, 0 mismatches");
        result.Passed.Should().BeTrue();
    }

    [Fact]
    public void A_trace_begins_anew_where_it_says_so()
    {
        using TraceFolder folder = new();

        TraceFolder.Run(7, folder.Write(Good, """{"op":"new"}""", """{"op":"events","expect":{"count":0}}""", Good)).Printed
            .Should().Equal("34 altered logs judged, seed 7", "4 steps, 0 mismatches");
    }

    [Fact]
    public void The_clock_stands_where_a_trace_has_set_it()
    {
        using TraceFolder folder = new();

        TraceFolder.Run(folder.Write(
            """{"op":"set_plan","field":"k","value":"v","time":-3,"expect":{"changed":true}}""",
            """{"op":"set_plan","field":"k","value":"w","expect":{"changed":true}}""",
            """{"op":"set_plan","field":"k","value":"x","time":9,"expect":{"changed":true}}""",
            """{"op":"as_of","time":-4,"expect":{"version":0}}""",
            """{"op":"as_of","time":8,"expect":{"version":2}}""",
            """{"op":"as_of","time":9,"expect":{"version":3}}""")).Printed.Should().Equal("6 steps, 0 mismatches");
    }

    [Theory]
    [InlineData("""[1,0,1,1,"milestone.moved","a"]""")]
    [InlineData("""[1,0,1,1,"milestone.registered","a",["y","x"],"PLANNED"]""")]
    [InlineData("""[1,0,1,1,"milestone.registered","a",["x","x"],"PLANNED"]""")]
    [InlineData("""[1,0,1,1,"milestone.registered","a",[],"DONE"]""")]
    [InlineData("""[1,0,1,1,"plan.field_changed","k",null]""")]
    public void What_the_typed_events_cannot_say_is_refused_there_and_not_before_an_earlier_misfit(string row)
    {
        using TraceFolder folder = new();
        string Replay(string events, int at) =>
            $$$"""{"op":"replay","events":[{{{events}}}],"drop_tail":false,"expect":{"error":"replay","at":{{{at}}}}}""";
        string second = row.Replace("[1,", "[2,", StringComparison.Ordinal);

        TraceFolder.Run(folder.Write(
            Replay(row, 1),
            Replay("""[1,0,1,1,"milestone.registered","b",[],"PLANNED"],""" + second, 2),
            Replay("""[1,0,1,1,"milestone.removed","b"],""" + second, 1),
            Replay("""[1,0,1,2,"milestone.registered","b",[],"PLANNED"],""" + second.Replace("1,1", "2,2", StringComparison.Ordinal), 2)))
            .Printed.Should().Equal("4 steps, 0 mismatches");
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void The_program_exits_with_0_only_where_all_is_met(bool met, int code)
    {
        using TraceFolder folder = new();
        string file = folder.Write(met ? Good : Good.Replace("true", "false", StringComparison.Ordinal));

        RunProgram(file).Should().Be(code);
        RunProgram(file, "--seed", "7").Should().Be(code);
        RunProgram().Should().Be(2);
        RunProgram("--seed", "7").Should().Be(2);
        RunProgram(file, "--seed").Should().Be(2);
        RunProgram(file, "--seed", "soon").Should().Be(2);
    }

    private static int RunProgram(params string[] paths) => (int)typeof(ConformanceRun).Assembly.EntryPoint!.Invoke(null, [paths])!;
}
