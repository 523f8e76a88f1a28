using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// A plan file is read strictly, and what is wrong is said with its place.
public sealed class PlanFileTests
{
    [Theory]
    [InlineData("""[]""", 3, "1, column 1: A plan is an object")]
    [InlineData("""{}""", 3, "1, column 2: The plan has no 'milestones'.")]
    [InlineData("""{"milestones": {}}""", 3, "1, column 16: 'milestones' is a list")]
    [InlineData("""{"milestones": [], "mile": 1}""", 3, "1, column 20: 'mile' is not known. A plan has")]
    [InlineData("""{"milestones": [], "milestones": []}""", 3, "1, column 20: 'milestones' appears here a second time.")]
    [InlineData("{\"milestones\": [\n  {\"name\": \"A\", \"need\": []}]}", 3, "2, column 17: 'need' is not known. A milestone has 'name'")]
    [InlineData("{\"milestones\": [\n  {}]}", 3, "2, column 3: The milestone has no 'name'.")]
    [InlineData("{\"milestones\": [\n  7]}", 3, "2, column 3: A milestone is an object")]
    [InlineData("{\"milestones\": [{\"name\":\n 7}]}", 3, "2, column 2: 'name' is a string")]
    [InlineData("{\"milestones\": [{\"name\": \"A\", \"status\": \"DONE\"}]}", 3, "1, column 41: 'DONE' is not a status. Write PLANNED,")]
    [InlineData("{\"milestones\": [], \"begins\": \"2026-02-30\"}", 3, "1, column 30: '2026-02-30' is neither a day")]
    [InlineData("{\"milestones\": [], \"changes\": [{\"date\": \"2026-02-03\"}]}", 3, "The change has no 'milestone'.")]
    [InlineData("{\"milestones\": [], \"changes\": [{\"milestone\": \"A\"}]}", 3, "The change has no 'date'.")]
    [InlineData("{\"milestones\": [], \"changes\": [{\"date\": \"2026-02-03\", \"milestone\": \"A\"}]}", 3,
        "either a 'status' or a 'withdraws'")]
    [InlineData("{\"milestones\": [], \"changes\": [{\"date\": \"2026-02-03\", \"milestone\": \"A\", \"status\": \"PLANNED\", \"withdraws\": \"B\"}]}", 3, "either a 'status' or a 'withdraws'")]
    [InlineData("{\"milestones\": [{\"name\": \"\\ud800\"}]}", 3, "The string is not valid")]
    [InlineData("{\"milestones\": [\n", 3, "2, column 1: This is not JSON")]
    [InlineData("{\"milestones\": [] // no\n}", 3, "1, column 19: This is not JSON")]
    [InlineData("{\"milestones\": []} {}", 3, "This is not JSON")]
    [InlineData("{\"milestones\": [{\"name\": \"A\"},\n{\"name\": \"A\"}]}", 1, "2, column 10: A milestone 'A' is already registered.")]
    [InlineData("{\"milestones\": [{\"name\": \" A\"}]}", 1, "1, column 26: The text has white space at the start")]
    [InlineData("{\"milestones\": [],\n\"title\": \"\"}", 1, "2, column 10: The text is empty.")]
    [InlineData("{\"milestones\": [{\"name\": \"A\",\n\"needs\": [\"B\"]}]}", 1, "2, column 11: There is no milestone 'B'.")]
    [InlineData("{\"milestones\": [{\"name\": \"A\", \"needs\": [\"B\"]}, {\"name\": \"B\",\n \"needs\": [\"A\"]}]}", 1,
        "2, column 12: 'B' cannot depend on 'A', because that would close the cycle\n  B → A → B\n")]
    [InlineData("{\"milestones\": [], \"changes\": [\n {\"date\": \"2026-02-03\", \"milestone\": \"A\", \"status\": \"PLANNED\"}]}", 1,
        "2, column 2: There is no milestone 'A'.")]
    [InlineData("{\"milestones\": [],\n \"fields\": []}", 3, "2, column 12: Fields are an object of keys and strings")]
    [InlineData("{\"milestones\": [],\n \"fields\": {\"title\": 7}}", 3, "2, column 22: The value of the field 'title' is a string")]
    [InlineData("{\"milestones\": [],\n \"fields\": {\"title\": null}}", 3, "2, column 22: The value of the field 'title' is a string")]
    [InlineData("{\"milestones\": [],\n \"fields\": {\"title\": \"a\", \"title\": \"b\"}}", 3,
        "2, column 27: 'title' appears here a second time.")]
    [InlineData("{\"milestones\": [],\n \"fields\": {\"titel\": \"a\"}}", 3, "2, column 13: 'titel' is not a known field of the plan.")]
    [InlineData("{\"milestones\": [],\n \"fields\": {\"Title\": \"a\"}}", 1, "2, column 13: The key begins with 'T'.")]
    [InlineData("{\"milestones\": [],\n \"fields\": {\"title\": \"\"}}", 1, "2, column 13: The value is empty.")]
    [InlineData("{\"milestones\": [{\"name\": \"A\",\n \"fields\": {\"ownr\": \"a\"}}]}", 3,
        "2, column 13: 'ownr' is not a known field of a milestone. Did you mean 'owner'?")]
    [InlineData("{\"milestones\": [{\"name\": \"A\",\n \"fields\": {\"weight\": \"0\"}}]}", 1,
        "2, column 13: A weight must be a whole number")]
    [InlineData("{\"milestones\": [{\"name\": \"A\", \"needs\": [\n {\"fields\": {}}]}]}", 3,
        "2, column 2: The dependency has no 'on'.")]
    [InlineData("{\"milestones\": [{\"name\": \"A\", \"needs\": [\n 7]}]}", 3,
        "2, column 2: A dependency is a string, in quotation marks, or an object")]
    [InlineData("{\"milestones\": [{\"name\": \"A\", \"needs\": [\n {\"on\": \"B\", \"off\": 1}]}]}", 3,
        "2, column 14: 'off' is not known. A dependency has 'on' and 'fields'.")]
    [InlineData("{\"milestones\": [{\"name\": \"A\", \"needs\": [\n {\"on\": \"B\"}]}]}", 1, "2, column 9: There is no milestone 'B'.")]
    [InlineData("{\"milestones\": [],\n \"records\": []}", 3, "2, column 13: 'records' is an object of collections")]
    [InlineData("{\"milestones\": [],\n \"records\": {\"people\": []}}", 3,
        "2, column 24: The collection 'people' is an object of records")]
    [InlineData("{\"milestones\": [],\n \"records\": {\"people\": {\"ada\": {\"tilte\": \"Ada\"}}}}", 3,
        "2, column 33: 'tilte' is not a known field of a record. Did you mean 'title'?")]
    [InlineData("{\"milestones\": [],\n \"records\": {\"people\": {\"ada\": {\"title\": \"A\"}, \"ada\": {}}}}", 3,
        "2, column 48: 'ada' appears here a second time.")]
    [InlineData("{\"milestones\": [],\n \"records\": {\"people\": {\"ada\": {}}}}", 3, "2, column 25: The record 'ada' has no field")]
    [InlineData("{\"milestones\": [],\n \"records\": {\"people\": {}}}", 3, "2, column 14: The collection 'people' has no record")]
    [InlineData("{\"milestones\": [{\"name\": \"B\"}, {\"name\": \"A\", \"needs\": [{\"on\": \"B\", \"fields\": {\"acme.k\": \"1\"}},\n {\"on\": \"B\", \"fields\": {\"acme.k\": \"2\"}}]}]}", 3,
        "2, column 9: 'B' has fields twice here.")]
    [InlineData("{\"milestones\": [],\n \"records\": {\"People\": {\"ada\": {\"title\": \"Ada\"}}}}", 1,
        "2, column 33: The key begins with 'P'.")]
    [InlineData(
        "{\"milestones\": [{\"name\": \"A\"}], \"changes\": [\n {\"date\": \"2026-02-03\", \"milestone\": \"A\", \"fields\": {}}]}", 3,
        "either a 'status' or a 'withdraws', and may have 'fields'")]
    [InlineData("{\"milestones\": [{\"name\": \"A\"}], \"changes\": [\n "
        + "{\"date\": \"2026-02-03\", \"milestone\": \"A\", \"fields\": {\"progress\": \"2\"}}]}", 1,
            "2, column 54: Progress must be 0")]
    public void What_is_wrong_is_said_with_its_place(string text, int exit, string said)
    {
        using CliRunner tool = new();
        tool.Write("plan.json", text);

        Answer looked = tool.Run("list", "--log", "plan.json");
        Answer imported = tool.Run("import", "plan.json");

        looked.Exit.Should().Be(exit, looked.Error);
        looked.Error.Should().StartWith("error: plan.json, line ").And.Contain(said);
        imported.Should().Be(looked);
        File.Exists(tool.PathOf("milestones.db")).Should().BeFalse("nothing of it was imported");
    }

    [Fact]
    public void A_byte_order_mark_and_members_for_people_are_no_harm()
    {
        using CliRunner tool = new();
        tool.Write(
            "plan.json", "\uFEFF"
            + """{"about": ["x", {"y": [[[[[[[[[1]]]]]]]]]}], "halfway": "2026-01-01", "milestones": [{"name": "A", "status": "BLOCKED"}]}""");

        tool.Say("list", "--log", "plan.json").Should().Be("A\tBLOCKED\t0\tcritical\t\n");
    }

    [Fact]
    public void A_plan_is_played_on_its_days()
    {
        using CliRunner tool = new();
        tool.Write("plan.json", """
            {"begins": "2026-01-05", "milestones": [{"name": "A", "needs": ["B"]}, {"name": "B"}], "changes": [
              {"date": "2026-02-01T09:30:00+02:00", "milestone": "B", "status": "COMPLETED"},
              {"date": "2026-02-02", "actor": "ada", "milestone": "A", "withdraws": "B", "reason": "not needed"}]}
            """);

        tool.Say("log", "--log", "plan.json").Should().Be(
            "1\t2026-01-05T12:00:00Z\tmilestone.registered\tA\tPLANNED\t\tthe plan as it is written down\t\n" +
            "2\t2026-01-05T12:00:00Z\tmilestone.registered\tB\tPLANNED\t\tthe plan as it is written down\t\n" +
            "3\t2026-01-05T12:00:00Z\tdependency.declared\tA\tB\t\tthe plan as it is written down\t\n" +
            "4\t2026-02-01T07:30:00Z\tmilestone.status_changed\tB\tPLANNED COMPLETED\t\t\t\n" +
            "5\t2026-02-02T12:00:00Z\tdependency.withdrawn\tA\tB\tada\tnot needed\t\n");
        tool.Say("list", "--as-of", "2026-01-31", "--log", "plan.json").Should().Be("A\tPLANNED\t0\tlow\t\nB\tPLANNED\t0\tnone\t\n");
    }

    [Fact]
    public void An_imported_plan_is_the_plan_that_was_looked_at()
    {
        using CliRunner tool = ExampleFolder.Make();
        tool.Say("import", "plan.json", "--log", "plan.db");

        foreach (string[] look in new string[][] {
            ["list"], ["list", "--json"], ["list", "--as-of", "2026-02-05"], ["diff", "2026-02-05"], ["risk"], ["show", "API"] })
            tool.Say([.. look, "--log", "plan.db"])
                .Replace("by ada: the plan", "the plan", StringComparison.Ordinal).Should().Be(tool.Say([.. look, "--log", "plan.json"]));
        tool.Say("verify", "--log", "plan.db").Should().Contain("events of 'Small' fit together");
    }

    [Fact]
    public void A_plan_without_any_day_is_made_now()
    {
        using CliRunner tool = new();
        tool.Write("plan.json", """{"milestones": [{"name": "A"}]}""");

        tool.Say("history", "A", "--log", "plan.json").Should().StartWith("1\t2026-03-02T09:00:00Z\t");
    }

    [Fact]
    public void Fields_are_set_with_the_plan_and_changed_on_their_day()
    {
        using CliRunner tool = new();
        tool.Write("plan.json", """
            {"begins": "2026-01-05",
             "fields": {"title": "Spring release"},
             "records": {"people": {"ada": {"title": "Ada Lovelace", "acme.room": "7"}}},
             "milestones": [
               {"name": "API", "fields": {"owner": "ada", "acme.cost-centre": "4711"},
                "needs": [{"on": "Schema", "fields": {"acme.kind": "hard"}}, "Login"]},
               {"name": "Login"}, {"name": "Schema"}],
             "changes": [
               {"date": "2026-02-01", "actor": "grace", "milestone": "API", "status": "IN_PROGRESS",
                "fields": {"owner": "grace", "acme.cost-centre": null}, "reason": "ada is away"},
               {"date": "2026-02-02", "milestone": "API", "fields": {"progress": "0.25"}}]}
            """);

        tool.Say("log", "--from", "6", "--log", "plan.json").Should().Be(
            "6\t2026-01-05T12:00:00Z\tplan.field_changed\tthe plan\ttitle Spring release\t\tthe plan as it is written down\t\n" +
            "7\t2026-01-05T12:00:00Z\trecord.field_changed\tpeople/ada\ttitle Ada Lovelace\t\tthe plan as it is written down\t\n" +
            "8\t2026-01-05T12:00:00Z\trecord.field_changed\tpeople/ada\tacme.room 7\t\tthe plan as it is written down\t\n" +
            "9\t2026-01-05T12:00:00Z\tmilestone.field_changed\tAPI\towner ada\t\tthe plan as it is written down\t\n" +
            "10\t2026-01-05T12:00:00Z\tmilestone.field_changed\tAPI\tacme.cost-centre 4711\t\tthe plan as it is written down\t\n" +
            "11\t2026-01-05T12:00:00Z\tdependency.field_changed\tAPI → Schema\tacme.kind hard\t\tthe plan as it is written down\t\n" +
            "12\t2026-02-01T12:00:00Z\tmilestone.status_changed\tAPI\tPLANNED IN_PROGRESS\tgrace\tada is away\t\n" +
            "13\t2026-02-01T12:00:00Z\tmilestone.field_changed\tAPI\towner ada grace\tgrace\tada is away\t\n" +
            "14\t2026-02-01T12:00:00Z\tmilestone.field_changed\tAPI\tacme.cost-centre 4711\tgrace\tada is away\t\n" +
            "15\t2026-02-02T12:00:00Z\tmilestone.field_changed\tAPI\tprogress 0.25\t\t\t\n");
        tool.Say("show", "API", "--log", "plan.json").Should()
            .Contain("on Schema, acme.kind: hard\n").And.Contain("    owner: grace\n").And.NotContain("cost-centre");
        tool.Say("log", "--log", "plan.json", "--since", "2026-02-01", "--until", "2026-02-01", "--json").Should().Contain("\"count\": 3");
    }
}
