namespace MilestoneTracker.Cli.Tests;

// The folder in which the examples of help and documentation run: a log, a plan file, lists of dependencies, what they name.
internal static class ExampleFolder
{
    public const string Plan = """
        {
          "title": "Small",
          "begins": "2026-01-05",
          "milestones": [
            { "name": "Schema", "components": ["database"], "needs": [] },
            { "name": "API", "components": ["backend"], "needs": ["Schema"] }
          ],
          "changes": [
            { "date": "2026-02-01", "actor": "ada", "milestone": "Schema", "status": "COMPLETED", "reason": "migrated" },
            { "date": "2026-02-10", "actor": "grace", "milestone": "API", "status": "BLOCKED", "reason": "waits for a certificate" }
          ]
        }

        """;

    public const string Project =
        "<Project><Tasks><Task><UID>1</UID><Name>Design</Name><OutlineLevel>1</OutlineLevel><Milestone>1</Milestone></Task></Tasks></Project>\n";

    public const string GitHub =
        "[{\"number\":1,\"title\":\"v1\",\"state\":\"open\",\"open_issues\":0,\"closed_issues\":0}]\n";

    public const string Graph =
        "<graphml><graph edgedefault=\"directed\"><node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\"/></graph></graphml>\n";

    public const string Holidays =
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20261225\nEND:VEVENT\nEND:VCALENDAR\n";

    public static CliRunner Make()
    {
        CliRunner tool = new CliRunner().WithPlan();
        tool.Write("plan.json", Plan);
        tool.Say("export", "--output", "ledger.jsonl");
        tool.Write("edges.tsv", "Party\tRelease\nParty\tCake\n");
        tool.Write("edges.csv", "milestone,dependency\n\"Party, late\",Release\n");
        tool.Write("project.xml", Project);
        tool.Write("github.json", GitHub);
        tool.Write("table.csv", "id;name;due;Release\n1;Design;01.02.2026;Spring\n");
        tool.Write("graph.graphml", Graph);
        tool.Write("holidays.ics", Holidays);
        tool.Write("notes.txt", "Talked to the vendor.\n");
        tool.Say("checkpoint", "--output", "kept.txt");
        tool.Say("checkpoint", "--new-key", "key.pem", "--key-name", "example.com/ada");
        return tool;
    }

    /// <summary>The same with people and features, which not every export can carry.</summary>
    public static CliRunner MakeWithPeople()
    {
        CliRunner tool = Make();
        foreach (string name in new[] { "QA", "Ada Lovelace", "Testers" }) tool.Say("resource", name);
        tool.Say("assign", "Manual", "0.5 Ada Lovelace");
        tool.Say("feature", "Sign-in", "--milestone", "Login", "--component", "backend");
        return tool;
    }
}
