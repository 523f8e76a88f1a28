using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests.Sessions;

// Whole sessions with their exact output. To write one anew after a change that was meant, run the tests with MILESTONES_REWRITE_SESSIONS
// set to a folder, copy what is written there over the sessions, and read what has changed. One of them lies in
// PackageConsumer/Tool, where it is typed with the packed tool.
public sealed class SessionTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Sessions");

    public static TheoryData<string> Names => [
        .. Directory.EnumerateFiles(Folder, "*.session")
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_session_answers_what_stands_in_it(string name)
    {
        string text = File.ReadAllText(Path.Combine(Folder, name + ".session"));
        using CliRunner tool = new() { IsTerminal = name.StartsWith("terminal", StringComparison.Ordinal) };
        tool.Variables["NO_COLOR"] = "1";
        File.Copy(Path.Combine(Folder, "python-3.12.plan.json"), tool.PathOf("python-3.12.plan.json"));

        string played = Session.Play(text, tool);

        if (Environment.GetEnvironmentVariable("MILESTONES_REWRITE_SESSIONS") is { Length: > 0 } folder)
            File.WriteAllText(Path.Combine(folder, name + ".session"), played);
        played.Should().Be(text);
    }

    [Fact]
    public void The_sessions_type_every_verb()
    {
        HashSet<string> typed = [
            .. Directory.EnumerateFiles(Folder, "*.session").SelectMany(File.ReadLines)
                .Where(line => line.StartsWith("$ milestones ", StringComparison.Ordinal)).Select(line => Session.Words(line)[2])];

        CommandTree.Verbs.Select(verb => verb.Name).Should().BeSubsetOf(typed);
    }
}
