using FluentAssertions;
using System.Text.Json;
using MilestoneTracker.Sqlite;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// Changes of other programs, as they come.
public sealed class WatchTests : IDisposable
{
    private readonly CliRunner _tool = new CliRunner().WithPlan();
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(1)); // so that a test that waits for ever fails

    public WatchTests() => _tool.Cancelled = _deadline.Token;

    public void Dispose()
    {
        _deadline.Dispose();
        _tool.Dispose();
    }

    [Fact]
    public void Changes_after_a_version_are_printed_in_order_and_not_those_before_it()
    {
        string[] lines = _tool.Say("watch", "--after", "9", "--count", "2").TrimEnd('\n').Split('\n');

        lines.Should().HaveCount(2);
        lines[0].Should().StartWith("10: Schema").And.Contain("by ada").And.Contain("migrated");
        lines[1].Should().StartWith("11: Login").And.Contain("by grace");
    }

    [Fact]
    public async Task A_change_by_another_program_is_printed_when_it_comes()
    {
        Task<string> watching = Task.Run(() => _tool.Say("watch", "--json", "--count", "2"), _deadline.Token);
        using SqliteAuditLog log = SqliteAuditLog.Open(_tool.PathOf("milestones.db"));
        MilestoneRegistry other = log.OpenRegistry();

        // Whoever watches has no sign to give that it has begun, so changes are made until it has seen two.
        for (int i = 0; !watching.IsCompleted; i++) other.RegisterMilestone($"New {i}");

        JsonElement[] changes =
            [.. (await watching).TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];
        changes.Should().HaveCount(2);
        changes[1].GetProperty("version").GetInt64().Should().Be(changes[0].GetProperty("version").GetInt64() + 1);
        changes[0].GetProperty("events")[0].GetProperty("milestone").GetString().Should().StartWith("New ");
    }

    [Fact]
    public void What_cannot_be_followed_is_said_and_a_version_that_is_not_there_too()
    {
        _tool.Say("export", "--output", "lines.jsonl");

        _tool.Run("watch", "--log", "lines.jsonl").Should().Match<Answer>(
            answer => answer.Exit == 3 && answer.Error.Contains("cannot be followed"));
        _tool.Run("watch", "--after", "99").Should().Match<Answer>(
            answer => answer.Exit == 1 && answer.Error.Contains("There is no version 99: the log has versions 0 to 11"));
        _tool.Run("watch", "--count", "0").Exit.Should().Be(2);
        _tool.Run("watch", "--after", "-1").Exit.Should().Be(2);
    }

    [Fact]
    public async Task A_file_that_is_taken_away_ends_it_with_the_reason()
    {
        if (!OperatingSystem.IsLinux()) return;
        string log = _tool.PathOf("milestones.db");
        using SqliteAuditLog open = SqliteAuditLog.Open(log); // so that no other file is deleted when the watch ends
        using SemaphoreSlim follows = new(0);
        _tool.Wrote = () => follows.Release();
        Task<Answer> watching = Task.Run(() => _tool.Run("watch", "--after", "10"), _deadline.Token);
        await follows.WaitAsync(_deadline.Token); // it has printed the change after version 10
        File.Move(log, log + ".away");

        Answer answer = await watching;

        answer.Exit.Should().Be(3);
        answer.Error.Should().Contain("milestones.db' no longer exists");
    }

    [Fact]
    public void An_interruption_ends_it()
    {
        using CancellationTokenSource interrupted = new();
        interrupted.Cancel();
        _tool.Cancelled = interrupted.Token;

        _tool.Run("watch").Exit.Should().Be(130);
    }
}
