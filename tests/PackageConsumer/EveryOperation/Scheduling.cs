using MilestoneTracker;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Reasons;
using MilestoneTracker.Planning.Values;

namespace PackageConsumer.EveryOperation;

// Dates: what is set, what follows from it and why, and what a slip moves.
internal static class Scheduling
{
    private static readonly DateTime Now = new(2026, 3, 2, 8, 0, 0);

    public static void Play(Telling tell)
    {
        tell.Begin("scheduling");
        MilestoneRegistry registry = Plan();
        Inputs(tell, registry);
        Schedule schedule = Schedule.Compute(registry.Current, Now);
        Tell(tell, schedule);
        foreach (ScheduledMilestone milestone in schedule.Milestones) Tell(tell, milestone);
        Reasons(tell, schedule);
        Quality(tell, schedule.Quality);
        Slip(tell, registry, schedule);
    }

    private static MilestoneRegistry Plan()
    {
        MilestoneRegistry registry = new();
        foreach (string name in (string[])["Design", "Build", "Manual", "Release"]) registry.RegisterMilestone(name);
        registry.RegisterMilestone("Idea", status: MilestoneStatus.Completed);
        registry.DeclareMilestoneDependency("Design", "Idea");
        registry.DeclareMilestoneDependency("Build", "Design");
        registry.DeclareMilestoneDependency("Manual", "Design");
        registry.DeclareMilestoneDependency("Release", "Build");
        registry.DeclareMilestoneDependency("Release", "Manual");
        return registry;
    }

    private static void Inputs(Telling tell, MilestoneRegistry registry)
    {
        PlanEditor edit = registry.Edit();
        PlanMoment day = PlanMoment.OnDay(new DateOnly(2026, 3, 2));
        tell.Say("start", PlanningFields.SetStart(edit, day));
        tell.Say("zone", PlanningFields.SetZone(edit, "UTC"));
        tell.Say("calendar", PlanningFields.DefineCalendar(edit, "short", "base standard; fr 08:00-12:00"));
        tell.Say("plan calendar", PlanningFields.SetPlanCalendar(edit, "short"));
        tell.Say("units", PlanningFields.SetUnits(edit, new WorkUnits(7, 5)));
        tell.Say("logic", PlanningFields.SetLogic(edit, ProgressLogic.Override));
        tell.Say("uncertainty", PlanningFields.SetUncertainty(edit, PercentRange.Parse("80%/100%/150%")));
        tell.Say("correlation", PlanningFields.SetCorrelation(edit, 0.25m));
        tell.Say("duration", PlanningFields.SetDuration(edit, "Design", PlanDuration.FromDays(5)));
        tell.Say("estimate", PlanningFields.SetEstimate(edit, "Build", ThreePoint.Parse("1w/2w/4w")));
        tell.Say("remaining", PlanningFields.SetRemaining(edit, "Build", PlanDuration.FromWeeks(2)));
        tell.Say("risk", PlanningFields.SetRisk(edit, "Build", PlanRisk.Of(30, PlanDuration.FromHours(4.5m))));
        tell.Say("target", PlanningFields.SetTarget(edit, "Release", PlanMoment.Parse("2026-03-19")));
        tell.Say("not before", PlanningFields.SetNotBefore(edit, "Manual", PlanMoment.At(new DateTime(2026, 3, 12, 10, 0, 0))));
        tell.Say("finish not before", PlanningFields.SetFinishNotBefore(edit, "Manual", day));
        tell.Say("pinned", PlanningFields.SetPinned(edit, "Manual", PlanMoment.Parse("2026-03-13")));
        tell.Say("started", PlanningFields.SetStarted(edit, "Idea", PlanMoment.Parse("2026-02-23")));
        tell.Say("finished", PlanningFields.SetFinished(edit, "Idea", PlanMoment.Parse("2026-02-27")));
        tell.Say("own calendar", PlanningFields.SetCalendar(edit, "Manual", "standard"));
        tell.Say("link", PlanningFields.SetLink(edit, "Release", "Manual", LinkKind.FinishToFinish));
        tell.Say("lag", PlanningFields.SetLag(edit, "Release", "Manual", PlanLag.After(PlanDuration.FromMinutes(30).AsElapsed())));
        tell.Say("keys", string.Join(' ', Keys()));
        tell.Say("other fields",
            $"{PlanningFields.SetPlanField(edit, "acme.x", "1")} {PlanningFields.SetMilestoneField(edit, "Idea", "acme.x", "1")} "
            + $"{PlanningFields.SetDependencyField(edit, "Build", "Design", "acme.x", "1")}");
        tell.Refused<ArgumentException>(
            "refused", () => PlanningFields.SetMilestoneField(edit, "Build", PlanningKeys.Duration, "3 days"), e => e.Message);

        RegistrySnapshot snapshot = registry.Current;
        tell.Say("valid", PlanningFields.Validate(snapshot));
        PlanInputs plan = PlanningFields.OfPlan(snapshot);
        tell.Say("plan",
            $"{plan}: {plan.Start} {plan.Zone.Id} {plan.Calendar} {plan.Units} {plan.Logic} {plan.Uncertainty} "
            + $"{plan.Correlation}, {plan.ToCivilTime(new DateTimeOffset(Now, TimeSpan.FromHours(2))):s}, "
            + $"{string.Join(", ", plan.Calendars.Keys)}");
        foreach (string name in (string[])["Build", "Idea", "Manual", "Release"])
        {
            MilestoneInputs inputs = PlanningFields.OfMilestone(snapshot, name);
            tell.Say(name,
                $"{inputs.Duration} {inputs.Estimate} {inputs.Remaining} {inputs.Target} {inputs.NotBefore} "
                + $"{inputs.FinishNotBefore} {inputs.Pinned} {inputs.Started} {inputs.Finished} {inputs.Calendar} "
                + $"{inputs.Risk} {inputs.Owner} {inputs.Equals(inputs)} {inputs.GetHashCode() == inputs.GetHashCode()}");
        }

        LinkInputs link = PlanningFields.OfDependency(snapshot, "Release", "Manual");
        tell.Say("of the link", $"{link} {link.Kind} {link.Lag} {new LinkInputs(LinkKind.FinishToStart, default)}");
        Values(tell);
        Calendars(tell, plan.Calendar);
        View(tell, snapshot);
    }

    private static string[] Keys() =>
    [
        PlanningKeys.Start, PlanningKeys.Zone, PlanningKeys.Calendar, PlanningKeys.CalendarPrefix, PlanningKeys.HoursPerDay,
            PlanningKeys.DaysPerWeek, PlanningKeys.Logic,
        PlanningKeys.Uncertainty, PlanningKeys.Correlation, PlanningKeys.Duration, PlanningKeys.Estimate, PlanningKeys.Remaining,
            PlanningKeys.Target, PlanningKeys.NotBefore,
        PlanningKeys.FinishNotBefore, PlanningKeys.Pinned, PlanningKeys.Started, PlanningKeys.Finished, PlanningKeys.Risk,
            PlanningKeys.Link, PlanningKeys.Lag,
    ];

    private static void Values(Telling tell)
    {
        WorkUnits units = new(6, 4);
        tell.Say("units in words", $"{units}: {units.HoursPerDay} {units.DaysPerWeek}");
        PlanDuration duration = PlanDuration.Parse("1w 2d");
        tell.Say("a duration",
            $"{duration} {duration.GetMinutes(units)} {duration.IsElapsed} {duration.IsZero} {PlanDuration.TryParse("x", units, out _)} "
            + $"{PlanDuration.MaxMinutes}");
        PlanLag lag = PlanLag.Before(duration);
        tell.Say("a lag",
            $"{lag} {lag.Duration} {lag.IsLead} {lag.GetMinutes(units)} {PlanLag.TryParse("-0d", units, out _)} "
            + $"{PlanLag.Parse("2d")}");
        PlanMoment moment = PlanMoment.Parse("2026-03-02T17:00");
        tell.Say("a moment", $"{moment} {moment.IsDay} {moment.Day:yyyy-MM-dd} {moment.Time:s} {PlanMoment.TryParse("today", out _)}");
        ThreePoint estimate = ThreePoint.Parse("uniform 3d/10d");
        tell.Say("an estimate",
            $"{estimate} {estimate.Shape} {estimate.Least} {estimate.Likely} {estimate.Greatest} {estimate.IsElapsed} "
            + $"{estimate.GetLikelyMinutes(units)} {ThreePoint.TryParse("3d", units, out _)}");
        PercentRange range = PercentRange.Parse("triangular 80%/100%/150%");
        tell.Say("percentages",
            $"{range} {range.Shape} {range.Least} {range.Likely} {range.Greatest} {PercentRange.TryParse("80", out _)}");
        (PlanDuration day, PlanDuration week) = (PlanDuration.FromDays(1), PlanDuration.FromWeeks(1));
        tell.Say("made",
            $"{ThreePoint.Pert(day, day, week)} {ThreePoint.Triangular(day, week, week)} {ThreePoint.Uniform(day, week)} "
            + $"{PercentRange.Pert(80, 100, 150)} {PercentRange.Triangular(80, 100, 150)} {PercentRange.Uniform(80, 150)}");
        PlanMoment before = PlanMoment.Parse("2026-03-01");
        tell.Say("in order",
            $"{before < moment} {before <= moment} {before > moment} {before >= moment} {before.CompareTo(moment) < 0}");
        foreach (PlanRisk risk in (PlanRisk[])[PlanRisk.Of(5, estimate), PlanRisk.Parse("10% 2ed")])
            tell.Say("a risk",
                $"{risk} {risk.Percent} {risk.Duration} {risk.Estimate} {risk.IsElapsed} {PlanRisk.TryParse("0% 1d", units, out _)}");
        tell.Say("shapes", $"{EstimateShape.Pert} {EstimateShape.Triangular} {EstimateShape.Uniform}");
        tell.Say("links", $"{LinkKind.FinishToStart} {LinkKind.StartToStart} {LinkKind.FinishToFinish} {LinkKind.StartToFinish}");
        tell.Say("logics", $"{ProgressLogic.Retained} {ProgressLogic.Override}");
    }

    private static void Calendars(Telling tell, WorkCalendar calendar)
    {
        DateTime friday = new(2026, 3, 6, 12, 0, 0);
        tell.Say("calendars", $"{WorkCalendar.Standard} | {WorkCalendar.AroundTheClock} | {calendar}");
        tell.Say("work",
            $"{calendar.Work(Now, friday)} {calendar.WorkBefore(friday) - calendar.WorkBefore(Now)} "
            + $"{calendar.WorkingMinute(calendar.WorkBefore(friday)):s}");
        tell.Say("ways",
            $"{calendar.Add(friday, 60):s} {calendar.Subtract(friday, 300):s} {calendar.NextStart(friday):s} "
            + $"{calendar.PreviousFinish(friday.AddDays(1)):s}");
        WorkInterval interval = calendar.IntervalsOn(new DateOnly(2026, 3, 6))[0];
        tell.Say("an interval", $"{interval} {interval.FromMinute} {interval.ToMinute} {interval.Minutes} {new WorkInterval(0, 60)}");
        tell.Say("not a calendar", $"{WorkCalendar.TryParse("mo", null, out _, out string? problem)} {problem}");
        tell.Say("on a base", WorkCalendar.Parse("base x; mo off", _ => calendar));
    }

    private static void View(Telling tell, RegistrySnapshot snapshot)
    {
        PlanView view = snapshot.GetView();
        int release = view.PositionOf("Release");
        tell.Say("view",
            $"{view}: {view.Count} {view.Snapshot.Version == snapshot.Version} {view.DependencyStarts.Length} "
            + $"{view.DependencyPositions.Length} {view.DependenciesAt(release).Length}");
        tell.Say("in order", view.OrdinalPositions.Select(view.NameAt));
        tell.Say("at a position",
            $"{view.TryGetPosition("Release", out int position)} {position == release} {view.StatusAt(release)} "
            + $"{view.FieldsAt(release).Count} {view.ComponentsAt(release).Count} {view.StatusHistoryAt(release).Count} "
            + $"{view.HasDependencyFieldsAt(release)} {view.DependencyFieldsAt(release, view.PositionOf("Manual")).Count}");
        tell.Say("the same", $"{view.HasOrderOf(snapshot.GetView(view))} {view.ChangedSince(view).Count}");
    }

    private static void Tell(Telling tell, Schedule schedule)
    {
        tell.Say("schedule",
            $"{schedule}: {schedule.Now:s} {schedule.Start:s} {schedule.Finish:s} {schedule.FinishDate:yyyy-MM-dd} "
            + $"{schedule.IsFinished} {schedule.Inputs.Zone.Id} {schedule.Snapshot.Count}");
        foreach (PlanFinding finding in schedule.Findings)
        {
            tell.Say("finding",
                $"{finding} {finding.Code} {finding.Level} {finding.Milestone} {finding.Dependency} {finding.Cause} "
                + $"{finding.Owner} {finding.Evidence.Count} {finding.Sentence}");
            tell.Say("the same", $"{finding.Equals(finding)} {finding.GetHashCode() == finding.GetHashCode()}");
        }

        tell.Say("codes", string.Join(' ', (PlanFindingCode[])
        [
            PlanFindingCode.Overdue, PlanFindingCode.TargetMissed, PlanFindingCode.NegativeSlack, PlanFindingCode.PinConflict,
                PlanFindingCode.LowProbability,
            PlanFindingCode.UnknownEnd, PlanFindingCode.StaleInProgress, PlanFindingCode.NoEstimate, PlanFindingCode.InvalidField,
                PlanFindingCode.InvalidActual,
            PlanFindingCode.OutOfRange, PlanFindingCode.CancelledDependencyIgnored,
        ]));
        ScheduleRisk risk = schedule.AssessRisk("Release");
        tell.Say("risk", $"{risk} {risk.Level} {risk.Assessment.Name} {risk.Findings.Count}");
    }

    private static void Tell(Telling tell, ScheduledMilestone milestone)
    {
        tell.Say(milestone.Name,
            $"{milestone} {milestone.Status} {milestone.IsCompleted} {milestone.Start:s} {milestone.ActualStart:s} "
            + $"{milestone.Finish:s} {milestone.FinishDate:yyyy-MM-dd} {milestone.ActualFinish:s} {milestone.IsElapsed} "
            + $"{milestone.Calendar}");
        tell.Say("work",
            $"{milestone.Duration} {milestone.RemainingWork} {milestone.RemainingStart:s} {string.Join(", ", milestone.Drivers)}");
        tell.Say("slack",
            $"{milestone.LateStart:s} {milestone.LateFinish:s} {milestone.TotalSlack} {milestone.FreeSlack} "
            + $"{milestone.IsCritical} {milestone.Target} {milestone.SlackToTarget} {milestone.TargetSlack} "
            + $"{milestone.TargetSlackSource}");
        tell.Say("late",
            $"{milestone.IsLate} {milestone.IsOverdue} {milestone.LateBy} {milestone.TargetLimit:s} {milestone.UnpinnedFinish:s} "
            + $"{milestone.IsStartAssumed}");
    }

    private static void Reasons(Telling tell, Schedule schedule)
    {
        DrivingPath path = schedule.DrivingPath("Release");
        tell.Say("path", $"{path}: {path.Root} {path.Milestones.Count}");
        foreach (DrivingStep step in schedule.Explain("Release")) tell.Say("step",
            $"{step} {step.Milestone.Name} {step.Driver.Kind} {step.Driver.Dependency} {step.Link}");
        foreach (DrivingLink link in schedule.DrivingLinks("Release")) tell.Say("driving link",
            $"{link} {link.Milestone} {link.Dependency} {new DrivingLink("a", "b")}");
        tell.Say("chains", schedule.DrivingChains("Release"));
        tell.Say("slack to", schedule.SlackTo("Release").Select(slack => $"{slack.Key} {slack.Value}"));
        tell.Say("drivers", string.Join(' ', (DriverKind[])
            [DriverKind.Dependency, DriverKind.FinishNotBefore, DriverKind.NotBefore, DriverKind.Now, DriverKind.PlanStart,
                DriverKind.Pinned, DriverKind.Finished]));
        tell.Say("made", new Driver(DriverKind.Now) with { Kind = DriverKind.Dependency, Dependency = "a" });
        tell.Say("made", new DrivingLink("a", "b") with { Milestone = "c", Dependency = "d" });
        tell.Say("made", new LinkInputs(LinkKind.FinishToStart, default) with { Kind = LinkKind.StartToStart, Lag = PlanLag.Parse("1d") });
        tell.Say("made", new WorkInterval(0, 60) with { FromMinute = 10, ToMinute = 20 });
    }

    private static void Quality(Telling tell, ScheduleQuality quality)
    {
        tell.Say("quality",
            $"{quality}: {quality.Open} {quality.Links} {quality.Leads} {quality.Lags} {quality.NotFinishToStart} "
            + $"{quality.Due} {quality.DueAndCompleted}");
        tell.Say("names", string.Join(" | ", ((IReadOnlyList<string>[])
            [quality.WithoutDependencies, quality.WithoutDependents, quality.Pinned, quality.HighSlack, quality.NegativeSlack,
                quality.LongRemaining, quality.WithoutOwner]).Select(names => string.Join(", ", names))));
        tell.Say("length index", quality.LengthIndex.Select(index => FormattableString.Invariant($"{index.Key} {index.Value:0.0000}")));
    }

    private static void Slip(Telling tell, MilestoneRegistry registry, Schedule schedule)
    {
        using ProposedChange proposal = registry.Propose();
        PlanningFields.SetDuration(proposal, "Design", PlanDuration.Parse("7d"));
        ScheduleDifference difference = schedule.Update(proposal.Staged, Now).ChangesSince(schedule);
        tell.Say("slip",
            $"{difference}: {difference.FinishSlip} {difference.IsEmpty} {difference.Before.Finish:s} "
            + $"{difference.After.Finish:s}");
        foreach (MilestoneMove move in difference.Milestones) tell.Say("move",
            $"{move} {move.Name} {move.Before?.Finish:s} {move.After?.Finish:s} {move.Slip} {move.MakesLate} {move.EndsLateness}");
        DateTimeOffset instant = new(Now, TimeSpan.Zero);
        tell.Say("of an instant", Schedule.Compute(registry.Current, instant).Update(registry.Current, instant)
            .GetMilestone("Release")?.Finish.ToString("s"));
    }
}
