using MilestoneTracker;
using MilestoneTracker.Auditing;

namespace PackageConsumer.EveryOperation;

// Events: those of a registry, and those that are made by hand.
internal static class Recording
{
    public static void Play(Telling tell)
    {
        tell.Begin("recording");
        (MilestoneRegistry registry, InMemoryAuditLog log) = Plans.Release();
        registry.UpdateMilestoneStatus("API", MilestoneStatus.Completed, new ChangeContext { Actor = "ada", Reason = "it is done" });
        registry.WithdrawMilestoneDependency("Release", "API");
        registry.RemoveMilestone("API");

        foreach (AuditEvent next in log.Read(4, CancellationToken.None)) Tell(tell, next);
        tell.Say("last", log.LastSequence);
        foreach (AuditData data in Data())
            tell.Say("made", $"{data}: {Detail(data)}, of {Shown(data.Subject)} from {Shown(data.Old)} to {Shown(data.New)}");
        (AuditSubject plan, AuditValue nothing) = (default, default);
        tell.Say(
            "by default",
            $"{Shown(plan)}, {Shown(nothing)}; {Data()[0].Subject.Equals(plan)} {Data()[0].Old.Equals(nothing)} "
            + $"{Data()[0].New.GetHashCode() == Data()[0].New.GetHashCode()}");
        tell.Say(
            "equal", Data().SequenceEqual(Data())
            && Data().Select(data => data.GetHashCode()).SequenceEqual(Data().Select(data => data.GetHashCode())));
        tell.Say(
            "registered alike", new MilestoneRegistered("A", ["x"], MilestoneStatus.Planned).Equals(
            new MilestoneRegistered("A", ["x"], MilestoneStatus.Planned)) && new MilestoneRegistered("A", ["x"], MilestoneStatus.Planned)
            .GetHashCode() == new MilestoneRegistered("A", ["x"], MilestoneStatus.Planned).GetHashCode());
        tell.Say(
            "removed alike", new MilestoneRemoved("A", ["x"], MilestoneStatus.Planned).Equals(
            new MilestoneRemoved("A", ["y"], MilestoneStatus.Planned)) || new MilestoneRemoved("A", ["x"], MilestoneStatus.Planned)
            .GetHashCode() != new MilestoneRemoved("A", ["x"], MilestoneStatus.Planned).GetHashCode());

        AuditEvent made =
            new(1, DateTimeOffset.UnixEpoch, ChangeContext.None, 1, 1, new MilestoneRegistered("A", [], MilestoneStatus.Planned));
        AuditEvent other = made with {
            Sequence = 2, Time = DateTimeOffset.UnixEpoch.AddDays(1), Context = new ChangeContext { Actor = "ada" }, Index = 1, Count = 2,
                Data = new MilestoneRegistered("B", [], MilestoneStatus.Planned) };
        AuditChanges.Validate([made], 1);
        tell.Refused<AuditAppendRefusedException>("half a change", () => AuditChanges.Validate([made, other], 1), _ => "nothing is kept");

        IAuditLog kept = new InMemoryAuditLog();
        kept.Append([made]);
        IAuditSink sink = kept;
        sink.Append([other with { Count = 1 }]);
        tell.Say("through the contracts", $"{kept.LastSequence}: {string.Join("; ", kept.Read())}");
        log.Append([made with { Sequence = log.LastSequence + 1, Data = new MilestoneRegistered("Z", [], MilestoneStatus.OnHold) }]);
        tell.Say("appended", RegistrySnapshot.Replay(log.Read()));
    }

    private static void Tell(Telling tell, AuditEvent next) =>
        tell.Say(
        "event", $"{next}: {next.Sequence} {next.Time:O} {next.Context} {next.Index} of {next.Count}, {next.Data.Type}, "
            + $"{next.Data.Subject.Name} {next.Data.Field}{next.Data.Verb}, {Detail(next.Data)}");

    private static AuditData[] Data() =>
    [
        new MilestoneRegistered("A", ["x"], MilestoneStatus.Planned) with {
            Milestone = "B", Components = ["y", "z"], Status = MilestoneStatus.Blocked },
        new MilestoneStatusChanged("A", MilestoneStatus.Planned, MilestoneStatus.Completed) with {
        Milestone = "B", OldStatus = MilestoneStatus.OnHold, NewStatus = MilestoneStatus.Cancelled },
        new MilestoneRemoved("A", ["x"], MilestoneStatus.Planned) with {
        Milestone = "B", Components = ["y"], Status = MilestoneStatus.InProgress },
        new DependencyDeclared("A", "B") with { Milestone = "C", Dependency = "D" },
        new DependencyWithdrawn("A", "B") with { Milestone = "C", Dependency = "D" },
        new MilestoneComponentsChanged("A", ["x"], ["y"]),
        new PlanFieldChanged("a", null, "1"),
        new MilestoneFieldChanged("A", "a", "1", null),
        new DependencyFieldChanged("A", "B", "a", "1", "2"),
        new RecordFieldChanged("c", "A", "a", null, "1"),
    ];

    private static string Shown(AuditSubject subject) => subject.Kind switch
    {
        AuditSubjectKind.Plan => $"{subject}",
        AuditSubjectKind.Milestone => $"{subject}: {subject.Milestone}",
        AuditSubjectKind.Dependency => $"{subject}: {subject.Milestone} on {subject.Dependency}",
        AuditSubjectKind.Record => $"{subject}: {subject.Record} in {subject.Collection}, {subject.Name}",
        _ => "another",
    };

    private static string Shown(AuditValue value) => value.Kind switch
    {
        AuditValueKind.Nothing => $"nothing {value.IsNothing}",
        AuditValueKind.Status => $"{value}: {value.Status}",
        AuditValueKind.Components => $"{value}: {string.Join(" and ", value.Components!)}",
        AuditValueKind.Milestone => $"{value}: {value.Status} over {string.Join(" and ", value.Components!)}",
        AuditValueKind.Text => $"{value}: {value.Text}",
        AuditValueKind.Declared => $"{value}: {value.IsDeclared}",
        _ => "another",
    };

    private static string Detail(AuditData data) => data switch
    {
        MilestoneRegistered it => $"{it} {it.Milestone} {it.Status} {string.Join(", ", it.Components)}",
        MilestoneStatusChanged it => $"{it} {it.Milestone} {it.OldStatus} {it.NewStatus}",
        MilestoneRemoved it => $"{it} {it.Milestone} {it.Status} {string.Join(", ", it.Components)}",
        DependencyDeclared it => $"{it} {it.Milestone} {it.Dependency}",
        DependencyWithdrawn it => $"{it} {it.Milestone} {it.Dependency}",
        MilestoneComponentsChanged it => $"{it} {it.Milestone} {string.Join(", ", it.OldComponents)} {string.Join(", ", it.NewComponents)}",
        PlanFieldChanged it => $"{it} {it.FieldKey} {it.OldValue} {it.NewValue}",
        MilestoneFieldChanged it => $"{it} {it.Milestone} {it.FieldKey} {it.OldValue} {it.NewValue}",
        DependencyFieldChanged it => $"{it} {it.Milestone} {it.Dependency} {it.FieldKey} {it.OldValue} {it.NewValue}",
        RecordFieldChanged it => $"{it} {it.Collection} {it.Name} {it.FieldKey} {it.OldValue} {it.NewValue}",
        _ => "another",
    };
}
