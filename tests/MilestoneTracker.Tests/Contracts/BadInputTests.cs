using System.Reflection;
using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;
using MilestoneTracker.TestSupport.Texts;

namespace MilestoneTracker.Tests.Contracts;

// Bad input for every public member: the right exception, a message that says what is wrong, and nothing changed (invariant I4).
// The last test finds the public members by reflection, and fails where one exists that no case covers.
public sealed class BadInputTests
{
    private readonly InMemoryAuditLog _log = new();
    private readonly MilestoneRegistry _registry;
    private readonly RegistrySnapshot _before;

    public BadInputTests()
    {
        _registry = new MilestoneRegistry(_log);
        _registry.Batch(b =>
        {
            b.RegisterMilestone("a", ["core"]);
            b.RegisterMilestone("b");
            b.DeclareMilestoneDependency("a", "b");
        });
        _before = _registry.Current;
    }

    /// <summary>Every member that takes a name, with the parameter that takes it.</summary>
    private static IReadOnlyList<(string Member, string Parameter, Action<MilestoneRegistry, string> Call)> TakingNames { get; } =
    [
        ("MilestoneRegistry.RegisterMilestone", "name", (r, text) => r.RegisterMilestone(text)),
        ("MilestoneRegistry.UpdateMilestoneStatus", "name", (r, text) => r.UpdateMilestoneStatus(text, MilestoneStatus.Completed)),
        ("MilestoneRegistry.DeclareMilestoneDependency", "milestone", (r, text) => r.DeclareMilestoneDependency(text, "a")),
        ("MilestoneRegistry.DeclareMilestoneDependency", "dependency", (r, text) => r.DeclareMilestoneDependency("a", text)),
        ("MilestoneRegistry.TryDeclareMilestoneDependency", "milestone", (r, text) => r.TryDeclareMilestoneDependency(text, "a")),
        ("MilestoneRegistry.TryDeclareMilestoneDependency", "dependency", (r, text) => r.TryDeclareMilestoneDependency("a", text)),
        ("MilestoneRegistry.WithdrawMilestoneDependency", "milestone", (r, text) => r.WithdrawMilestoneDependency(text, "a")),
        ("MilestoneRegistry.WithdrawMilestoneDependency", "dependency", (r, text) => r.WithdrawMilestoneDependency("a", text)),
        ("MilestoneRegistry.RemoveMilestone", "name", (r, text) => r.RemoveMilestone(text)),
        ("MilestoneRegistry.GetMilestone", "name", (r, text) => r.GetMilestone(text)),
        ("MilestoneRegistry.GetProgress", "name", (r, text) => r.GetProgress(text)),
        ("MilestoneRegistry.GetStatusHistory", "name", (r, text) => r.GetStatusHistory(text)),
        ("MilestoneRegistry.CheckDependency", "milestone", (r, text) => r.CheckDependency(text, "a")),
        ("MilestoneRegistry.CheckDependency", "dependency", (r, text) => r.CheckDependency("a", text)),
        ("MilestoneRegistry.AssessRisk", "name", (r, text) => r.AssessRisk(text)),
        ("MilestoneRegistry.AnalyzeImpact", "name", (r, text) => r.AnalyzeImpact(text)),
        ("RegistrySnapshot.GetMilestone", "name", (r, text) => r.Current.GetMilestone(text)),
        ("RegistrySnapshot.GetProgress", "name", (r, text) => r.Current.GetProgress(text)),
        ("RegistrySnapshot.GetStatusHistory", "name", (r, text) => r.Current.GetStatusHistory(text)),
        ("RegistrySnapshot.CheckDependency", "milestone", (r, text) => r.Current.CheckDependency(text, "a")),
        ("RegistrySnapshot.CheckDependency", "dependency", (r, text) => r.Current.CheckDependency("a", text)),
        ("RegistrySnapshot.AssessRisk", "name", (r, text) => r.Current.AssessRisk(text)),
        ("RegistrySnapshot.AnalyzeImpact", "name", (r, text) => r.Current.AnalyzeImpact(text)),
        ("PlanEditor.RegisterMilestone", "name", (r, text) => Proposed(r, p => p.RegisterMilestone(text))),
        ("PlanEditor.UpdateMilestoneStatus", "name", (r, text) =>
            Proposed(r, p => p.UpdateMilestoneStatus(text, MilestoneStatus.Completed))),
        ("PlanEditor.DeclareMilestoneDependency", "milestone", (r, text) => Proposed(r, p => p.DeclareMilestoneDependency(text, "a"))),
        ("PlanEditor.DeclareMilestoneDependency", "dependency", (r, text) => Proposed(r, p => p.DeclareMilestoneDependency("a", text))),
        ("PlanEditor.TryDeclareMilestoneDependency", "milestone", (r, text) =>
            Proposed(r, p => p.TryDeclareMilestoneDependency(text, "a"))),
        ("PlanEditor.TryDeclareMilestoneDependency", "dependency", (r, text) =>
            Proposed(r, p => p.TryDeclareMilestoneDependency("a", text))),
        ("PlanEditor.WithdrawMilestoneDependency", "milestone", (r, text) => Proposed(r, p => p.WithdrawMilestoneDependency(text, "a"))),
        ("PlanEditor.WithdrawMilestoneDependency", "dependency", (r, text) => Proposed(r, p => p.WithdrawMilestoneDependency("a", text))),
        ("PlanEditor.RemoveMilestone", "name", (r, text) => Proposed(r, p => p.RemoveMilestone(text))),
        ("PlanEditor.RegisterMilestone", "name", (r, text) => r.Edit().RegisterMilestone(text)),
        ("PlanEditor.UpdateMilestoneStatus", "name", (r, text) => r.Edit().UpdateMilestoneStatus(text, MilestoneStatus.Completed)),
        ("PlanEditor.DeclareMilestoneDependency", "dependency", (r, text) => r.Edit().DeclareMilestoneDependency("a", text)),
        ("PlanEditor.TryDeclareMilestoneDependency", "milestone", (r, text) => r.Edit().TryDeclareMilestoneDependency(text, "a")),
        ("PlanEditor.WithdrawMilestoneDependency", "milestone", (r, text) => r.Edit().WithdrawMilestoneDependency(text, "a")),
        ("PlanEditor.RemoveMilestone", "name", (r, text) => r.Edit().RemoveMilestone(text)),
        ("MilestoneRegistry.ChangeMilestoneComponents", "name", (r, text) => r.ChangeMilestoneComponents(text, ["x"])),
        ("MilestoneRegistry.SetMilestoneField", "name", (r, text) => r.SetMilestoneField(text, "k", "v")),
        ("MilestoneRegistry.SetDependencyField", "milestone", (r, text) => r.SetDependencyField(text, "b", "k", "v")),
        ("MilestoneRegistry.SetDependencyField", "dependency", (r, text) => r.SetDependencyField("a", text, "k", "v")),
        ("MilestoneRegistry.SetRecordField", "name", (r, text) => r.SetRecordField("c", text, "k", null)),
        ("MilestoneRegistry.RemoveRecord", "name", (r, text) => r.RemoveRecord("c", text)),
        ("PlanEditor.ChangeMilestoneComponents", "name", (r, text) => Proposed(r, p => p.ChangeMilestoneComponents(text, ["x"]))),
        ("PlanEditor.SetMilestoneField", "name", (r, text) => Proposed(r, p => p.SetMilestoneField(text, "k", "v"))),
        ("PlanEditor.SetDependencyField", "milestone", (r, text) => Proposed(r, p => p.SetDependencyField(text, "b", "k", "v"))),
        ("PlanEditor.SetDependencyField", "dependency", (r, text) => Proposed(r, p => p.SetDependencyField("a", text, "k", "v"))),
        ("PlanEditor.SetRecordField", "name", (r, text) => Proposed(r, p => p.SetRecordField("c", text, "k", null))),
        ("PlanEditor.RemoveRecord", "name", (r, text) => Proposed(r, p => p.RemoveRecord("c", text))),
        ("PlanEditor.ChangeMilestoneComponents", "name", (r, text) => r.Edit().ChangeMilestoneComponents(text, ["x"])),
        ("PlanEditor.SetMilestoneField", "name", (r, text) => r.Edit().SetMilestoneField(text, "k", "v")),
        ("PlanEditor.SetDependencyField", "milestone", (r, text) => r.Edit().SetDependencyField(text, "b", "k", "v")),
        ("PlanEditor.SetDependencyField", "dependency", (r, text) => r.Edit().SetDependencyField("a", text, "k", "v")),
        ("PlanEditor.SetRecordField", "name", (r, text) => r.Edit().SetRecordField("c", text, "k", null)),
        ("PlanEditor.RemoveRecord", "name", (r, text) => r.Edit().RemoveRecord("c", text)),
        ("MilestoneRegistry.GetCompletion", "name", (r, text) => r.GetCompletion(text)),
        ("MilestoneRegistry.TryGetMilestone", "name", (r, text) => r.TryGetMilestone(text, out _)),
        ("RegistrySnapshot.GetCompletion", "name", (r, text) => r.Current.GetCompletion(text)),
        ("RegistrySnapshot.TryGetMilestone", "name", (r, text) => r.Current.TryGetMilestone(text, out _)),
        ("MilestoneRegistry.Contains", "name", (r, text) => r.Contains(text)),
        ("CompletionMonitor.GetCompletion", "name", (r, text) => new CompletionMonitor(r.Current).GetCompletion(text)),
        ("RegistrySnapshot.GetDependencyFields", "milestone", (r, text) => r.Current.GetDependencyFields(text, "b")),
        ("RegistrySnapshot.GetDependencyFields", "dependency", (r, text) => r.Current.GetDependencyFields("a", text)),
        ("RegistrySnapshot.Contains", "name", (r, text) => r.Current.Contains(text)),
        ("PlanView.TryGetPosition", "name", (r, text) => r.Current.GetView().TryGetPosition(text, out _)),
        ("PlanView.PositionOf", "name", (r, text) => r.Current.GetView().PositionOf(text)),
        ("NameRules.Checked", "name", (_, text) => NameRules.Checked(text)),
    ];

    /// <summary>Members that answer for an unknown name instead of throwing.</summary>
    private static readonly string[] AnswerUnknown = ["RegisterMilestone", "GetMilestone", "TryDeclareMilestoneDependency",
        "CheckDependency", "Contains", "Checked", "TryGetMilestone", "TryGetPosition", "SetRecordField", "RemoveRecord"];

    /// <summary>Every member that takes the key of a field or the name of a collection, with the parameter that takes it.</summary>
    private static IReadOnlyList<(string Member, string Parameter, Action<MilestoneRegistry, string> Call)> TakingKeys { get; } =
    [
        ("MilestoneRegistry.SetPlanField", "field", (r, text) => r.SetPlanField(text, "v")),
        ("MilestoneRegistry.SetMilestoneField", "field", (r, text) => r.SetMilestoneField("a", text, "v")),
        ("MilestoneRegistry.SetDependencyField", "field", (r, text) => r.SetDependencyField("a", "b", text, "v")),
        ("MilestoneRegistry.SetRecordField", "collection", (r, text) => r.SetRecordField(text, "n", "k", "v")),
        ("MilestoneRegistry.SetRecordField", "field", (r, text) => r.SetRecordField("c", "n", text, "v")),
        ("MilestoneRegistry.RemoveRecord", "collection", (r, text) => r.RemoveRecord(text, "n")),
        ("PlanEditor.SetPlanField", "field", (r, text) => Proposed(r, p => p.SetPlanField(text, null))),
        ("PlanEditor.SetMilestoneField", "field", (r, text) => Proposed(r, p => p.SetMilestoneField("a", text, null))),
        ("PlanEditor.SetDependencyField", "field", (r, text) => Proposed(r, p => p.SetDependencyField("a", "b", text, null))),
        ("PlanEditor.SetRecordField", "collection", (r, text) => Proposed(r, p => p.SetRecordField(text, "n", "k", null))),
        ("PlanEditor.SetRecordField", "field", (r, text) => r.Edit().SetRecordField("c", "n", text, null)),
        ("PlanEditor.RemoveRecord", "collection", (r, text) => r.Edit().RemoveRecord(text, "n")),
        ("RegistrySnapshot.GetRecords", "collection", (r, text) => r.Current.GetRecords(text)),
        ("NameRules.CheckedKey", "key", (_, text) => NameRules.CheckedKey(text)),
    ];

    /// <summary>Every member that takes the value of a field; nothing clears it, but where it is only checked.</summary>
    private static IReadOnlyList<(string Member, string Parameter, Action<MilestoneRegistry, string> Call)> TakingValues { get; } =
    [
        ("MilestoneRegistry.SetPlanField", "value", (r, text) => r.SetPlanField("k", text)),
        ("MilestoneRegistry.SetMilestoneField", "value", (r, text) => r.SetMilestoneField("a", "k", text)),
        ("MilestoneRegistry.SetDependencyField", "value", (r, text) => r.SetDependencyField("a", "b", "k", text)),
        ("MilestoneRegistry.SetRecordField", "value", (r, text) => r.SetRecordField("c", "n", "k", text)),
        ("PlanEditor.SetPlanField", "value", (r, text) => Proposed(r, p => p.SetPlanField("k", text))),
        ("PlanEditor.SetMilestoneField", "value", (r, text) => Proposed(r, p => p.SetMilestoneField("a", "k", text))),
        ("PlanEditor.SetDependencyField", "value", (r, text) => Proposed(r, p => p.SetDependencyField("a", "b", "k", text))),
        ("PlanEditor.SetRecordField", "value", (r, text) => r.Edit().SetRecordField("c", "n", "k", text)),
        ("NameRules.CheckedValue", "value", (_, text) => NameRules.CheckedValue(text)),
    ];

    /// <summary>Everything else that can be given something bad, with what it must throw.</summary>
    private static IReadOnlyList<(string Member, Type Refusal, Action<MilestoneRegistry> Call)> Others { get; } =
    [
        ("MilestoneRegistry..ctor", typeof(ArgumentNullException), _ => GC.KeepAlive(new MilestoneRegistry((IAuditSink)null!))),
        ("MilestoneRegistry.Open", typeof(ArgumentNullException), _ => MilestoneRegistry.Open(null!)),
        ("MilestoneRegistry.Open", typeof(ArgumentNullException), r => MilestoneRegistry.Open(null!, r.Current)),
        ("MilestoneRegistry.Open", typeof(ArgumentNullException), _ =>
            MilestoneRegistry.Open(new InMemoryAuditLog(), (RegistrySnapshot)null!)),
        ("MilestoneRegistry.Open", typeof(ArgumentException), r => MilestoneRegistry.Open(new InMemoryAuditLog(), r.Current)),
        ("MilestoneRegistry.Subscribe", typeof(ArgumentNullException), r => r.Subscribe((IObserver<RegistryChange>)null!)),
        ("MilestoneRegistry.Batch", typeof(ArgumentNullException), r => r.Batch(null!)),
        ("PlanEditor.Batch", typeof(ArgumentNullException), r => r.Edit().Batch(null!)),
        ("PlanEditor.Batch", typeof(MilestoneNotFoundException), r => r.Edit().Batch(edits =>
        {
            edits.RegisterMilestone("c");
            edits.RemoveMilestone("nobody");
        })),
        ("ProposedChange.Batch", typeof(ArgumentNullException), r => Proposed(r, p => p.Batch(null!))),
        ("ProposedChange.Batch", typeof(ObjectDisposedException), r => Ended(r).Batch(_ => { })),
        ("MilestoneRegistry.Propose", typeof(MilestoneNotFoundException), r => Proposed(r, p => p.RemoveMilestone("nobody"))),
        ("MilestoneRegistry.RegisterMilestone", typeof(ArgumentOutOfRangeException), r =>
            r.RegisterMilestone("c", null, (MilestoneStatus)6)),
        ("MilestoneRegistry.RegisterMilestone", typeof(ArgumentOutOfRangeException), r =>
            r.RegisterMilestone("c", null, (MilestoneStatus)(-1))),
        ("MilestoneRegistry.RegisterMilestone", typeof(DuplicateMilestoneException), r => r.RegisterMilestone("a")),
        ("MilestoneRegistry.UpdateMilestoneStatus", typeof(ArgumentOutOfRangeException), r =>
            r.UpdateMilestoneStatus("a", (MilestoneStatus)int.MaxValue)),
        ("MilestoneRegistry.UpdateMilestoneStatus", typeof(ArgumentOutOfRangeException), r =>
            r.UpdateMilestoneStatus("a", (MilestoneStatus)256)),
        ("MilestoneRegistry.DeclareMilestoneDependency", typeof(DependencyCycleException), r => r.DeclareMilestoneDependency("b", "a")),
        ("MilestoneRegistry.DeclareMilestoneDependency", typeof(DependencyCycleException), r => r.DeclareMilestoneDependency("a", "a")),
        ("PlanEditor.RegisterMilestone", typeof(ArgumentOutOfRangeException), r =>
            Proposed(r, p => p.RegisterMilestone("c", null, (MilestoneStatus)6))),
        ("PlanEditor.UpdateMilestoneStatus", typeof(ArgumentOutOfRangeException), r =>
            Proposed(r, p => p.UpdateMilestoneStatus("a", (MilestoneStatus)6))),
        ("PlanEditor.DeclareMilestoneDependency", typeof(DependencyCycleException), r =>
            Proposed(r, p => p.DeclareMilestoneDependency("b", "a"))),
        ("MilestoneRegistry.ChangeMilestoneComponents", typeof(ArgumentNullException), r => r.ChangeMilestoneComponents("a", null!)),
        ("MilestoneRegistry.ChangeMilestoneComponents", typeof(ArgumentException), r => r.ChangeMilestoneComponents("a", ["ok", " "])),
        ("MilestoneRegistry.ChangeMilestoneComponents", typeof(ArgumentException), r => r.ChangeMilestoneComponents("a", ["ok", null!])),
        ("MilestoneRegistry.SetMilestoneField", typeof(ArgumentException), r => r.SetMilestoneField("a", "progress", "0.50")),
        ("MilestoneRegistry.SetMilestoneField", typeof(ArgumentException), r => r.SetMilestoneField("a", "weight", "1001")),
        ("MilestoneRegistry.SetDependencyField", typeof(DependencyNotFoundException), r => r.SetDependencyField("b", "a", "k", "v")),
        ("PlanEditor.ChangeMilestoneComponents", typeof(ArgumentNullException), r =>
            Proposed(r, p => p.ChangeMilestoneComponents("a", null!))),
        ("PlanEditor.SetMilestoneField", typeof(ArgumentException), r => Proposed(r, p => p.SetMilestoneField("a", "weight", "0"))),
        ("PlanEditor.SetDependencyField", typeof(DependencyNotFoundException), r =>
            Proposed(r, p => p.SetDependencyField("b", "a", "k", null))),
        ("PlanEditor.ChangeMilestoneComponents", typeof(ObjectDisposedException), r => Ended(r).ChangeMilestoneComponents("a", ["x"])),
        ("PlanEditor.SetPlanField", typeof(ObjectDisposedException), r => Ended(r).SetPlanField("k", "v")),
        ("PlanEditor.SetMilestoneField", typeof(ObjectDisposedException), r => Ended(r).SetMilestoneField("a", "k", "v")),
        ("PlanEditor.SetDependencyField", typeof(ObjectDisposedException), r => Ended(r).SetDependencyField("a", "b", "k", "v")),
        ("PlanEditor.SetRecordField", typeof(ObjectDisposedException), r => Ended(r).SetRecordField("c", "n", "k", "v")),
        ("PlanEditor.RemoveRecord", typeof(ObjectDisposedException), r => Ended(r).RemoveRecord("c", "n")),
        ("RegistrySnapshot.GetDependencyFields", typeof(DependencyNotFoundException), r => r.Current.GetDependencyFields("b", "a")),
        ("RegistrySnapshot.GetCompletions", typeof(OperationCanceledException), r =>
            r.Current.GetCompletions(new CancellationToken(canceled: true))),
        ("RegistrySnapshot.GetCompletions", typeof(MilestoneNotFoundException), r => r.Current.GetCompletions()["nobody"].ToString()),
        ("Completion.Over", typeof(ArgumentNullException), _ => Completion.Over(null!)),
        ("Completion.Over", typeof(ArgumentException), r => Completion.Over([.. r.Current.Milestones, null!])),
        ("ProposedChange.Commit", typeof(ObjectDisposedException), r => Ended(r).Commit()),
        ("PlanEditor.RegisterMilestone", typeof(ObjectDisposedException), r => Ended(r).RegisterMilestone("c")),
        ("PlanEditor.UpdateMilestoneStatus", typeof(ObjectDisposedException), r =>
            Ended(r).UpdateMilestoneStatus("a", MilestoneStatus.Completed)),
        ("PlanEditor.DeclareMilestoneDependency", typeof(ObjectDisposedException), r => Ended(r).DeclareMilestoneDependency("b", "a")),
        ("PlanEditor.TryDeclareMilestoneDependency", typeof(ObjectDisposedException), r =>
            Ended(r).TryDeclareMilestoneDependency("b", "a")),
        ("PlanEditor.WithdrawMilestoneDependency", typeof(ObjectDisposedException), r => Ended(r).WithdrawMilestoneDependency("a", "b")),
        ("PlanEditor.RemoveMilestone", typeof(ObjectDisposedException), r => Ended(r).RemoveMilestone("a")),
        ("RegistrySnapshot.AssessCauses", typeof(OperationCanceledException),
            r => r.Current.AssessCauses(new CancellationToken(canceled: true))),
        ("MilestoneRegistry.AssessCauses", typeof(OperationCanceledException), r => r.AssessCauses(new CancellationToken(canceled: true))),
        ("RegistrySnapshot.ChangesSince", typeof(ArgumentNullException), r => r.Current.ChangesSince(null!)),
        ("RegistrySnapshot.Replay", typeof(ArgumentNullException), _ => RegistrySnapshot.Replay(null!)),
        ("RegistrySnapshot.Save", typeof(ArgumentNullException), r => r.Current.Save(null!)),
        ("RegistrySnapshot.Load", typeof(ArgumentNullException), _ => RegistrySnapshot.Load(null!)),
        ("RegistrySnapshot.Load", typeof(InvalidDataException), _ => RegistrySnapshot.Load(Stream.Null)),
        ("RegistrySnapshot.AsOf", typeof(ArgumentNullException), _ => RegistrySnapshot.AsOf(null!, 0)),
        ("RegistrySnapshot.AsOf", typeof(ArgumentNullException), _ => RegistrySnapshot.AsOf(null!, DateTimeOffset.UnixEpoch)),
        ("RegistrySnapshot.AsOf", typeof(ArgumentOutOfRangeException), _ => RegistrySnapshot.AsOf(new InMemoryAuditLog(), -1)),
        ("RegistrySnapshot.AsOf", typeof(ArgumentNullException), _ => RegistrySnapshot.AsOf(null!, [1])),
        ("RegistrySnapshot.AsOf", typeof(ArgumentNullException), _ =>
            RegistrySnapshot.AsOf(new InMemoryAuditLog(), (IReadOnlyList<long>)null!)),
        ("RegistrySnapshot.AsOf", typeof(ArgumentOutOfRangeException), _ => RegistrySnapshot.AsOf(new InMemoryAuditLog(), [-1, 0])),
        ("RegistrySnapshot.AsOf", typeof(ArgumentException), _ => RegistrySnapshot.AsOf(new InMemoryAuditLog(), [2, 1])),
        ("RegistrySnapshot.AsOf", typeof(AuditReplayException), _ => RegistrySnapshot.AsOf(new InMemoryAuditLog(), [1]).ToList()),
        ("RegistrySnapshot.AsOf", typeof(ArgumentNullException), _ => RegistrySnapshot.AsOf(null!, [DateTimeOffset.UnixEpoch])),
        ("RegistrySnapshot.AsOf", typeof(ArgumentNullException), _ =>
            RegistrySnapshot.AsOf(new InMemoryAuditLog(), (IReadOnlyList<DateTimeOffset>)null!)),
        ("RegistrySnapshot.AsOf", typeof(ArgumentException), _ =>
            RegistrySnapshot.AsOf(new InMemoryAuditLog(), [DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch])),
        ("ChangeTimes.Read", typeof(ArgumentNullException), _ => ChangeTimes.Read(null!)),
        ("MilestoneRegistry.Subscribe", typeof(ArgumentNullException), r => r.Subscribe((Action<RegistryChange>)null!)),
        ("MilestoneRegistry.ReadChangesAsync", typeof(ArgumentOutOfRangeException), r => r.ReadChangesAsync(-1)),
        ("MilestoneRegistry.ReadChangesAsync", typeof(ArgumentOutOfRangeException), r => r.ReadChangesAsync(long.MaxValue)),
        ("RegistrySnapshot.AgreesWith", typeof(ArgumentNullException), r => r.Current.AgreesWith(null!, out _)),
        ("AuditLogExtensions.Find", typeof(ArgumentNullException), _ => new InMemoryAuditLog().Find(null!)),
        ("PlanView.NameAt", typeof(IndexOutOfRangeException), r => r.Current.GetView().NameAt(-1)),
        ("PlanView.StatusAt", typeof(IndexOutOfRangeException), r => r.Current.GetView().StatusAt(r.Current.Count)),
        ("PlanView.FieldsAt", typeof(IndexOutOfRangeException), r => r.Current.GetView().FieldsAt(-1)),
        ("PlanView.ComponentsAt", typeof(IndexOutOfRangeException), r => r.Current.GetView().ComponentsAt(r.Current.Count)),
        ("PlanView.StatusHistoryAt", typeof(IndexOutOfRangeException), r => r.Current.GetView().StatusHistoryAt(-1)),
        ("PlanView.DependenciesAt", typeof(IndexOutOfRangeException), r => _ = r.Current.GetView().DependenciesAt(r.Current.Count).Length),
        ("PlanView.HasDependencyFieldsAt", typeof(IndexOutOfRangeException), r => r.Current.GetView().HasDependencyFieldsAt(-1)),
        ("PlanView.DependencyFieldsAt", typeof(IndexOutOfRangeException), r => r.Current.GetView().DependencyFieldsAt(0, r.Current.Count)),
        ("PlanView.HasOrderOf", typeof(ArgumentNullException), r => r.Current.GetView().HasOrderOf(null!)),
        ("PlanView.ChangedSince", typeof(ArgumentException), r =>
            r.Current.GetView().ChangedSince(new MilestoneRegistry().Current.GetView())),
        ("CompletionMonitor..ctor", typeof(ArgumentNullException), _ => GC.KeepAlive(new CompletionMonitor(null!))),
        ("CompletionMonitor.Watch", typeof(ArgumentNullException), _ => CompletionMonitor.Watch(null!, out IDisposable _)),
        ("CompletionMonitor.OnNext", typeof(ArgumentNullException), r => new CompletionMonitor(r.Current).OnNext(null!)),
        ("MilestoneStatusExtensions.ToWord", typeof(ArgumentOutOfRangeException), _ => ((MilestoneStatus)6).ToWord()),
        ("DependencyCycleException..ctor", typeof(ArgumentNullException), _ => GC.KeepAlive(new DependencyCycleException(null!))),
        ("DependencyCycleException..ctor", typeof(ArgumentException), _ => GC.KeepAlive(new DependencyCycleException(["a"]))),
        ("InMemoryAuditLog.Append", typeof(ArgumentNullException), _ => new InMemoryAuditLog().Append(null!)),
        ("InMemoryAuditLog.Append", typeof(AuditAppendRefusedException), _ => new InMemoryAuditLog().Append([])),
        ("InMemoryAuditLog.Read", typeof(ArgumentOutOfRangeException), _ => new InMemoryAuditLog().Read(0)),
        ("SharedInMemoryAuditLog.Append", typeof(ArgumentNullException), _ => new SharedInMemoryAuditLog().Append(null!)),
        ("SharedInMemoryAuditLog.Append", typeof(AuditAppendRefusedException), _ => new SharedInMemoryAuditLog().Append([])),
        ("SharedInMemoryAuditLog.AppendOrCatchUp", typeof(ArgumentNullException), _ =>
            new SharedInMemoryAuditLog().AppendOrCatchUp(null!)),
        ("SharedInMemoryAuditLog.AppendOrCatchUp", typeof(AuditAppendRefusedException), _ =>
            new SharedInMemoryAuditLog().AppendOrCatchUp([])),
        ("SharedInMemoryAuditLog.ReadTail", typeof(ArgumentOutOfRangeException), _ => new SharedInMemoryAuditLog().ReadTail(-1)),
        ("SharedInMemoryAuditLog.ReadTail", typeof(LogDivergedException), _ => new SharedInMemoryAuditLog().ReadTail(1)),
        ("SharedInMemoryAuditLog.Read", typeof(ArgumentOutOfRangeException), _ => new SharedInMemoryAuditLog().Read(0)),
        ("SharedInMemoryAuditLog.Watch", typeof(ArgumentNullException), _ => new SharedInMemoryAuditLog().Watch(null!)),
        ("MilestoneRegistry.CurrentWithin", typeof(ArgumentOutOfRangeException), r => r.CurrentWithin(TimeSpan.FromTicks(-1))),
        ("MilestoneRegistry.CurrentAtLeast", typeof(ArgumentOutOfRangeException), r => r.CurrentAtLeast(-1)),
        ("MilestoneRegistry.CurrentAtLeast", typeof(ArgumentOutOfRangeException), r => r.CurrentAtLeast(long.MaxValue)),
        ("AuditChanges.Validate", typeof(ArgumentNullException), _ => AuditChanges.Validate(null!, 1)),
        ("AuditChanges.Validate", typeof(AuditAppendRefusedException), _ => AuditChanges.Validate([], 1)),
        ("ChangeContext.set_Actor", typeof(ArgumentException), _ => GC.KeepAlive(new ChangeContext { Actor = "a\nb" })),
        ("ChangeContext.set_Reason", typeof(ArgumentException), _ => GC.KeepAlive(new ChangeContext { Reason = "a\u0000b" })),
        ("ChangeContext.set_CorrelationId", typeof(ArgumentException), _ => GC.KeepAlive(new ChangeContext { CorrelationId = "" })),
        ("MilestoneRegistryOptions.set_TimeProvider", typeof(ArgumentNullException), _ =>
            GC.KeepAlive(new MilestoneRegistryOptions { TimeProvider = null! })),
        ("MilestoneRegistryOptions.set_LoggerFactory", typeof(ArgumentNullException), _ =>
            GC.KeepAlive(new MilestoneRegistryOptions { LoggerFactory = null! })),
        ("MilestoneRegistryOptions.set_Name", typeof(ArgumentException), _ =>
            GC.KeepAlive(new MilestoneRegistryOptions { Name = " plan" })),
        ("MilestoneRegistryOptions.set_DefaultContext", typeof(ArgumentNullException), _ =>
            GC.KeepAlive(new MilestoneRegistryOptions { DefaultContext = null! })),
    ];

    // What cannot be given anything bad, and why.
    private static readonly Dictionary<string, string> NothingBad = new(StringComparer.Ordinal)
    {
        ["MilestoneStatuses.TryParse"] = "answers false for everything that is no word, null included",
        ["MilestoneRegistryOptions.set_TransitionRule"] = "null allows everything",
        ["MilestoneRegistryOptions.set_DropUnfinishedChange"] = "a yes or no",
        ["IAuditSink.Append"] = "a contract, kept by those who implement it",
        ["IAuditLog.Read"] = "a contract, kept by those who implement it",
        ["AuditAppendRefusedException..ctor"] = "a text for people",
        ["ISharedAuditLog.AppendOrCatchUp"] = "a contract, kept by those who implement it",
        ["ISharedAuditLog.ReadTail"] = "a contract, kept by those who implement it",
        ["ISharedAuditLog.Watch"] = "a contract, kept by those who implement it",
        ["ChangeInDoubtException..ctor"] = "a cause for people",
        ["LogDivergedException..ctor"] = "numbers and a text for people",
        ["LogNewerException..ctor"] = "a number and a cause for people",
        ["AuditConflictException..ctor"] = "numbers for people",
        ["AuditReplayException..ctor"] = "a number and a text for people",
        ["DependencyNotFoundException..ctor"] = "texts for people",
        ["DuplicateMilestoneException..ctor"] = "a text for people",
        ["MilestoneNotFoundException..ctor"] = "a text for people",
        ["RegistryFaultedException..ctor"] = "a cause for people",
        ["StaleChangeException..ctor"] = "numbers for people",
        ["StatusTransitionRefusedException..ctor"] = "texts for people",
        ["MilestoneRegistry.Edit"] = "null is the default context",
        ["MilestoneStatuses.TryParseExact"] = "answers false for everything that is no word, null included",
        ["RegistrySnapshot.GetView"] = "a view of another plan is not shared, and nothing is a view of no plan",
        ["CompletionMonitor.OnError"] = "the error is not looked at",
        ["AuditFilter.set_Milestone"] = "a name that no milestone has is in no event",
        ["AuditFilter.set_Actor"] = "an actor that nobody is has made no change",
        ["AuditFilter.set_Type"] = "a kind that does not exist has no event",
        ["AuditFilter.set_Since"] = "every time divides a log",
        ["AuditFilter.set_Until"] = "every time divides a log",
        ["NameRules.IsValidKey"] = "answers false for everything that is no key, null included",
        ["NameRules.IsValidValue"] = "answers false for everything that is no value, null included",
        ["FieldDifference..ctor"] = "texts for people",
        ["FieldDifference.set_Subject"] = "what has the field, for people",
        ["FieldDifference.set_Field"] = "a text for people",
        ["FieldDifference.set_Before"] = "a text for people",
        ["FieldDifference.set_After"] = "a text for people",
        ["NameRules.IsValid"] = "answers false for everything that is no name, null included",
        ["ChangeTimes.VersionAt"] = "every time has a version, if only 0",
        ["ChangeTimes.Until"] = "every version, there or not, ends a log",
    };

    [Fact]
    public void A_bad_name_is_an_argument_error_that_says_which_rule_was_broken()
    {
        foreach ((string member, string parameter, Action<MilestoneRegistry, string> call) in TakingNames)
        {
            foreach ((string text, string says) in BadTexts.All)
            {
                ArgumentException refusal = _registry.Invoking(r => call(r, text)).Should().ThrowExactly<ArgumentException>(member).Which;
                refusal.ParamName.Should().Be(parameter, member);
                refusal.Message.Should().Contain(says, member);
            }

            _registry.Invoking(r => call(r, null!)).Should().Throw<ArgumentNullException>(member).WithParameterName(parameter);
        }

        VerifyNothingChanged();
    }

    [Fact]
    public void An_unknown_name_is_not_found()
    {
        foreach ((string member, _, Action<MilestoneRegistry, string> call) in TakingNames)
        {
            if (AnswerUnknown.Contains(member[(member.IndexOf('.', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal)) continue;
            MilestoneNotFoundException refusal = _registry.Invoking(r => call(r, "nobody"))
                .Should().Throw<MilestoneNotFoundException>(member).Which;
            refusal.Name.Should().Be("nobody");
            refusal.Message.Should().Contain("'nobody'").And.Contain("Register it first");
        }

        _registry.GetMilestone("nobody").Should().BeNull();
        VerifyNothingChanged();
    }

    [Fact]
    public void A_bad_key_or_collection_is_an_argument_error_that_says_which_rule_was_broken()
    {
        foreach ((string member, string parameter, Action<MilestoneRegistry, string> call) in TakingKeys)
        {
            foreach ((string text, string says) in BadFields.Keys)
            {
                ArgumentException refusal = _registry.Invoking(r => call(r, text)).Should().ThrowExactly<ArgumentException>(member).Which;
                refusal.ParamName.Should().Be(parameter, member);
                refusal.Message.Should().Contain(says, member);
            }

            _registry.Invoking(r => call(r, null!)).Should().Throw<ArgumentNullException>(member).WithParameterName(parameter);
        }

        VerifyNothingChanged();
    }

    [Fact]
    public void A_bad_value_is_an_argument_error_that_says_which_rule_was_broken()
    {
        foreach ((string member, string parameter, Action<MilestoneRegistry, string> call) in TakingValues)
        {
            foreach ((string text, string says) in BadFields.Values)
            {
                ArgumentException refusal = _registry.Invoking(r => call(r, text)).Should().ThrowExactly<ArgumentException>(member).Which;
                refusal.ParamName.Should().Be(parameter, member);
                refusal.Message.Should().Contain(says, member);
            }
        }

        FluentActions.Invoking(() => NameRules.CheckedValue(null!)).Should().Throw<ArgumentNullException>().WithParameterName("value");
        VerifyNothingChanged();
    }

    [Fact]
    public void The_two_keys_that_count_say_which_form_they_want_on_a_milestone_and_take_any_text_elsewhere()
    {
        foreach (string value in (string[])["00", "01", "1.0", "0.", ".5", "0.50", "0.1234567", "2", "-0", "0,5", "0.٥", "1e-1", " 0.5",
            "0.5\n"])
        {
            foreach (Action<MilestoneRegistry> call in (Action<MilestoneRegistry>[])
                [r => r.SetMilestoneField("a", "progress", value), r => Proposed(r, p => p.SetMilestoneField("a", "progress", value))])
                _registry.Invoking(call).Should().ThrowExactly<ArgumentException>(value).WithParameterName("value")
                    .WithMessage("*at most six decimals*");
        }

        foreach (string value in (string[])["0", "00", "01", "1001", "-1", "+1", "1.0", "１", " 1", "1000000000000"])
            _registry.Invoking(r => r.SetMilestoneField("a", "weight", value)).Should().ThrowExactly<ArgumentException>(value)
                .WithParameterName("value").WithMessage("*from 1 to 1000*");
        VerifyNothingChanged();

        foreach (string key in (string[])["progress", "weight"])
        {
            _registry.SetPlanField(key, "any").Should().BeTrue();
            _registry.SetDependencyField("a", "b", key, "any").Should().BeTrue();
            _registry.SetRecordField("c", "n", key, "any").Should().BeTrue();
        }

        foreach (string value in (string[])["1", "1000", "999", "10"]) _registry.SetMilestoneField("a", "weight", value).Should().BeTrue();
        foreach (string value in (string[])["0", "1", "0.1", "0.000001", "0.999999", "0.10101"]) _registry.SetMilestoneField("a",
            "progress", value).Should().BeTrue();
        _registry.Current.State.CheckInvariants();
    }

    [Fact]
    public void Keys_and_values_at_the_edge_of_the_rules_are_taken_as_they_are()
    {
        foreach (string key in BadFields.GoodKeys)
        {
            foreach (string value in BadFields.GoodValues)
            {
                _registry.SetMilestoneField("a", key, value).Should().BeTrue();
                _registry.GetMilestone("a")!.Fields[key].Should().Be(value);
            }
        }
    }

    [Fact]
    public void A_bad_component_is_an_argument_error()
    {
        foreach ((string text, string says) in BadTexts.All)
        {
            _registry.Invoking(r => r.RegisterMilestone("c", ["ok", text]))
                .Should().ThrowExactly<ArgumentException>().WithParameterName("components").Which.Message.Should().Contain(says);
            _registry.Invoking(r => Proposed(r, p => p.RegisterMilestone("c", [text])))
                .Should().ThrowExactly<ArgumentException>().WithParameterName("components");
            _registry.Invoking(r => r.ChangeMilestoneComponents("a", ["ok", text])).Should().ThrowExactly<ArgumentException>()
                .WithParameterName("components")
                .Which.Message.Should().Contain(says);
        }

        _registry.Invoking(r => r.RegisterMilestone("c", ["ok", null!]))
            .Should().Throw<ArgumentException>().WithParameterName("components").WithMessage("*null*");
        VerifyNothingChanged();
    }

    [Fact]
    public void Everything_else_that_is_bad_is_refused_and_changes_nothing()
    {
        foreach ((string member, Type refusal, Action<MilestoneRegistry> call) in Others)
        {
            Exception thrown = _registry.Invoking(call).Should().Throw<Exception>(member).Which;
            thrown.Should().BeOfType(refusal, member);
            thrown.Message.Should().NotBeNullOrWhiteSpace();
        }

        VerifyNothingChanged();
    }

    [Fact]
    public void Names_at_the_edge_of_the_rules_are_taken_as_they_are()
    {
        foreach (string name in BadTexts.Good)
        {
            MilestoneRegistry registry = new();
            registry.RegisterMilestone(name, [name]).Name.Should().Be(name);
            registry.GetMilestone(name)!.Components.Should().Equal(name);
        }
    }

    [Fact]
    public void Components_that_throw_while_they_are_read_change_nothing()
    {
        static IEnumerable<string> Throwing()
        {
            yield return "ok";
            throw new FormatException("The host's own.");
        }

        _registry.Invoking(r => r.RegisterMilestone("c", Throwing())).Should().Throw<FormatException>();
        _registry.Invoking(r => r.Batch(b => b.RegisterMilestone("c", Throwing()))).Should().Throw<FormatException>();
        _registry.Invoking(r => Proposed(r, p => p.RegisterMilestone("c", Throwing()))).Should().Throw<FormatException>();
        VerifyNothingChanged();
        _registry.RegisterMilestone("c").Version.Should().Be(4);
    }

    [Fact]
    public void Components_that_use_the_registry_while_they_are_read_do_not_lock_it()
    {
        IEnumerable<string> Reading()
        {
            yield return "v" + _registry.Current.Version;
            _registry.RegisterMilestone("from within");
            yield return "v" + _registry.Current.Version;
        }

        _registry.RegisterMilestone("c", Reading()).Components.Should().Equal("v3", "v4");
        _registry.GetMilestone("from within").Should().NotBeNull();
        _registry.RemoveMilestone("from within");
        _registry.Edit().RegisterMilestone("d", Reading()).Components.Should().Equal("v6", "v7");
    }

    [Fact]
    public void Components_that_edit_the_proposal_they_are_for_are_refused()
    {
        using ProposedChange proposal = _registry.Propose();
        IEnumerable<string> Editing()
        {
            proposal.RegisterMilestone("d");
            yield return "x";
        }

        proposal.Invoking(p => p.RegisterMilestone("c", Editing())).Should().Throw<InvalidOperationException>();
        proposal.Staged.Count.Should().Be(2);
        proposal.RegisterMilestone("c").Name.Should().Be("c");
    }

    [Fact]
    public void Many_components_are_taken_and_repeats_collapse()
    {
        string[] many = [.. Enumerable.Range(0, 20_000).Select(i => "c" + (i % 10_000))];

        _registry.RegisterMilestone("wide", many).Components.Should().HaveCount(10_000).And.BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Fact]
    public void Every_public_member_is_covered_by_a_case()
    {
        HashSet<string> covered = [.. TakingNames.Concat(TakingKeys).Concat(TakingValues).Select(c => c.Member), .. Others
            .Select(c => c.Member), .. NothingBad.Keys];
        HashSet<string> found = [.. typeof(MilestoneRegistry).Assembly.GetExportedTypes().SelectMany(PublicMembers)];

        found.Should().HaveCountGreaterThan(40);
        found.Except(covered).Should().BeEmpty("each public member that takes something has a case in this file");
        covered.Except(found).Should().BeEmpty("no case is about a member that is gone");
    }

    // Everything that a caller can give something to, but what the compiler makes of records and what every object has. The
    // constructors of the records of events check nothing: a log and replay check what is in them (ReplayMisfitTests).
    private static IEnumerable<string> PublicMembers(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        bool isRecord = type.GetMethod("<Clone>$") is not null;
        bool isEvent = isRecord && (type == typeof(AuditEvent) || type == typeof(StatusChange) || typeof(AuditData).IsAssignableFrom(type));
        IEnumerable<MethodBase> members = type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared));
        foreach (MethodBase member in members)
        {
            if (type.IsEnum || isEvent) continue;
            if (member.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "<Clone>$" or "Dispose"
                || member.Name.StartsWith("op_", StringComparison.Ordinal)) continue;
            if (member.GetParameters().Length == 0 && !(type == typeof(ProposedChange) && member.Name == "Commit")) continue;
            yield return type.Name + "." + member.Name;
        }
    }

    private void VerifyNothingChanged()
    {
        _registry.IsFaulted.Should().BeFalse();
        _registry.Current.Version.Should().Be(_before.Version);
        _registry.Current.Milestones.Should().Equal(_before.Milestones);
        _log.LastSequence.Should().Be(3);
        _registry.Current.State.CheckInvariants();
    }

    /// <summary>Makes a call on a proposal, and shows that a refused edit leaves it as it was.</summary>
    private static void Proposed(MilestoneRegistry registry, Action<ProposedChange> call)
    {
        using ProposedChange proposal = registry.Propose();
        proposal.RegisterMilestone("staged");
        RegistrySnapshot staged = proposal.Staged;
        try
        {
            call(proposal);
        }
        finally
        {
            if (proposal.Staged.Version == staged.Version) proposal.Staged.Milestones.Should().Equal(staged.Milestones);
            proposal.Staged.State.CheckInvariants();
        }
    }

    private static ProposedChange Ended(MilestoneRegistry registry)
    {
        ProposedChange proposal = registry.Propose();
        proposal.Dispose();
        return proposal;
    }
}
