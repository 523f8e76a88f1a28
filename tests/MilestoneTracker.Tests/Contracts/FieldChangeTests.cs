using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Tests.Contracts;

// Fields, records and components: what each change answers and appends, with its index and count, and what a removal takes with it, in
// which order.
public sealed class FieldChangeTests
{
    private readonly InMemoryAuditLog _log = new();
    private readonly MilestoneRegistry _registry;

    public FieldChangeTests()
    {
        _registry = new MilestoneRegistry(_log);
        foreach (string name in new[] { "a", "B", "c", "d" }) _registry.RegisterMilestone(name, ["core"]);
    }

    [Fact]
    public void Setting_what_is_there_and_clearing_what_is_not_change_nothing_and_append_nothing()
    {
        _registry.DeclareMilestoneDependency("a", "B");
        Func<PlanEditor, string?, bool>[] operations =
        [
            (p, value) => p.SetPlanField("k", value), (p, value) => p.SetMilestoneField("a", "k", value),
            (p, value) => p.SetDependencyField("a", "B", "k", value), (p, value) => p.SetRecordField("r", "n", "k", value),
        ];
        foreach (Func<PlanEditor, string?, bool> set in operations)
        {
            using ProposedChange proposal = _registry.Propose();
            foreach (PlanEditor editor in (PlanEditor[])[_registry.Edit(), proposal])
            {
                long version = editor.Now.Version;
                string?[] values = [null, "v", new(['v']), "w", "v", null, null];
                values.Select(value => set(editor, value)).Should().Equal(false, true, false, true, true, true, false);
                editor.Now.Version.Should().Be(version + 4);
            }
        }

        _log.Read(6).Should().OnlyContain(e => e.Index == 1 && e.Count == 1).And.HaveCount(16);
        _log.Read(6).Take(2).Select(e => e.Data).Should().Equal(new PlanFieldChanged("k", null, "v"), new PlanFieldChanged("k", "v", "w"));
    }

    [Fact]
    public void Components_are_changed_as_a_set()
    {
        _registry.ChangeMilestoneComponents("a", ["core", "core"]).Should().BeFalse();
        _registry.ChangeMilestoneComponents("a", ["ui", "Core", "ui"]).Should().BeTrue();
        _registry.ChangeMilestoneComponents("a", ["Core", "ui"]).Should().BeFalse();
        _registry.ChangeMilestoneComponents("a", []).Should().BeTrue();
        _registry.ChangeMilestoneComponents("a", []).Should().BeFalse();

        _log.Read(5).Select(e => e.Data.ToString()).Should().Equal("a components changed from core to Core, ui",
            "a components changed from Core, ui to no component");
        _registry.GetMilestone("a")!.Components.Should().BeEmpty();
        _registry.GetStatusHistory("a").Should().ContainSingle("its status did not change");
    }

    [Fact]
    public void Withdrawing_clears_the_fields_first_as_one_change()
    {
        _registry.DeclareMilestoneDependency("a", "B");
        foreach (string key in new[] { "lag", "a.b", "a-b" }) _registry.SetDependencyField("a", "B", key, key + "!");
        long version = _registry.Current.Version;

        _registry.WithdrawMilestoneDependency("a", "B").Should().BeTrue();

        VerifyChange(version,
            new DependencyFieldChanged("a", "B", "a-b", "a-b!", null), new DependencyFieldChanged("a", "B", "a.b", "a.b!", null),
            new DependencyFieldChanged("a", "B", "lag", "lag!", null), new DependencyWithdrawn("a", "B"));
        _registry.DeclareMilestoneDependency("a", "B");
        _registry.Current.GetDependencyFields("a", "B").Should().BeEmpty();
    }

    [Fact]
    public void A_removal_withdraws_clears_and_removes_in_order_as_one_change_that_each_event_can_undo()
    {
        foreach ((string m, string d) in new[] { ("c", "a"), ("c", "B"), ("d", "c"), ("a", "B"),
            ("d", "a") }) _registry.DeclareMilestoneDependency(m, d);
        _registry.SetDependencyField("c", "a", "lag", "1");
        _registry.SetDependencyField("d", "c", "z", "2");
        _registry.SetDependencyField("d", "c", "b", "3");
        _registry.SetDependencyField("d", "a", "lag", "kept");
        _registry.SetMilestoneField("c", "weight", "7");
        _registry.SetMilestoneField("c", "a.b", "x");
        _registry.UpdateMilestoneStatus("c", MilestoneStatus.OnHold);
        long version = _registry.Current.Version;

        _registry.RemoveMilestone("c");

        VerifyChange(version,
            new DependencyWithdrawn("c", "B"),
            new DependencyFieldChanged("c", "a", "lag", "1", null), new DependencyWithdrawn("c", "a"),
            new DependencyFieldChanged("d", "c", "b", "3", null), new DependencyFieldChanged("d", "c", "z", "2", null),
                new DependencyWithdrawn("d", "c"),
            new MilestoneFieldChanged("c", "a.b", "x", null), new MilestoneFieldChanged("c", "weight", "7", null),
            new MilestoneRemoved("c", ["core"], MilestoneStatus.OnHold));
        _registry.Current.GetDependencyFields("d", "a").Should().ContainKey("lag");
        _registry.RegisterMilestone("c").Fields.Should().BeEmpty();
        _registry.GetCompletion("c").ToString().Should().Be("0 of 1, 0 %", "its weight went with it");
        SnapshotEquality.VerifyReplay(_registry.Current, _log);
    }

    [Fact]
    public void A_record_is_there_while_it_has_a_field_and_a_collection_while_it_has_a_record()
    {
        _registry.SetRecordField("r", "n", "b", "1");
        _registry.SetRecordField("r", "n", "a", "2");
        _registry.SetRecordField("q", "n", "a", "3");
        _registry.SetRecordField("r", "a", "a", "not the milestone");
        long version = _registry.Current.Version;
        _registry.Current.RecordCollections.Should().Equal("q", "r");
        _registry.Current.GetRecords("r").Keys.Should().Equal("a", "n");
        _registry.Current.GetRecords("nothing").Should().BeEmpty();

        _registry.RemoveRecord("r", "n").Should().BeTrue();

        VerifyChange(version, new RecordFieldChanged("r", "n", "a", "2", null), new RecordFieldChanged("r", "n", "b", "1", null));
        _registry.RemoveRecord("r", "n").Should().BeFalse();
        _registry.RemoveRecord("none", "n").Should().BeFalse();
        _registry.SetRecordField("q", "n", "a", null).Should().BeTrue("it was its last field");
        _registry.Current.RecordCollections.Should().Equal("r");
        _registry.GetMilestone("a").Should().NotBeNull();
        _registry.GetMilestone("n").Should().BeNull("records and milestones know nothing of each other");
    }

    [Fact]
    public void What_counts_is_what_the_fields_say_at_once_in_every_version()
    {
        _registry.DeclareMilestoneDependency("a", "B");
        RegistrySnapshot before = _registry.Current;
        _registry.Batch(change =>
        {
            change.SetMilestoneField("B", FieldKeys.Weight, "4");
            change.SetMilestoneField("B", FieldKeys.Progress, "0.25");
            change.Now.GetProgress("a").Should().Be(0.2);
            change.SetMilestoneField("B", FieldKeys.Weight, "9");
        });

        _registry.GetProgress("a").Should().Be(0.225);
        before.GetProgress("a").Should().Be(0);
        _registry.UpdateMilestoneStatus("B", MilestoneStatus.Completed);
        _registry.GetProgress("a").Should().Be(0.9);
        _registry.UpdateMilestoneStatus("B", MilestoneStatus.InProgress);
        _registry.GetProgress("a").Should().Be(0.225, "what was reported is still reported");
        _registry.SetMilestoneField("B", FieldKeys.Progress, null);
        _registry.SetMilestoneField("B", FieldKeys.Weight, null);
        _registry.GetProgress("a").Should().Be(0.25);
        _registry.Current.State.CheckInvariants(before.State);
    }

    /// <summary>One change after a version, of these events, each with its index of their count.</summary>
    private void VerifyChange(long version, params AuditData[] expected)
    {
        AuditEvent[] events = [.. _log.Read(version + 1)];
        events.Select(e => e.Data).Should().Equal(expected);
        events.Select(e => (e.Index, e.Count)).Should().Equal(expected.Select((_, i) => (i + 1, expected.Length)));
        _registry.Current.Version.Should().Be(version + expected.Length);
        RegistrySnapshot.AsOf(_log, version + 1).Version.Should().Be(expected.Length == 1 ? version + 1 : version);
    }
}
