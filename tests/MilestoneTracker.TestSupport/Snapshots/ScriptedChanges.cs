namespace MilestoneTracker.TestSupport.Snapshots;

// A run of changes of every kind: alone, in batches, by proposals. Each step makes one append when all before it were kept.
internal static class ScriptedChanges
{
    public static IReadOnlyList<Action<MilestoneRegistry>> Steps { get; } =
    [
        r => r.RegisterMilestone("Design", ["core"]),
        r => r.RegisterMilestone("Build", ["core", "ui"], MilestoneStatus.InProgress),
        r => r.Batch(b =>
        {
            b.RegisterMilestone("Test");
            b.RegisterMilestone("Docs");
            b.DeclareMilestoneDependency("Test", "Docs");
            b.UpdateMilestoneStatus("Docs", MilestoneStatus.OnHold);
        }),
        r => r.DeclareMilestoneDependency("Build", "Design"),
        r => r.TryDeclareMilestoneDependency("Test", "Build", new ChangeContext { Actor = "ada" }),
        r => r.UpdateMilestoneStatus(
            "Design", MilestoneStatus.Completed, new ChangeContext { Actor = "ada", Reason = "signed", CorrelationId = "42" }),
        r =>
        {
            using ProposedChange proposal = r.Propose(new ChangeContext { Actor = "bob" });
            proposal.RegisterMilestone("Release", ["ops"]);
            proposal.DeclareMilestoneDependency("Release", "Test");
            proposal.WithdrawMilestoneDependency("Test", "Docs");
            proposal.Commit();
        },
        r => r.WithdrawMilestoneDependency("Test", "Build"),
        r => r.RemoveMilestone("Build"),
        r => r.RegisterMilestone("Build"),
        r => r.UpdateMilestoneStatus("Docs", MilestoneStatus.Cancelled),
        r =>
        {
            using ProposedChange proposal = r.Propose();
            proposal.RemoveMilestone("Test");
            proposal.RegisterMilestone("Test", ["qa"], MilestoneStatus.Blocked);
            proposal.Commit();
        },
        r => r.DeclareMilestoneDependency("Release", "Test"),
        r => r.ChangeMilestoneComponents("Release", ["qa", "ops"], new ChangeContext { Actor = "ada" }),
        r => r.SetPlanField("title", "Spring\nrelease"),
        r => r.SetMilestoneField("Docs", "weight", "3"),
        r => r.SetDependencyField("Release", "Test", "lag", "2d"),
        r => r.SetRecordField("resources", "Ada", "title", "Ada Lovelace"),
        r => r.Batch(b =>
        {
            b.SetMilestoneField("Docs", "progress", "0.25");
            b.SetPlanField("title", null);
            b.SetRecordField("resources", "Ada", "capacity", "0.5");
            b.RemoveRecord("resources", "Ada");
            b.SetRecordField("calendars", "standard", "days", "1-5");
        }),
        r => r.RemoveMilestone("Test"),
    ];

    public static IEnumerable<object[]> EveryAppend => Enumerable.Range(1, Steps.Count).Select(k => new object[] { k });

    /// <summary>Runs all steps, and gives what each threw.</summary>
    public static IReadOnlyList<Exception?> Run(MilestoneRegistry registry, Action<int>? beforeStep = null)
    {
        List<Exception?> thrown = [];
        for (int i = 0; i < Steps.Count; i++)
        {
            beforeStep?.Invoke(i + 1);
            thrown.Add(Attempt(registry, i + 1));
        }

        return thrown;
    }

    public static Exception? Attempt(MilestoneRegistry registry, int step)
    {
        try
        {
            Steps[step - 1](registry);
            return null;
        }
        catch (MilestoneRegistryException e)
        {
            return e;
        }
    }
}
