using MilestoneTracker;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Resources;

// What would a third tester buy us? Nothing is changed to find out.
MilestoneRegistry registry = new();
ResourceRegistry people = new(registry);
people.Add("QA", Quantity.Parse("2"));
foreach ((string name, string work) in new[] { ("Billing", "3d"), ("Export", "4d"), ("Search", "5d"), ("Sign-in", "2d") })
{
    registry.RegisterMilestone(name);
    registry.SetMilestoneField(name, "duration", work);
    people.Assign(name, "QA");
}

LevelledSchedule two = Level(registry.Current);
using ProposedChange proposal = registry.Propose();
ResourceFields.SetCapacity(proposal, "QA", CapacitySteps.Parse("3"));
LevelledSchedule three = Level(proposal.Staged);
foreach (ResourceWait wait in two.Waits) Console.WriteLine(wait);
Console.WriteLine($"Two testers are done on {two.FinishDate:yyyy-MM-dd}, three on {three.FinishDate:yyyy-MM-dd}.");

static LevelledSchedule Level(RegistrySnapshot plan) =>
    LevelledSchedule.Compute(Schedule.Compute(plan, new DateTime(2026, 3, 2, 8, 0, 0)));
