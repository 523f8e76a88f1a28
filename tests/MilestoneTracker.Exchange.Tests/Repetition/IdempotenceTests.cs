using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Exchange.Conformance;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Repetition;

public sealed class IdempotenceTests
{
    public static TheoryData<string> Ours => ["rules.jsonl", "hostile/manifest.jsonl"];

    [Theory]
    [MemberData(nameof(Ours))]
    public void The_same_input_again_makes_no_event(string file) => Judge(Imports.CasePath(file), null).Should().BeGreaterThan(20);

    [SharedFilesFact]
    public void The_same_file_of_another_tool_again_makes_no_event() =>
        Judge(SharedFiles.Oracle, SharedFiles.Folder).Should().BeGreaterThan(120);

    [Fact]
    public void One_plan_can_be_proposed_any_number_of_times_to_any_registries()
    {
        ImportedPlan plan = Imports.Read("id,name\n1,A\n2,B\n", ImportFormat.Table);
        (MilestoneRegistry one, _) = Imports.Registry();
        (MilestoneRegistry other, _) = Imports.Registry();
        using ImportPreview dropped = plan.ProposeTo(one);
        dropped.Added.Should().Be(2);
        one.Current.Count.Should().Be(0, "a preview commits nothing");
        Imports.Commit(plan, one);
        Imports.Commit(plan, other);
        one.Current.ChangesSince(other.Current).IsEmpty.Should().BeTrue();
        plan.ProposeTo(one).Unchanged.Should().Be(2);
    }

    [Fact]
    public void A_proposal_that_is_stale_is_refused_and_the_plan_proposed_again()
    {
        ImportedPlan plan = Imports.Read("id,name\n1,A\n", ImportFormat.Table);
        (MilestoneRegistry registry, _) = Imports.Registry();
        using ImportPreview preview = plan.ProposeTo(registry);
        registry.RegisterMilestone("A");
        preview.Invoking(stale => stale.Commit()).Should().Throw<StaleChangeException>();
        Imports.Commit(plan, registry);
        registry.Current.Milestones.Select(milestone => milestone.Name).Should().Equal("A", "A (#1)");
    }

    // How many inputs could be imported, and were again.
    private static int Judge(string path, string? folder)
    {
        int judged = 0;
        foreach (ImportInput input in ImportInput.All(path, folder))
        {
            (MilestoneRegistry registry, InMemoryAuditLog log) = Imports.Registry();
            if (input.TryRead() is not { } plan) continue;
            try
            {
                Imports.Commit(plan, registry);
            }
            catch (ImportRefusedException)
            {
                log.LastSequence.Should().Be(0, "{0} is refused, so nothing happened", input.Name);
                continue;
            }

            judged++;
            long before = log.LastSequence;
            ImportPreview again = Imports.Commit(input.TryRead()!, registry);
            log.LastSequence.Should().Be(before, "{0} says the same again", input.Name);
            (again.Added, again.Changed, again.Gone).Should().Be((0, 0, 0), input.Name);
        }

        return judged;
    }
}
