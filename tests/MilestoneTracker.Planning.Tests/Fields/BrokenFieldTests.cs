using FluentAssertions;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Tests.Schedules;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Fields;

// Whatever a field says that it must not: a finding that names owner, key, value and the rule; never an exception, and never a date
// that moved.
public sealed class BrokenFieldTests
{
    private const int Texts = 300;
    private static readonly DateTime Now = new(2026, 3, 2, 8, 0, 0);

    // For each field a text that is good, from which broken ones are made, and letters that are put into it.
    private static readonly (string Owner, string Key, string Good)[] Fields =
    [
        ("", "start", "2026-03-04T08:00"), ("", "zone", "Europe/Berlin"), ("", "calendar", "night"),
            ("", "calendar-night", "mo-fr 20:00-24:00; 2026-03-09 off"),
        ("", "hours-per-day", "12"), ("", "days-per-week", "5"), ("", "logic", "override"),
            ("", "uncertainty", "triangular 80%/100%/150%"), ("", "correlation", "0.25"), ("", "baseline-kickoff", "12"),
        ("b", "duration", "1w 2.5d"), ("b", "estimate", "triangular 3d/5d/10d"), ("b", "remaining", "3d 4h"),
            ("b", "target", "2026-03-31"), ("b", "not-before", "2026-03-20T10:00"),
        ("b", "finish-not-before", "2026-04-20"), ("b", "pinned", "2026-04-21T12:00"), ("b", "started", "2026-02-20"),
            ("b", "finished", "2026-02-25T12:00"), ("b", "calendar", "night"),
        ("b", "risk", "30% 2d/5d/10d"), ("b > a", "link", "SS"), ("b > a", "lag", "-2d 3h"),
    ];

    public static TheoryData<string, string, string> Each()
    {
        TheoryData<string, string, string> data = [];
        foreach ((string owner, string key, string good) in Fields) data.Add(owner, key, good);
        return data;
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Three_hundred_broken_texts_are_findings_and_move_no_date(string owner, string key, string good)
    {
        Schedule without = Schedule.Compute(Plan(owner, key, null).Current, Now);
        Random random = new(owner.Length * 31 + key.Length);
        HashSet<string> seen = [];
        int broken = 0;
        for (int attempt = 0; broken < Texts; attempt++)
        {
            attempt.Should().BeLessThan(100 * Texts, "broken texts are to be had");
            string text = Broken(good, random);
            if (!NameRules.IsValidValue(text, out _) || !seen.Add(text)) continue;
            MilestoneRegistry registry = Plan(owner, key, text);
            RegistrySnapshot plan = registry.Current;
            PlanFinding? finding = PlanningFields.Validate(plan)
                .SingleOrDefault(finding => finding.Owner == owner && finding.Evidence[0] == key);
            if (finding is null) continue; // another text that is good: it is said by the cases what that does
            broken++;

            Schedule schedule = Schedule.Compute(plan, Now);

            finding.Code.Should().Be(PlanFindingCode.InvalidField);
            finding.Evidence.Should().HaveCount(3).And.StartWith([key, text]);
            finding.Evidence[2].Should().NotBeEmpty();
            finding.ToString().Should().Contain(text).And.Contain(key);
            schedule.Findings.Should().Contain(finding);
            bool isReferred = key == "calendar-night"; // whoever names it counts as not set as well
            schedule.Findings.Count(found => found.Code == PlanFindingCode.InvalidField).Should().Be(isReferred ? 2 : 1, text);
            schedule.ChangesSince(without).IsEmpty.Should().BeTrue("'{0}' in {1} of '{2}' moves no date", text, key, owner);
            Action set = () => Set(registry.Edit(), owner, key, text);
            set.Should().Throw<ArgumentException>().WithMessage("*would count as not set*", text);
        }
    }

    [Fact]
    public void A_chain_of_calendars_without_an_end_is_no_end_of_the_program()
    {
        MilestoneRegistry registry = new();
        registry.Batch(batch =>
        {
            for (int i = 0; i < 20_000; i++) batch.SetPlanField(
                $"calendar-c{i}", i == 0 ? "mo 08:00-12:00" : $"base c{i - 1}; 2026-03-02 off");
            for (int i = 0; i < 20_000; i++) batch.SetPlanField($"calendar-r{i}", $"base r{(i + 1) % 20_000}");
        });

        IReadOnlyList<PlanFinding> findings = PlanningFields.Validate(registry.Current);

        findings.Should().HaveCount(20_000).And.OnlyContain(finding => finding.Evidence[2].Contains("itself"));
        registry.RegisterMilestone("a");
        Schedule.Compute(registry.Current, Plans.Now)
            .GetMilestone("a")!.Finish.Should().Be(Plans.Now, "only calendars in use are laid out");
        PlanningFields.OfPlan(registry.Current).Calendars["c19999"].IntervalsOn(new DateOnly(2026, 3, 2)).Should().BeEmpty();
    }

    [Fact]
    public void Only_the_calendars_of_a_circle_start_from_themselves()
    {
        MilestoneRegistry registry = new();
        registry.SetPlanField("calendar-a", "base b");
        registry.SetPlanField("calendar-b", "base c");
        registry.SetPlanField("calendar-c", "base b");
        registry.SetPlanField("calendar-z", "base b");

        string[] rules = [.. PlanningFields.Validate(registry.Current).Select(finding => $"{finding.Evidence[0]}: {finding.Evidence[2]}")];

        rules.Should().HaveCount(4);
        rules.Where(rule => rule.Contains("starts from itself", StringComparison.Ordinal)).Select(rule => rule[..10])
            .Should().BeEquivalentTo("calendar-b", "calendar-c");
        rules.Where(rule => rule.Contains("no valid calendar 'b'", StringComparison.Ordinal)).Select(rule => rule[..10])
            .Should().BeEquivalentTo("calendar-a", "calendar-z");
    }

    [Theory]
    [InlineData("posix/Europe/Berlin")]
    [InlineData("right/Europe/Berlin")]
    [InlineData("europe/berlin")]
    [InlineData("Europe")]
    [InlineData("Europe/Atlantis")]
    [InlineData("America/Argentina")]
    [InlineData("Etc/../UTC")]
    [InlineData("utc")]
    public void A_zone_is_spelt_as_the_database_spells_it(string zone)
    {
        MilestoneRegistry registry = new();

        FluentActions.Invoking(() => PlanningFields.SetZone(registry.Edit(), zone)).Should().Throw<ArgumentException>();
        registry.SetPlanField("zone", zone);
        PlanningFields.Validate(registry.Current).Should().ContainSingle(finding => finding.Evidence[0] == "zone");
        PlanningFields.OfPlan(registry.Current).Zone.Should().Be(TimeZoneInfo.Utc);
    }

    private static MilestoneRegistry Plan(string owner, string key, string? text)
    {
        MilestoneRegistry registry = new();
        foreach (string name in (string[])["a", "b", "c"]) registry.RegisterMilestone(name);
        registry.DeclareMilestoneDependency("b", "a");
        registry.DeclareMilestoneDependency("c", "b");
        registry.SetMilestoneField("a", "duration", "2d");
        registry.SetMilestoneField("c", "duration", "1d");
        if (key != "duration") registry.SetMilestoneField("b", "duration", "3d");
        if (owner == "" && key == "calendar-night") registry.SetMilestoneField("c", "calendar", "night");
        if (key == "calendar") registry.SetPlanField("calendar-night", "mo-fr 20:00-24:00");
        Set(registry.Edit(), owner, key, text, isChecked: false);
        return registry;
    }

    private static void Set(PlanEditor editor, string owner, string key, string? text, bool isChecked = true)
    {
        if (owner == "" && isChecked) PlanningFields.SetPlanField(editor, key, text);
        else if (owner == "") editor.SetPlanField(key, text);
        else if (owner == "b" && isChecked) PlanningFields.SetMilestoneField(editor, "b", key, text);
        else if (owner == "b") editor.SetMilestoneField("b", key, text);
        else if (isChecked) PlanningFields.SetDependencyField(editor, "b", "a", key, text);
        else editor.SetDependencyField("b", "a", key, text);
    }

    // A few letters of a good text taken out, doubled, changed or added, or another text altogether.
    private static string Broken(string good, Random random)
    {
        const string Letters = "0123456789 ee wdhm-/%.;:TZ+xSFs\tñ٣𝟗";
        List<char> text = [.. good];
        for (int edits = 1 + random.Next(3); edits > 0; edits--)
        {
            int at = random.Next(text.Count + 1);
            char letter = Letters[random.Next(Letters.Length)];
            switch (random.Next(5))
            {
                case 0 when at < text.Count: text.RemoveAt(at); break;
                case 1 when at < text.Count: text.Insert(at, text[at]); break;
                case 2 when at < text.Count: text[at] = letter; break;
                case 3 when at < text.Count: text = [.. text.Take(at)]; break;
                default: text.Insert(at, letter); break;
            }
        }

        return new string([.. text]);
    }
}
