using MilestoneTracker;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Features;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Resources;
using MilestoneTracker.Planning.Usage;

namespace PackageConsumer.EveryOperation;

// Who works on what, when it will be done with the people available, and what milestones consist of.
internal static class Staffing
{
    private static readonly DateTime Now = new(2026, 3, 2, 8, 0, 0);
    private static readonly ChangeContext Context = new() { Actor = "ada" };

    public static void Play(Telling tell)
    {
        tell.Begin("staffing");
        MilestoneRegistry registry = new();
        foreach (string name in (string[])["Billing", "Migration", "Release", "Docs"])
        {
            registry.RegisterMilestone(name);
            registry.SetMilestoneField(name, "duration", name == "Release" ? "0d" : "2d");
        }

        registry.DeclareMilestoneDependency("Release", "Migration");
        Values(tell);
        People(tell, registry);
        Levels(tell, registry);
        Parts(tell, registry);
    }

    private static void Values(Telling tell)
    {
        tell.Say("quantity", $"{Quantity.Parse("0.5")} {Quantity.OfHundredths(225)} {Quantity.One.Hundredths} "
            + $"{Quantity.TryParse("x", out _)}");
        CapacityStep step = new CapacityStep(default, default) with { From = new DateOnly(2026, 3, 9), Quantity = Quantity.Parse("3") };
        CapacitySteps steps = new(Quantity.Parse("2"), step);
        bool isRead = CapacitySteps.TryParse("2; 2026-03-09 3", out CapacitySteps? read);
        tell.Say("capacity",
            $"{steps} {steps.First} {steps.Steps.Count} {steps.Steps[0].From:yyyy-MM-dd} {steps.Steps[0].Quantity} {isRead} "
            + $"{steps.Equals(read)} {steps.GetHashCode() == read!.GetHashCode()} {steps.On(new DateOnly(2026, 3, 10))} "
            + $"{CapacitySteps.One} {CapacitySteps.Parse("0")}");
        Absence absence = new(new DateOnly(2026, 3, 4), new DateOnly(2026, 3, 5), Quantity.Parse("0.5"));
        bool areRead = Absence.TryParseAll("2026-03-04..2026-03-05 0.5; 2026-03-09", out IReadOnlyList<Absence>? absences);
        tell.Say("absence", $"{absence} {absence.First:yyyy-MM-dd} {absence.Last:yyyy-MM-dd} {absence.Left} {areRead} "
            + $"{absences![0] == absence}");
        Assignment assignment = new Assignment("", default) with { Resource = "Ada", Quantity = Quantity.One };
        tell.Say("assignment", $"{assignment} {assignment.Resource} {assignment.Quantity}");
        WaitHolder holder = new WaitHolder("", default) with { Milestone = "Billing", Finish = Now };
        tell.Say("holder", $"{holder.Milestone} {holder.Finish:s}");
    }

    private static void People(Telling tell, MilestoneRegistry registry)
    {
        ResourceRegistry people = new(registry);
        tell.Say("added", $"{people.Add("Ada", Quantity.One, "standard", Context)} {people.Add("Ada")} {people.Add("QA")} "
            + $"{people.Add("Gone")}");
        tell.Say("set",
            $"{people.SetCapacity("QA", CapacitySteps.Parse("2"), Context)} {people.SetCalendar("Ada", null, Context)} "
            + $"{people.SetUnavailable("QA", [new Absence(new DateOnly(2026, 3, 6), new DateOnly(2026, 3, 6))], Context)}");
        tell.Say("assigned",
            $"{people.Assign("Billing", "Ada", null, Context)} {people.Assign("Migration", "Ada")} {people.Assign("Docs", "Gone")} "
            + $"{people.Unassign("Docs", "Ada", Context)} {people.AssignedTo("Billing").Count} {people.Remove("Gone", Context)}");
        Resource ada = people.Get("Ada")!;
        tell.Say("resource",
            $"{ada} {ada.Name} {ada.Capacity} {ada.Calendar} {ada.Unavailable.Count} {people.Resources.Count} "
            + $"{ada.Equals(ResourceFields.OfResource(registry.Current, "Ada"))} {ada.GetHashCode() == people.Resources[0].GetHashCode()}");
        PlanEditor edit = registry.Edit();
        tell.Say("fields",
            $"{ResourceFields.SetAssigned(edit, "Docs", [new Assignment("QA", Quantity.One)])} "
            + $"{ResourceFields.SetPriority(edit, "Docs", 900)} "
            + $"{ResourceFields.SetCapacity(edit, "QA", CapacitySteps.One)} {ResourceFields.SetCalendar(edit, "QA", "24x7")} "
            + $"{ResourceFields.SetUnavailable(edit, "QA")} {ResourceFields.OfPlan(registry.Current).Count} "
            + $"{ResourceFields.AssignedTo(registry.Current, "Docs").Count} {ResourceFields.PriorityOf(registry.Current, "Docs")} "
            + $"{ResourceFields.Validate(registry.Current).Count}");
        tell.Say("by text",
            $"{ResourceFields.SetField(edit, "Rig", ResourceKeys.Capacity, "3")} "
            + $"{ResourceFields.Assign(edit, "Docs", [new Assignment("Rig", Quantity.One)], ["Ada"])} "
            + $"{ResourceFields.AssignedTo(registry.Current, "Docs").Count} {ResourceFields.Remove(edit, "Rig")}");
        tell.Say("keys",
            $"{ResourceKeys.Collection} {ResourceKeys.Capacity} {ResourceKeys.Calendar} {ResourceKeys.Unavailable} {ResourceKeys.Assigned} "
            + ResourceKeys.Priority);
    }

    private static void Levels(Telling tell, MilestoneRegistry registry)
    {
        Schedule plain = Schedule.Compute(registry.Current, Now);
        LevellingOptions options = new() { Schedules = 60, Seed = 7, Threads = 2, Progress = new Heard() };
        tell.Say("options",
            $"{options.Schedules} {options.Seed} {options.Threads} {LevellingOptions.MaxSchedules} {LevellingOptions.MaxThreads} "
            + (options.Progress is Heard));
        LevelledSchedule levelled = LevelledSchedule.Compute(plain, options, CancellationToken.None);
        tell.Say("levelled",
            $"{levelled} {levelled.Finish:s} {levelled.FinishDate:yyyy-MM-dd} {levelled.Plain.Finish:s} {levelled.LowerBound is null} "
            + $"{levelled.Gap is null} {levelled.IsOptimal} {levelled.IsComplete} {levelled.Schedules <= 60} {levelled.Findings.Count}");
        foreach (LevelledMilestone milestone in levelled.Milestones)
            tell.Say(milestone.Name,
                $"{milestone} {milestone.Status} {milestone.IsCompleted} {milestone.IsPinned} {milestone.CannotBeStaffed} "
                + $"{milestone.Start:s} "
                + $"{milestone.RemainingStart:s} {milestone.Finish:s} {milestone.FinishDate:yyyy-MM-dd} {milestone.PlainFinish:s} "
                + $"{milestone.DelayMinutes} {milestone.RemainingWork} {milestone.AwayMinutes} '{milestone.AwaySentence}' "
                + $"{milestone.AssumesNobody} {milestone.MissesTargetForPeople} {milestone.Waits.Count} '{milestone.WaitSentence}'");
        foreach (ResourceWait wait in levelled.Waits)
            tell.Say("wait", $"{wait} {wait.Milestone} {wait.Resource} {wait.LostMinutes} {wait.Holders.Count} {wait.Sentence}");
        tell.Say("queue", $"{levelled.WaitsFor("Ada").Count} {levelled.ChangesSincePlain().Count()} {levelled.GetMilestone("Docs")}");
        foreach (LevelledStep step in levelled.Explain("Release"))
            tell.Say("because", $"{step} {step.Milestone.Name} {step.Wait?.Resource} {step.Driver?.Kind}");
        Loads(tell, ResourceUsage.Compute(plain));
        tell.Say("levelled loads", ResourceUsage.Compute(levelled).OverAllocations.Count);
    }

    private static void Loads(Telling tell, ResourceUsage usage)
    {
        tell.Say("resources", usage.Resources);
        foreach (OverAllocation load in usage.OverAllocations)
            tell.Say("too much",
                $"{load} {load.Resource} {load.From:s} {load.To:s} {load.Demand} {load.Capacity} {load.ExcessMinutes} "
                + $"{load.Milestones.Count}");
        foreach (UsageStep step in usage.Steps("Ada", Now, Now.AddHours(6)))
            tell.Say("step", $"{step} {step.From:s} {step.To:s} {step.Demand} {step.Capacity} {step.Milestones.Count}");
        ResourceUtilisation week = usage.Utilisation("Ada", Now.Date, Now.Date.AddDays(7));
        tell.Say("week", $"{week} {week.Resource} {week.Demand} {week.Capacity} {week.Excess} {week.Peak} {week.Percent}");
    }

    private static void Parts(Telling tell, MilestoneRegistry registry)
    {
        FeatureRegistry features = new(registry);
        tell.Say("features",
            $"{features.Add("login", "Release", "web", MilestoneStatus.InProgress, 2, Context)} {features.Add("search", "Release")} "
            + $"{features.UpdateStatus("search", MilestoneStatus.Completed, Context)} {features.SetWeight("search", 3, Context)} "
            + $"{features.SetProgress("login", 0.25, Context)} {registry.GetMilestone("Release")!.Fields["progress"]} "
            + $"{features.MoveTo("search", "Docs", Context)} {features.Recompute("Docs", Context)} {features.Remove("search", Context)}");
        Feature login = features.Get("login")!;
        tell.Say("feature",
            $"{login} {login.Name} {login.Milestone} {login.Component} {login.Status} {login.Weight} {login.Progress} "
            + $"{login.EffectiveProgress} "
            + $"{features.Features.Count} "
            + $"{features.Of("Release").Count} {features.OfComponent("web").Count}");
        PlanEditor edit = registry.Edit();
        tell.Say("features by text",
            $"{FeatureFields.Set(edit, "help", new KeyValuePair<string, string?>(FeatureKeys.Milestone, "Docs"))} "
            + $"{FeatureFields.OfPlan(registry.Current).Count} {FeatureFields.Remove(edit, "help")}");
        registry.SetRecordField(FeatureKeys.Collection, "lost", FeatureKeys.Milestone, "Nothing");
        foreach (PlanFinding finding in FeatureRegistry.Validate(registry.Current)) tell.Say("finding", $"{finding} {finding.Record}");
        tell.Say("keys", $"{FeatureKeys.Status} {FeatureKeys.Progress} {FeatureKeys.Weight} {FeatureKeys.Component}");
        tell.Say("codes", string.Join(' ', (PlanFindingCode[])
        [
            PlanFindingCode.OverAllocated, PlanFindingCode.StillOverAllocated, PlanFindingCode.CannotBeStaffed,
            PlanFindingCode.TargetMissedForResources, PlanFindingCode.UnknownResource, PlanFindingCode.FeaturesOpen,
            PlanFindingCode.FeaturesDone, PlanFindingCode.FeatureProgressDiffers, PlanFindingCode.FeatureOrphan,
        ]));
    }

    private sealed class Heard : IProgress<double>
    {
        public void Report(double value)
        {
        }
    }
}
