using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;
using MilestoneTracker.TestSupport.Texts;

namespace MilestoneTracker.Tests.Contracts;

// Actor, reason and correlation id: checked when they are set, recorded with every event.
public sealed class ChangeContextTests
{
    [Fact]
    public void Actor_and_correlation_id_keep_the_rules_of_names()
    {
        foreach ((string text, string says) in BadTexts.All)
        {
            FluentActions.Invoking(() => new ChangeContext { Actor = text })
                .Should().ThrowExactly<ArgumentException>().WithParameterName("Actor").Which.Message.Should().Contain(says);
            FluentActions.Invoking(() => new ChangeContext { CorrelationId = text })
                .Should().ThrowExactly<ArgumentException>().WithParameterName("CorrelationId");
        }

        foreach (string text in BadTexts.Good) new ChangeContext { Actor = text, CorrelationId = text }.Actor.Should().Be(text);
    }

    [Fact]
    public void A_reason_has_at_most_4096_units_of_well_formed_text_with_line_feeds_and_tabs()
    {
        new ChangeContext { Reason = new string('x', 4096) }.Reason.Should().HaveLength(4096);
        new ChangeContext { Reason = "one\n\ttwo 😀" }.Reason.Should().Be("one\n\ttwo 😀");
        foreach (string bad in new[] { new string('x', 4097), "a\rb", "a\u0000", "\uD800", "x\uDC00", "\u001B[31m", "\u0085" })
            FluentActions.Invoking(() => new ChangeContext { Reason = bad })
                .Should().ThrowExactly<ArgumentException>().WithParameterName("Reason");
    }

    [Fact]
    public void Each_part_may_be_left_out()
    {
        ChangeContext.None.Should().Be(new ChangeContext { Actor = null, Reason = null, CorrelationId = null });
        ChangeContext.None.ToString().Should().Be("(no context)");
        new ChangeContext { Actor = "ada", Reason = "why", CorrelationId = "42" }
            .ToString().Should().Be("by ada, because why, as part of 42");
    }

    [Fact]
    public void A_with_expression_is_checked_too()
    {
        ChangeContext context = new() { Actor = "ada" };

        FluentActions.Invoking(() => context with { Actor = " ada" }).Should().Throw<ArgumentException>();
        (context with { Reason = "r" }).Actor.Should().Be("ada");
    }

    [Fact]
    public void Every_operation_records_the_context_that_it_was_given()
    {
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log);
        ChangeContext Of(int i) => new() { Actor = "actor " + i, Reason = "reason " + i, CorrelationId = "id " + i };

        registry.RegisterMilestone("a", context: Of(1));
        registry.RegisterMilestone("b", context: Of(2));
        registry.UpdateMilestoneStatus("a", MilestoneStatus.Blocked, Of(3));
        registry.DeclareMilestoneDependency("a", "b", Of(4));
        registry.WithdrawMilestoneDependency("a", "b", Of(5));
        registry.TryDeclareMilestoneDependency("b", "a", Of(6));
        registry.Batch(b => b.WithdrawMilestoneDependency("b", "a"), Of(7));
        ProposedChange proposal = registry.Propose(Of(8));
        proposal.RemoveMilestone("b");
        proposal.Commit();
        registry.RemoveMilestone("a", Of(9));

        log.Read().Select(e => e.Context).Should().Equal(Enumerable.Range(1, 9).Select(Of));
    }

    [Fact]
    public void Without_a_context_the_default_is_taken_whole()
    {
        InMemoryAuditLog log = new();
        ChangeContext standard = new() { Actor = "service", Reason = "nightly" };
        MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { DefaultContext = standard });

        registry.RegisterMilestone("a");
        registry.Batch(b => b.RegisterMilestone("b"));
        registry.RegisterMilestone("c", context: new ChangeContext { Actor = "ada" });

        log.Read().Select(e => e.Context).Should().Equal(standard, standard, new ChangeContext { Actor = "ada" });
    }

    [Fact]
    public void Changing_the_options_later_has_no_effect()
    {
        InMemoryAuditLog log = new();
        MilestoneRegistryOptions options = new();
        MilestoneRegistry registry = new(log, options);
        options.DefaultContext = new ChangeContext { Actor = "late" };
        options.TransitionRule = _ => "late";

        registry.RegisterMilestone("a");
        registry.UpdateMilestoneStatus("a", MilestoneStatus.Completed).Should().BeTrue();

        log.Read().Should().OnlyContain(e => e.Context == ChangeContext.None);
    }
}
