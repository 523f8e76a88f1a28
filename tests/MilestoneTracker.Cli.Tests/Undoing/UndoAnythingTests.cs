using System.Text;
using FluentAssertions;
using MilestoneTracker.Sqlite;
using Xunit;

namespace MilestoneTracker.Cli.Tests.Undoing;

// Whatever the verbs of every day can do, undo takes back, and takes back again; in the end, one undo after the other leads back to the
// empty plan.
public sealed class UndoAnythingTests
{
    private const int Edits = 25;

    private static readonly string[] Names = ["A", "B", "C", "D", "E"];
    private static readonly string[] Statuses = ["planned", "in-progress", "completed", "blocked", "on-hold", "cancelled"];
    private static readonly string[] Components = ["web", "docs", "data"];
    private static readonly string[] Keys = ["owner", "url", "weight", "acme.x", "acme.y"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Any_change_can_be_undone_and_redone_and_all_of_them_back_to_nothing(int seed)
    {
        using CliRunner tool = new();
        tool.Say("init");
        Random random = new(seed);
        for (int done = 0; done < Edits;)
        {
            string[] edit = Edit(random);
            string before = StateOf(tool, out long version);
            if (tool.Run(edit).Exit != 0) continue; // refused, as by a cycle
            string after = StateOf(tool, out long changed);
            if (changed == version) continue;
            string told = $"seed {seed}, edit {done}: {string.Join(' ', edit)}";
            tool.Say("undo");
            StateOf(tool, out long undone).Should().Be(before, told);
            tool.Say("undo", FormattableString.Invariant($"{undone}"));
            StateOf(tool, out _).Should().Be(after, told);
            if (random.Next(4) == 0)
            {
                tool.Say("undo");
                StateOf(tool, out _).Should().Be(before, told);
            }

            done++;
        }

        while (tool.Run("undo").Exit == 0)
        {
            // As long as there is a change that was not undone.
        }

        StateOf(tool, out _).Should().BeEmpty("seed {0}", seed);
        tool.Run("undo").Error.Should().Contain("There is nothing to undo");
        tool.Say("verify").Should().StartWith("valid");
    }

    private static string[] Edit(Random random)
    {
        string name = Of(random, Names);
        return random.Next(12) switch
        {
            0 => ["register", name, "--status", Of(random, Statuses), "--component", Of(random, Components)],
            1 => ["register", name],
            2 => ["status", name, Of(random, Statuses)],
            3 or 4 => ["depend", name, Of(random, Names), Of(random, Names)],
            5 => ["withdraw", name, Of(random, Names)],
            6 => ["remove", name],
            7 => ["components", name, "--add", Of(random, Components), "--add", "new", "--remove", "docs"],
            8 => ["note", name, $"note {random.Next(100)}"],
            9 => ["set", name, $"{Of(random, Keys)}={(random.Next(3) == 0 ? "" : random.Next(1, 9))}", "title=" + random.Next(3)],
            10 => ["set", name, "--on", Of(random, Names), $"acme.why={random.Next(3)}", "acme.z="],
            _ => random.Next(2) == 0 ? ["set", "--plan", $"title={random.Next(5)}"]
                : ["set", "--record", $"people/{name}", $"title={random.Next(5)}", random.Next(2) == 0 ? "notes=x" : "notes="],
        };
    }

    private static string Of(Random random, string[] words) => words[random.Next(words.Length)];

    // All that a plan is, but for its histories and its version.
    private static string StateOf(CliRunner tool, out long version)
    {
        using SqliteAuditLog log = SqliteAuditLog.Open(tool.PathOf("milestones.db"), new SqliteAuditLogOptions { ReadOnly = true });
        RegistrySnapshot plan = MilestoneRegistry.Open(log).Current;
        version = plan.Version;
        StringBuilder state = new();
        foreach ((string key, string value) in plan.PlanFields) state.Append($"{key}={value}\n");
        foreach (Milestone milestone in plan.Milestones)
        {
            state.Append(
                $"{milestone.Name} {milestone.Status} [{string.Join(',', milestone.Components)}] {string.Join(';', milestone.Fields)}\n");
            foreach (string dependency in milestone.Dependencies) state.Append(
                $"  {dependency} {string.Join(';', plan.GetDependencyFields(milestone.Name, dependency))}\n");
        }

        foreach (string collection in plan.RecordCollections)
            foreach ((string name, IReadOnlyDictionary<string, string> fields) in plan.GetRecords(collection)
                .Select(record => (record.Key, (IReadOnlyDictionary<string, string>)record.Value)))
                state.Append($"{collection}/{name} {string.Join(';', fields)}\n");
        return state.ToString();
    }
}
