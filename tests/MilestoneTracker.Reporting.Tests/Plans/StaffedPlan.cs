using MilestoneTracker.Planning.Features;
using MilestoneTracker.Planning.Resources;
using ReleasePlan;

namespace MilestoneTracker.Reporting.Tests.Plans;

// A plan made by hand that has one of everything that people and features can say: a person of whom two milestones ask at once, a pool, a
// machine in parts, somebody who is away, somebody who is never there, somebody whom nobody asks, a pin that clashes, a target that is
// missed for lack of people, a name without a record; features of every status, one without a milestone. Now is Monday, 2 March 2026, 8:00.
internal static class StaffedPlan
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static MilestoneRegistry Registry()
    {
        MilestoneRegistry registry = new(
            new MilestoneRegistryOptions { TimeProvider = new PlanClock(new DateOnly(2026, 2, 23)) });
        ResourceRegistry people = new(registry);
        people.Add("Ada Lovelace");
        people.Add("Build farm", Quantity.Parse("0.5"));
        people.Add("Grace Hopper");
        people.Add("QA", Quantity.Parse("2"));
        people.Add("Trainee", Quantity.Parse("0"));
        people.Add("Writer");
        people.SetUnavailable("Grace Hopper", [new Absence(new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 13))]);
        people.SetCapacity("QA", CapacitySteps.Parse("2; 2026-03-16 3"));
        registry.Batch(proposal =>
        {
            foreach ((string name, string duration, string assigned) in new[]
            {
                ("Billing", "1w", "1 Ada Lovelace"), ("Site migration", "3d", "1 Ada Lovelace\n0.5 Build farm"),
                ("Search", "6d", "1 Grace Hopper"), ("Tests of billing", "4d", "2 QA"), ("Tests of search", "4d", "1 QA"),
                ("Load tests", "1w", "1 Build farm\n1 QA"), ("Course", "2d", "1 Trainee"), ("Launch", "1d", "1 Ada Lovelace\n1 QA"),
                ("Review", "2d", "1 Ada Lovelace\n1 Nobody"),
            })
            {
                proposal.RegisterMilestone(name, ["shop"]);
                proposal.SetMilestoneField(name, "duration", duration);
                proposal.SetMilestoneField(name, "assigned", assigned);
            }

            foreach ((string milestone, string dependency) in new[]
            {
                ("Tests of billing", "Billing"), ("Tests of search", "Search"), ("Launch", "Tests of billing"),
                ("Launch", "Tests of search"), ("Launch", "Site migration"),
            }) proposal.DeclareMilestoneDependency(milestone, dependency);
            proposal.SetMilestoneField("Site migration", "target", "2026-03-06");
            proposal.SetMilestoneField("Billing", "priority", "700");
            proposal.SetMilestoneField("Review", "pinned", "2026-03-05");
        });
        FeatureRegistry features = new(registry);
        features.Add("Invoices", "Billing", "shop", MilestoneStatus.Completed, 3);
        features.Add("Refunds", "Billing", "shop", MilestoneStatus.InProgress);
        features.Add("Vouchers", "Billing", "shop", MilestoneStatus.Cancelled);
        features.Add("Reminders", "Billing", "shop");
        features.Add("Typos", "Search", null, MilestoneStatus.InProgress);
        features.SetProgress("Typos", 0.25);
        registry.SetRecordField(FeatureKeys.Collection, "Gift cards", FeatureKeys.Status, "PLANNED");
        return registry;
    }

    public static PlanReport Report(PlanReportOptions? options = null)
    {
        options ??= new PlanReportOptions { Title = "A shop with people" };
        options.Now ??= Now;
        return PlanReport.Create(Registry().Current, options);
    }

    /// <summary>Many resources, over years.</summary>
    public static PlanReport Large(int resources = 40, string duration = "60d")
    {
        MilestoneRegistry registry = new();
        registry.Batch(proposal =>
        {
            for (int i = 0; i < resources; i++)
            {
                ResourceFields.SetCapacity(proposal, $"Person {i:00}", CapacitySteps.One);
                for (int j = 0; j < 12; j++)
                {
                    string name = $"Work {j} of {i:00}";
                    proposal.RegisterMilestone(name);
                    proposal.SetMilestoneField(name, "duration", duration);
                    proposal.SetMilestoneField(name, "assigned", $"0.4 Person {i:00}");
                    if (j > 2) proposal.DeclareMilestoneDependency(name, $"Work {j - 3 + (j % 2)} of {i:00}");
                }
            }
        });
        return PlanReport.Create(registry.Current, new PlanReportOptions { Title = "Many people", Now = Now });
    }
}
