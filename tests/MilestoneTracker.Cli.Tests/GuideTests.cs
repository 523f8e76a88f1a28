using System.Text;
using FluentAssertions;
using MilestoneTracker.Cli.Tests.Sessions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// These guides are sessions at a terminal: what stands below the commands is what they answer.
public sealed class GuideTests
{
    [Theory]
    [InlineData("everyday-edits")]
    [InlineData("first-forecast")]
    [InlineData("plan-with-people")]
    public void A_guide_shows_what_its_commands_answer(string guide)
    {
        string[] page = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, guide + ".md"));
        using CliRunner tool = new() { IsTerminal = true };
        tool.Variables["NO_COLOR"] = "1";

        string played = string.Join('\n', Played(page, tool));

        string received = Path.Combine(AppContext.BaseDirectory, guide + ".received.md");
        if (played != string.Join('\n', page)) File.WriteAllText(received, played + "\n");
        played.Should().Be(
            string.Join('\n', page),
            $"that is what its commands answer; the whole page as it should be is {Path.GetFileName(received)} in the output folder");
    }

    // Of a block of commands that a block of text follows, the text is what they answer.
    private static IEnumerable<string> Played(string[] page, CliRunner tool)
    {
        string? language = null;
        StringBuilder answers = new();
        foreach (string line in page)
        {
            bool isFence = line.StartsWith("```", StringComparison.Ordinal);
            if (isFence && language == "text" && answers.Length > 0)
            {
                foreach (string answer in answers.ToString().TrimEnd('\n').Split('\n')) yield return answer.TrimEnd();
                answers.Clear();
            }

            bool isAnswer = language == "text" && answers.Length > 0;
            if (isFence && line == "```console") answers.Clear();
            if (isFence) language = language is null ? line[3..] : null;
            else if (language == "console") answers.Append(Answer(tool.Run(Session.Words(line)[1..])));
            if (!isAnswer || isFence) yield return line;
        }
    }

    private static string Answer(Answer answer) => answer.Out + answer.Error + (answer.Exit == 0 ? "" : $"[{answer.Exit}]\n");
}
