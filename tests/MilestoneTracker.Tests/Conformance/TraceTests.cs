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
        (ConformanceResult result, string[] printed) = TraceFolder.Run(TraceFolder.OfRepository);

        printed.Should().Equal("11521 steps, 0 mismatches");
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

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void The_program_exits_with_0_only_where_all_is_met(bool met, int code)
    {
        using TraceFolder folder = new();
        string file = folder.Write(met ? Good : Good.Replace("true", "false", StringComparison.Ordinal));

        RunProgram(file).Should().Be(code);
        RunProgram().Should().Be(2);
    }

    private static int RunProgram(params string[] paths) => (int)typeof(ConformanceRun).Assembly.EntryPoint!.Invoke(null, [paths])!;
}
