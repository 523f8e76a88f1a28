using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;

namespace MilestoneTracker.Tests.Auditing;

// What every log checks before it appends: each fault is told with the event and with what was expected.
public sealed class AuditChangesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Whole_changes_from_the_next_sequence_number_on_are_appended()
    {
        (AuditEvent[] Events, long Next)[] cases =
        [
            ([Of(4, 1, 1)], 4),
            ([Of(4, 1, 2), Of(5, 2, 2), Of(6, 1, 1), Of(7, 1, 3), Of(8, 2, 3), Of(9, 3, 3)], 4),
            ([Of(1, 1, 1), Of(2, 1, 1) with { Time = Noon.AddDays(-1), Context = new ChangeContext { Actor = "b" } }], 1),
        ];

        foreach ((AuditEvent[] events, long next) in cases)
            FluentActions.Invoking(() => AuditChanges.Validate(events, next)).Should().NotThrow();
    }

    [Fact]
    public void What_must_not_be_appended_is_refused_with_the_event_and_what_was_expected_there()
    {
        AuditEvent first = Of(4, 1, 2);
        (string Problem, AuditEvent[] Events)[] cases =
        [
            ("There is no event to append.", []),
            ("Event 4 is null.", [null!]),
            ("Event 5 is null.", [first, null!]),
            ("Sequence number 0 was found where 4 was expected.", [Of(0, 1, 1)]),
            ("Sequence number -3 was found where 4 was expected.", [Of(-3, 1, 1)]),
            ("Sequence number 5 was found where 4 was expected.", [Of(5, 1, 1)]),
            ("Sequence number 4 was found where 5 was expected.", [first, Of(4, 2, 2)]),
            ("Event 4 has no data or no context.", [first with { Data = null! }]),
            ("Event 5 has no data or no context.", [first, Of(5, 2, 2) with { Context = null! }]),
            ("Event 4 has a time that is not in UTC.", [first with { Time = Noon.ToOffset(TimeSpan.FromHours(1)) }]),
            ("Event 4 is 2 of 2 in its change, where 1 of 2 was expected.", [Of(4, 2, 2)]),
            ("Event 4 is 1 of 0 in its change, where 1 of 0 was expected.", [Of(4, 1, 0)]),
            ("Event 5 is 1 of 2 in its change, where 2 of 2 was expected.", [first, Of(5, 1, 2)]),
            ("Event 5 is 2 of 3 in its change, where 2 of 2 was expected.", [first, Of(5, 2, 3)]),
            ("Event 6 is 3 of 2 in its change, where 1 of 2 was expected.", [first, Of(5, 2, 2), Of(6, 3, 2)]),
            ("Event 5 has a different time or context than the event before it in the same change.",
                [first, Of(5, 2, 2) with { Time = Noon.AddTicks(1) }]),
            ("Event 5 has a different time or context than the event before it in the same change.",
                [first, Of(5, 2, 2) with { Context = new ChangeContext { Actor = "eve" } }]),
            ("The events end within a change, at 1 of 2 in its change. Append complete changes.", [first]),
            ("The events end within a change, at 2 of 3 in its change. Append complete changes.",
                [Of(4, 1, 1), Of(5, 1, 3), Of(6, 2, 3)]),
        ];

        foreach ((string problem, AuditEvent[] events) in cases)
        {
            FluentActions.Invoking(() => AuditChanges.Validate(events, 4)).Should().ThrowExactly<AuditAppendRefusedException>(problem)
                .Which.Message.Should().Be(problem);
            FluentActions.Invoking(() => new InMemoryAuditLog().Append(events)).Should().Throw<AuditAppendRefusedException>(problem);
        }
    }

    [Fact]
    public void A_first_sequence_number_that_the_log_has_is_another_writers_and_both_ends_are_told()
    {
        foreach (long sequence in new long[] { 1, 3 })
        {
            FluentActions.Invoking(() => AuditChanges.Validate([Of(sequence, 1, 1)], 4)).Should().ThrowExactly<AuditConflictException>()
                .Which.Should().BeEquivalentTo(new { Expected = sequence - 1, Found = 3L });
        }
    }

    private static AuditEvent Of(long sequence, int index, int count) => new(
        sequence, Noon, ChangeContext.None, index, count, new MilestoneRegistered("a", [], MilestoneStatus.Planned));
}
