using System.Text;
using FluentAssertions;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.TestSupport.Data;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Findings;

// The mapping tables of the guides, row by row: each row has an example here, which becomes what the row says; and no row has none.
public sealed class MappingTests
{
    private static readonly Dictionary<string, (string Task, string Fields)> Project = new(StringComparer.Ordinal)
    {
        ["`Active` 0"] = ("<Active>0</Active>", "CANCELLED"),
        ["100 %, or `ActualFinish`"] = ("<ActualFinish>2026-03-02T17:00:00</ActualFinish>", "COMPLETED finished=2026-03-02T17:00"),
        ["above 0 %, or `ActualStart`"] = ("<PercentComplete>40</PercentComplete>", "IN_PROGRESS progress=0.4"),
        ["`Duration`"] = ("<Duration>PT20H0M0S</Duration>", "PLANNED duration=2d 4h"),
        ["`Deadline`"] = ("<Deadline>2026-03-02T17:00:00</Deadline>", "PLANNED target=2026-03-02"),
        ["constraint *start no earlier than*"] = (Constraint(4), "PLANNED not-before=2026-03-02T08:00"),
        ["constraint *must finish on*; scheduled by hand"] = (Constraint(3), "PLANNED pinned=2026-03-02T08:00"),
        ["constraint *finish no earlier than*"] = (Constraint(6), "PLANNED finish-not-before=2026-03-02T08:00"),
        ["`PredecessorLink`"] = (
            "<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>3</Type><LinkLag>4800</LinkLag></PredecessorLink>",
            "PLANNED on First lag=1d link=SS"),
        ["a summary task"] = ("</Task><Task><UID>3</UID><Name>Part</Name><OutlineLevel>2</OutlineLevel>", "PLANNED on Part"),
        ["names of resources"] = ("", "PLANNED owner=Ann"),
        ["units of assignments"] = ("", "PLANNED owner=Ann"),
        ["`Baseline`; recurring exceptions and working weeks of calendars"] = ("<Baseline><Number>0</Number></Baseline>",
            "PLANNED baseline-not-taken"),
        ["work, costs, dates that Microsoft Project computes (`Finish`, early and late dates, slack)"] =
            ("<Finish>2026-03-02T17:00:00</Finish><Cost>5</Cost><Work>PT8H0M0S</Work><EarlyStart>2026-03-02T08:00:00</EarlyStart>",
                "PLANNED"),
    };

    private static readonly Dictionary<string, (string Text, string Fields)> GitHub = new(StringComparer.Ordinal)
    {
        ["milestone closed"] = (
            Milestone("\"state\":\"closed\",\"open_issues\":1,\"closed_issues\":1,\"closed_at\":\"2026-02-01T10:00:00Z\""),
            "COMPLETED finished=2026-02-01 closed-with-open"),
        ["some issues closed"] = (Milestone("\"state\":\"open\",\"open_issues\":3,\"closed_issues\":1"), "IN_PROGRESS progress=0.25"),
        ["issue"] = (Issue("\"state\":\"open\",\"milestone\":{\"number\":1,\"title\":\"v1\"}") , "PLANNED dependents v1"),
        ["issue closed as not planned, or as a duplicate"] = (Issue("\"state\":\"closed\",\"state_reason\":\"not_planned\""), "CANCELLED"),
        ["issue with `blocked_by`"] = (Issue("\"state\":\"open\",\"blocked_by\":[9]") + Other, "PLANNED on Other"),
        ["issue with `parent_issue_url`"] = (
            Issue("\"state\":\"open\",\"parent_issue_url\":\"https://api.github.com/repos/o/r/issues/9\"") + Other,
            "PLANNED dependents Other"),
        ["pull request"] = (Issue("\"state\":\"open\",\"pull_request\":{}"), "pull-request-not-taken"),
    };

    private const string Other = "[{\"number\":9,\"title\":\"Other\",\"labels\":[]}]";

    public static TheoryData<string> ProjectRows => [.. Project.Keys];

    public static TheoryData<string> GitHubRows => [.. GitHub.Keys];

    [Theory]
    [InlineData("bring-a-microsoft-project-plan.md", "| In the file | Here |")]
    [InlineData("bring-your-github-milestones.md", "| On GitHub | Here |")]
    public void Every_row_of_a_guide_has_an_example(string page, string head)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guides", page)).ReplaceLineEndings("\n");
        string[] rows = [.. text.Split(head + "\n")[1].Split('\n').Skip(1)
            .TakeWhile(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split(" | ")[0][2..])];

        rows.Should().BeEquivalentTo(page.Contains("github", StringComparison.Ordinal) ? GitHub.Keys : Project.Keys);
    }

    [Theory]
    [MemberData(nameof(ProjectRows))]
    public void A_part_of_Microsoft_Project_becomes_what_the_guide_says(string row)
    {
        (string task, string expected) = Project[row];
        string assigned = row.Contains("resources", StringComparison.Ordinal) || row.Contains("units", StringComparison.Ordinal)
            ? "<Resources><Resource><UID>1</UID><Name>Ann</Name></Resource></Resources><Assignments>"
                + "<Assignment><TaskUID>2</TaskUID><ResourceUID>1</ResourceUID><Units>0.5</Units></Assignment></Assignments>" : "";
        string xml = $"<Project><Tasks><Task><UID>1</UID><Name>First</Name></Task><Task><UID>2</UID><Name>Item</Name>{task}</Task></Tasks>"
            + assigned + "</Project>";

        TextOf(Imports.Read(xml, ImportFormat.Mspdi)).Should().Be(expected);
    }

    [Theory]
    [MemberData(nameof(GitHubRows))]
    public void A_part_of_GitHub_becomes_what_the_guide_says(string row)
    {
        (string text, string expected) = GitHub[row];
        bool issues = row.Contains("issue", StringComparison.Ordinal) && !row.StartsWith("some", StringComparison.Ordinal);

        ImportOptions options = new() { Issues = issues || row == "pull request" };
        TextOf(Imports.Read(text, ImportFormat.GitHub, options)).Should().Be(expected);
    }

    [Fact]
    public void Units_are_taken_where_the_guide_says_so_and_pull_requests_too()
    {
        Imports.Read(GitHub["pull request"].Text, ImportFormat.GitHub, new ImportOptions { Issues = true, PullRequests = true }).Items
            .Should().ContainSingle();
        Imports.Read(GitHub["issue"].Text, ImportFormat.GitHub).Items.Should().ContainSingle("without Issues only the milestone comes");
    }

    // The item called Item: its status, fields, what it is linked to, and the findings.
    private static string TextOf(ImportedPlan plan)
    {
        StringBuilder text = new();
        int at = plan.Items.ToList().FindIndex(item => item.Name == "Item");
        if (at >= 0)
        {
            text.Append(plan.Items[at].Status.ToWord());
            foreach ((string key, string value) in plan.Items[at].Fields) text.Append(' ').Append(key).Append('=').Append(value);
        }

        foreach (ImportedLink link in plan.Links)
        {
            if (link.Item == at) text.Append(" on ").Append(plan.Items[link.Dependency].Name);
            else if (link.Dependency == at) text.Append(" dependents ").Append(plan.Items[link.Item].Name);
            foreach ((string key, string value) in link.Fields) text.Append(' ').Append(key).Append('=').Append(value);
        }

        foreach (string code in plan.Findings.Counts.Keys) text.Append(' ').Append(code);
        return text.ToString().Trim();
    }

    private static string Constraint(int type) =>
        $"<ConstraintType>{type}</ConstraintType><ConstraintDate>2026-03-02T08:00:00</ConstraintDate>";

    private static string Milestone(string members) => $"[{{\"number\":1,\"title\":\"Item\",{members}}}]";

    private static string Issue(string members) => $"[{{\"number\":2,\"title\":\"Item\",\"labels\":[],{members}}}]";
}
