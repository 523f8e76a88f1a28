using System.Reflection;
using FluentAssertions;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Values;
using MilestoneTracker.Risk;
using MilestoneTracker.TestSupport.Data;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Docs;

// The page about the fields of dates says which there are and what may be wrong; the code has these and no others.
public sealed class VocabularyTests
{
    private static readonly string[] Page = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "planning", "fields.md"));

    [Fact]
    public void The_table_of_fields_has_the_keys_of_the_code_and_no_others()
    {
        string[] keys = [
            .. typeof(PlanningKeys).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!)
                .Select(key => key.EndsWith('-') ? key + "NAME" : key)];

        Rows(on => on is "plan" or "milestone" or "dependency").Select(row => row[1]).Distinct().Should().BeEquivalentTo(keys);
    }

    [Fact]
    public void Each_field_is_read_where_the_table_says_it_is_and_nowhere_else()
    {
        foreach (string[] row in Rows(on => on is "plan" or "milestone" or "dependency"))
        {
            string key = row[1].Replace("NAME", "night", StringComparison.Ordinal);
            MilestoneRegistry registry = new();
            registry.RegisterMilestone("a");
            registry.RegisterMilestone("b");
            registry.DeclareMilestoneDependency("b", "a");
            registry.SetPlanField(key, "!");
            registry.SetMilestoneField("b", key, "!");
            registry.SetDependencyField("b", "a", key, "!");
            string owner = row[0] switch { "plan" => "", "milestone" => "b", _ => "b > a" };
            string[] others = [.. Rows(on => on is "plan" or "milestone" or "dependency").Where(other => other[1] == row[1])
                .Select(other => other[0])];

            IReadOnlyList<PlanFinding> findings = PlanningFields.Validate(registry.Current);

            findings.Should().Contain(finding => finding.Owner == owner && finding.Evidence[0] == key, "{0} is read of a {1}", key, row[0]);
            findings.Should().HaveCount(others.Length, "{0} is read of nothing else", key);
        }
    }

    [Fact]
    public void What_counts_without_a_field_is_what_the_table_says()
    {
        PlanInputs plan = PlanningFields.OfPlan(new MilestoneRegistry().Current);

        Without("zone").Should().Be(plan.Zone.Id);
        Without("hours-per-day").Should().Be(plan.Units.HoursPerDay.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Without("days-per-week").Should().Be(plan.Units.DaysPerWeek.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Without("calendar").Should().Be("standard");
        plan.Calendar.Should().BeSameAs(plan.Calendars["standard"]);
        (Without("logic"), plan.Logic).Should().Be(("retained", ProgressLogic.Retained));
        (Without("correlation"), plan.Correlation).Should().Be(("0", 0m));
        Without("link").Should().Be(default(LinkInputs).ToString());

        static string Without(string key) => Rows(on => on is "plan" or "dependency").First(row => row[1] == key)[3];
    }

    [Fact]
    public void The_table_of_findings_has_the_codes_of_the_code_with_their_levels()
    {
        string[] levels = [.. Enum.GetNames<RiskLevel>()];
        Dictionary<string, string> table = Page.Select(Cells).Where(row => row.Length == 3 && levels.Contains(row[2]))
            .ToDictionary(row => row[0], row => row[2]);

        table.Should().Equal(
            Enum.GetValues<PlanFindingCode>().ToDictionary(code => code.ToString(), code => new PlanFinding(code, "a").Level.ToString()));
    }

    private static IEnumerable<string[]> Rows(Func<string, bool> isMeant) =>
        Page.Select(Cells).Where(row => row.Length == 4 && isMeant(row[0]));

    private static string[] Cells(string line) =>
        line.StartsWith("| ", StringComparison.Ordinal) ? [.. line.TrimEnd('|').Split('|')[1..].Select(cell => cell.Trim(' ', '`'))] : [];
}
