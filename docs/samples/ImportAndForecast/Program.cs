using MilestoneTracker;
using MilestoneTracker.Auditing;
using MilestoneTracker.Exchange;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Planning;

// A plan in Microsoft Project's XML comes in, and a forecast comes out.
using FileStream input = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "debian-13.xml"));
ImportedPlan plan = PlanImport.Read(input, ImportFormat.Mspdi, new ImportOptions { Name = "debian-13" });

MilestoneRegistry registry = MilestoneRegistry.Open(new InMemoryAuditLog());
using (ImportPreview preview = plan.ProposeTo(registry, new ChangeContext { Actor = "release team" }))
{
    foreach (ImportFinding finding in preview.Findings) Console.WriteLine(finding);
    preview.Commit();
}

Print("As planned", Schedule.Compute(registry.Current, new DateTime(2025, 3, 15)));
registry.SetMilestoneField("Hard freeze", "duration", "80ed");
Print("With a hard freeze of 80 days", Schedule.Compute(registry.Current, new DateTime(2025, 3, 15)));

static void Print(string title, Schedule schedule)
{
    Console.WriteLine(title);
    foreach (ScheduledMilestone milestone in schedule.Milestones.OrderBy(milestone => milestone.Finish))
        Console.WriteLine($"  {milestone.Start:yyyy-MM-dd} to {milestone.Finish:yyyy-MM-dd}  {milestone.Name}{Promise(milestone)}");
}

static string Promise(ScheduledMilestone milestone) => milestone.Target is { } target
    ? $", promised for {target}: {(milestone.SlackToTarget < 0 ? "late" : "in time")}" : "";
