using System.Globalization;
using System.Text;
using FluentAssertions;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Tests.Sessions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// Whoever interrupts a call that writes much, ends it: what is still written is what was waiting to be. Counted, not timed.
public sealed class CancellingTests
{
    private const int Waiting = 1 << 17;

    [Theory]
    [InlineData("list")]
    [InlineData("list --json")]
    [InlineData("list --as-of 40001")]
    [InlineData("risk --risk-from low --json")]
    [InlineData("log")]
    [InlineData("log --json")]
    [InlineData("diff 0")]
    [InlineData("diff 0 --json")]
    [InlineData("report --format csv")]
    [InlineData("report --format html")]
    [InlineData("report --format json")]
    [InlineData("report --format markdown")]
    [InlineData("export")]
    [InlineData("level")]
    [InlineData("level --json")]
    public void A_call_that_writes_ends_where_it_is(string line)
    {
        using CliRunner tool = new CliRunner().WithMany();
        using CancellationTokenSource source = new();
        using EndingStream output = new(source);
        using StringWriter error = new(CultureInfo.InvariantCulture);

        int exit = Root.Run(Session.Words(line), tool.Around(Stream.Null, output, error, source.Token));

        exit.Should().Be(ExitCode.Interrupted);
        error.ToString().Should().StartWith("error: Interrupted.");
        output.After.Should().BeLessThan(Waiting);
    }

    [Theory]
    [InlineData("import plan.json --log other.db")]
    [InlineData("import edges.tsv --log other.db")]
    [InlineData("list --log plan.json")]
    [InlineData("report --log plan.json --format csv")]
    [InlineData("report --as-of 2026-02-01 --compare-to 5")]
    [InlineData("verify")]
    [InlineData("simulate")]
    [InlineData("simulate --json")]
    [InlineData("trend API --json")]
    [InlineData("burnup")]
    [InlineData("calibrate --as-of 5")]
    [InlineData("digest --since 2026-02-01")]
    [InlineData("baseline --list --json")]
    [InlineData("resources")]
    [InlineData("resources --levelled --json")]
    [InlineData("level")]
    [InlineData("level --json")]
    [InlineData("features")]
    public void A_call_that_is_interrupted_before_it_has_read_writes_nothing(string line)
    {
        using CliRunner tool = ExampleFolder.Make();
        tool.Cancelled = new CancellationToken(canceled: true);

        Answer answer = tool.Run(Session.Words(line));

        (answer.Exit, answer.Out).Should().Be((ExitCode.Interrupted, ""));
        File.Exists(tool.PathOf("other.db")).Should().BeFalse();
    }

    // Interrupts the call as soon as something is written, and counts what comes all the same.
    private sealed class EndingStream(CancellationTokenSource source) : MemoryStream
    {
        public long After { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer) => Count(buffer.Length);

        public override void Write(byte[] buffer, int offset, int count) => Count(count);

        private void Count(int count)
        {
            if (source.IsCancellationRequested) After += count;
            else source.Cancel();
        }
    }
}

internal static class ManyMilestones
{
    /// <summary>A plan of so many that its list does not fit into what waits to be written.</summary>
    public static CliRunner WithMany(this CliRunner tool)
    {
        StringBuilder edges = new();
        for (int i = 0; i < 20_000; i++)
            edges.Append(CultureInfo.InvariantCulture, $"milestone {i:00000} of a long list\tmilestone {i + 1:00000} of a long list\n");
        tool.Write("edges.tsv", edges.ToString());
        tool.Say("import", "edges.tsv");
        return tool;
    }
}
