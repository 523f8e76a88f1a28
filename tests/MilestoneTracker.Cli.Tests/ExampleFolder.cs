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

    public static CliRunner Make()
    {
        CliRunner tool = new CliRunner().WithPlan();
        tool.Write("plan.json", Plan);
        tool.Say("export", "--output", "ledger.jsonl");
        tool.Write("edges.tsv", "Party\tRelease\nParty\tCake\n");
        tool.Write("edges.csv", "milestone,dependency\n\"Party, late\",Release\n");
        tool.Write("notes.txt", "Talked to the vendor.\n");
        tool.Say("checkpoint", "--output", "kept.txt");
        tool.Say("checkpoint", "--new-key", "key.pem", "--key-name", "example.com/ada");
        return tool;
    }
}
