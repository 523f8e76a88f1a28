using FluentAssertions;
using MilestoneTracker.Changes;
using MilestoneTracker.Changes.Operations;
using Xunit;

namespace MilestoneTracker.Tests.Diagnostics;

/// <summary>The words by which metrics and traces name operations; they are part of the contract.</summary>
public sealed class ChangeWordsTests
{
    [Fact]
    public void Every_operation_has_the_word_that_the_documentation_lists()
    {
        MilestoneRegistry registry = new();
        using ProposedChange proposal = registry.Propose();
        (Change Change, string Word)[] expected =
        [
            (new Register("a", null, MilestoneStatus.Planned), "register_milestone"),
            (new UpdateStatus("a", MilestoneStatus.Planned), "update_status"),
            (new ChangeComponents("a", []), "change_components"),
            (new Remove("a"), "remove_milestone"),
            (new Declare("a", "b"), "declare_dependency"),
            (new TryDeclare("a", "b"), "declare_dependency"),
            (new Withdraw("a", "b"), "withdraw_dependency"),
            (new SetMilestoneField("a", "k", "v"), "set_milestone_field"),
            (new SetDependencyField("a", "b", "k", "v"), "set_dependency_field"),
            (new SetPlanField("k", "v"), "set_plan_field"),
            (new SetRecordField("c", "n", "k", "v"), "set_record_field"),
            (new RemoveRecord("c", "n"), "remove_record"),
            (new CommitProposal(proposal), "proposal"),
            (new RunBatch(registry, _ => { }), "batch"),
            (new Look(), "look"),
        ];

        foreach ((Change change, string word) in expected) change.Kind.Should().Be(word);
        expected.Select(pair => pair.Change.GetType()).Should().BeEquivalentTo(
            typeof(Change).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Change))), "there are no others");
    }
}
