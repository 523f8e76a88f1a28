using CsCheck;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Exchange.Options;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Repetition;

// Random edits of the origin between random edits here, beside the twin that does nothing but the rules. CsCheck prints the seed of a
// failure.
public sealed class RandomRepetitionTests
{
    private static readonly string[] Statuses = ["PLANNED", "IN_PROGRESS", "COMPLETED", "BLOCKED", "CANCELLED"];
    private static readonly string[] Owners = ["Ann", "Bo", "Somebody whose name is longer than thirty-two units"];

    [Fact]
    public void Origin_edits_and_local_edits_lead_where_the_rules_say() =>
        Gen.Int.Sample(seed => Run(new Random(seed)), iter: 200, threads: 1);

    private static void Run(Random random)
    {
        (MilestoneRegistry registry, InMemoryAuditLog log) = Imports.Registry();
        NaiveMerge twin = new();
        List<NaiveRow> rows = [.. Enumerable.Range(1, random.Next(1, 7)).Select(id => Row(random, id))];
        for (int round = 0; round < 5; round++)
        {
            bool keepLocal = random.Next(2) == 0;
            GoneRule gone = (GoneRule)random.Next(3);
            string table = "id,name,status,due,owner,components,predecessors\n" + string.Join('\n', rows.Select(row => row.Line));
            ImportOptions options = new() { Name = "plan", KeepLocal = keepLocal, Gone = gone };
            Imports.Commit(Imports.Read(table, ImportFormat.Table, options), registry);
            twin.Import(rows, keepLocal, gone switch { GoneRule.Cancel => "cancel", GoneRule.Remove => "remove", _ => "keep" });
            Compare(registry.Current, twin);
            registry.Current.AgreesWith(log, out string? disagreement).Should().BeTrue(disagreement);
            EditHere(random, registry, twin);
            EditOrigin(random, rows);
        }
    }

    // Rows wait for rows of lower ids only, so that no cycle comes of it.
    private static NaiveRow Row(Random random, int id) => new(
        $"{id}", random.Next(3) == 0 ? "Same" : $"T{random.Next(6)}", Statuses[random.Next(Statuses.Length)],
        random.Next(2) == 0 ? $"2026-0{random.Next(1, 10)}-01" : null, random.Next(2) == 0 ? Owners[random.Next(Owners.Length)] : null,
        [.. new[] { "api", "web", "a long component that the base keeps by its digest" }.Where(_ => random.Next(2) == 0)],
        [.. Enumerable.Range(1, id - 1).Where(_ => random.Next(3) == 0).Select(other => $"{other}")]);

    private static void EditOrigin(Random random, List<NaiveRow> rows)
    {
        for (int i = rows.Count - 1; i >= 0; i--)
        {
            int what = random.Next(6);
            if (what == 0) rows.RemoveAt(i);
            else if (what <= 2) rows[i] = Row(random, int.Parse(rows[i].Id, System.Globalization.CultureInfo.InvariantCulture));
        }

        int next = random.Next(1, 10);
        if (!rows.Exists(row => row.Id == $"{next}")) rows.Insert(random.Next(rows.Count + 1), Row(random, next));
    }

    private static void EditHere(Random random, MilestoneRegistry registry, NaiveMerge twin)
    {
        foreach (string name in twin.Here.Keys.ToList())
        {
            NaiveMilestone here = twin.Here[name];
            switch (random.Next(8))
            {
                case 0:
                    string status = Statuses[random.Next(Statuses.Length)];
                    MilestoneStatuses.TryParseExact(status, out MilestoneStatus parsed).Should().BeTrue();
                    registry.UpdateMilestoneStatus(name, parsed);
                    here.Values["=status"] = status;
                    break;
                case 1:
                    registry.SetMilestoneField(name, "owner", "Local");
                    here.Values["owner"] = "Local";
                    break;
                case 2:
                    registry.SetMilestoneField(name, "target", null);
                    here.Values.Remove("target");
                    break;
                case 3:
                    registry.ChangeMilestoneComponents(name, ["local"]);
                    here.Values["=components"] = "local";
                    break;
                case 4 when random.Next(3) == 0:
                    registry.RemoveMilestone(name);
                    twin.Remove(name);
                    break;
                case 5:
                    string other = twin.Here.Keys.ElementAt(random.Next(twin.Here.Count));
                    if (other == name || registry.CheckDependency(name, other).Verdict != DependencyVerdict.Allowed) break;
                    if (random.Next(4) != 0 || !CanNeverCloseACycle(registry, name, other)) break;
                    registry.DeclareMilestoneDependency(name, other);
                    twin.Links[(name, other)] = false;
                    break;
            }
        }
    }

    // A link of ours must not stand in the way of any that the origin may come to have: those go from higher ids to lower ones.
    private static bool CanNeverCloseACycle(MilestoneRegistry registry, string name, string other)
    {
        static int IdOf(MilestoneRegistry of, string milestone) =>
            int.Parse(of.GetMilestone(milestone)!.Fields["source-id"], System.Globalization.CultureInfo.InvariantCulture);
        return IdOf(registry, name) > IdOf(registry, other);
    }

    private static void Compare(RegistrySnapshot plan, NaiveMerge twin)
    {
        plan.Milestones.ToDictionary(milestone => milestone.Name, ValuesOf).Should()
            .BeEquivalentTo(twin.Here.ToDictionary(here => here.Key, here => here.Value.Values));
        plan.Milestones.SelectMany(milestone => milestone.Dependencies.Select(on => (milestone.Name, on))).Should()
            .BeEquivalentTo(twin.Links.Keys);
    }

    private static Dictionary<string, string> ValuesOf(Milestone milestone)
    {
        Dictionary<string, string> values = milestone.Fields.Where(field => field.Key is "target" or "owner" or "title")
            .ToDictionary(field => field.Key, field => field.Value);
        values["=status"] = milestone.Status.ToWord();
        values["=components"] = string.Join('|', milestone.Components);
        return values;
    }
}
