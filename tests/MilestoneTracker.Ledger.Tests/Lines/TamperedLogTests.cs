using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;

namespace MilestoneTracker.Ledger.Tests;

// A small log, held against a checkpoint of it that was kept elsewhere: whatever is done to its bytes is reported.
public sealed class TamperedLogTests
{
    private static readonly AuditEvent[] Events =
    [
        Example.Event(1, new MilestoneRegistered("a", Example.Set("core", "ui"), MilestoneStatus.Planned), Example.Ada),
        Example.Event(2, new MilestoneRegistered("b", Example.Set(), MilestoneStatus.InProgress)),
        Example.Event(3, new DependencyDeclared("a", "b")),
        Example.Event(
        4, new MilestoneStatusChanged("b", MilestoneStatus.InProgress, MilestoneStatus.Completed),
        new ChangeContext { Reason = "done é \"1\"" }),
        Example.Event(5, new DependencyWithdrawn("a", "b")) with { Count = 2 },
        Example.Event(6, new MilestoneRemoved("a", Example.Set("core", "ui"), MilestoneStatus.Planned)) with { Index = 2, Count = 2 },
    ];

    private static readonly byte[][] Written = Example.Written(Events);
    private static readonly byte[] Lines = Example.Lines(Written);
    private static readonly Checkpoint Kept =
        new(Example.Log, Events.Length, NaiveTree.Root([.. Written.Select(bytes => NaiveTree.LeafHash(bytes))]));

    [Fact]
    public void The_log_as_it_was_is_good()
    {
        VerificationResult report = LedgerLines.Verify(new MemoryStream(Lines), Kept);

        (report.Fault, report.CoveredUpTo).Should().Be((null, Events.Length));
    }

    [Fact]
    public void Every_bit_that_is_flipped_is_reported_at_the_event_it_is_of_or_the_one_behind_it()
    {
        byte[] altered = [.. Lines];
        int line = 1;
        for (int at = 0; at < Lines.Length; at++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                altered[at] ^= (byte)(1 << bit);
                VerificationResult report = LedgerLines.Verify(new MemoryStream(altered), Kept);
                if (report.IsValid || report.FailedAt < line || report.FailedAt > line + 1)
                    Assert.Fail($"bit {bit} of byte {at}, in line {line}: {report}");
                altered[at] = Lines[at];
            }

            if (Lines[at] == '\n') line++;
        }
    }

    [Fact]
    public void Every_truncation_is_reported()
    {
        for (int length = 0; length < Lines.Length; length++)
            LedgerLines.Verify(new MemoryStream(Lines[..length]), Kept).IsValid.Should()
                .BeFalse("of {0} bytes {1} are left", Lines.Length, length);
    }

    [Fact]
    public void Every_byte_that_is_dropped_or_doubled_is_reported()
    {
        for (int at = 0; at < Lines.Length; at++)
        {
            LedgerLines.Verify(new MemoryStream([.. Lines[..at], .. Lines[(at + 1)..]]), Kept).IsValid.Should()
                .BeFalse("byte {0} is dropped", at);
            LedgerLines.Verify(new MemoryStream([.. Lines[..at], Lines[at], .. Lines[at..]]), Kept).IsValid.Should()
                .BeFalse("byte {0} is doubled", at);
        }
    }

    [Fact]
    public void Every_event_that_is_dropped_doubled_or_swapped_with_another_is_reported()
    {
        for (int at = 0; at < Written.Length; at++)
        {
            VerifyReported(at + 1, [.. Written[..at], .. Written[(at + 1)..]]);
            VerifyReported(at + 2, [.. Written[..(at + 1)], .. Written[at..]]);
            for (int with = at + 1; with < Written.Length; with++)
            {
                byte[][] swapped = [.. Written];
                (swapped[at], swapped[with]) = (swapped[with], swapped[at]);
                VerifyReported(at + 1, swapped);
            }
        }

        static void VerifyReported(long sequence, byte[][] altered) =>
            LedgerLines.Verify(new MemoryStream(Example.Lines(altered)), Kept).FailedAt.Should().Be(sequence);
    }

    [Fact]
    public void Events_that_are_left_out_changed_or_put_in_and_written_anew_are_reported_against_the_checkpoint()
    {
        for (int at = 0; at < Events.Length; at++)
        {
            VerifyReported([.. Events[..at], .. Events[(at + 1)..]]);
            VerifyReported([.. Events[..at], Events[at], .. Events[at..]]);
            VerifyReported([.. Events[..at], Events[at] with { Time = Example.Noon.AddTicks(1) }, .. Events[(at + 1)..]]);
            VerifyReported([.. Events[..at], Events[at] with { Context = new ChangeContext { Actor = "eve" } }, .. Events[(at + 1)..]]);
        }

        VerifyReported([.. Events, Events[0]], isAfterTheCheckpoint: true);

        static void VerifyReported(AuditEvent[] events, bool isAfterTheCheckpoint = false)
        {
            AuditEvent[] numbered = [.. events.Select((next, i) => next with { Sequence = i + 1 })];
            byte[] lines = Example.Lines(numbered);
            LedgerLines.Verify(new MemoryStream(lines), Kept).IsValid.Should().Be(isAfterTheCheckpoint);
            LedgerLines.Verify(new MemoryStream(lines), new Checkpoint("plan.example/beta", Kept.Size, Kept.Root)).IsValid.Should()
                .BeFalse();
        }
    }
}
