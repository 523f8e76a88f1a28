using System.Collections.Immutable;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;
using Xunit;
using MilestoneTracker.TestSupport.Logs;

namespace MilestoneTracker.Sqlite.Tests.Appending;

// A refusal keeps nothing, in the file or in memory: what is appended next has the bytes, the chain and the tree that it would
// have had if nobody had tried.
public sealed class RefusedAppendTests : IDisposable
{
    private readonly LogFolder _folder = new();

    public static TheoryData<string> Faults =>
        ["gap", "half", "surrogate", "surrogate in a dependency", "status", "components", "too large", "offset"];

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_cannot_be_written_is_refused_and_the_next_append_is_as_if_it_had_not_been(string fault)
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath(), new SqliteAuditLogOptions { Identity = "same" });
        SqliteAuditLog twin = _folder.Open(_folder.NewPath(), new SqliteAuditLogOptions { Identity = "same" });
        for (int first = 1; first <= 31; first += 5)
        {
            AuditEvent[] bad = [.. Events.Singles(first, 4), Misfit(fault, first + 4), .. Events.Singles(first + 5, 2)];
            if (fault == "half") bad = bad[..5];
            log.Invoking(l => l.Append(bad)).Should().Throw<AuditAppendRefusedException>();
            log.LastSequence.Should().Be(first - 1);

            foreach (SqliteAuditLog one in new[] { log, twin }) one.Append(Events.Singles(first, 5));
        }

        log.GetCheckpoint().Should().Be(twin.GetCheckpoint());
        Bytes(log).Should().Equal(Bytes(twin));
        log.Verify().IsValid.Should().BeTrue();
    }

    [Fact]
    public void What_the_writer_of_bytes_refuses_is_the_inner_exception()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());

        log.Invoking(l => l.Append([Misfit("surrogate", 1)])).Should()
            .Throw<AuditAppendRefusedException>().WithMessage("Nothing was appended.*surrogate*").WithInnerException<ArgumentException>();
    }

    [Fact]
    public void What_the_database_refuses_is_the_inner_exception()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        log.Append(Events.Singles(1, 3));
        log.Writer!.Execute("CREATE TEMP TRIGGER no BEFORE INSERT ON events WHEN NEW.first > 4 BEGIN SELECT RAISE(ABORT, 'no'); END");

        log.Invoking(l => l.Append(Events.Singles(4, 600)))
            .Should().Throw<AuditAppendRefusedException>().WithInnerException<SqliteLogException>();
        log.Writer.Execute("DROP TRIGGER temp.no");

        log.LastSequence.Should().Be(3);
        log.Append(Events.Change(4, 5));
        log.Read().Should().Equal([.. Events.Singles(1, 3), .. Events.Change(4, 5)]);
        log.Verify().IsValid.Should().BeTrue();
    }

    [Theory]
    [InlineData("FAIL")]
    [InlineData("ABORT")]
    [InlineData("ROLLBACK")]
    public void Nothing_is_kept_whatever_the_database_has_done_about_the_transaction(string how)
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        log.Append(Events.Singles(1, 3));
        log.Writer!.Execute($"CREATE TEMP TRIGGER no BEFORE INSERT ON events WHEN NEW.first > 4 BEGIN SELECT RAISE({how}, 'no'); END");

        log.Invoking(l => l.Append(Events.Singles(4, 600))).Should().Throw<AuditAppendRefusedException>();

        log.Writer.IsInTransaction.Should().BeFalse();
        log.LastSequence.Should().Be(3);
        log.Append(Events.Singles(4, 2));
        log.Verify().Events.Should().Be(5);
    }

    public void Dispose() => _folder.Dispose();

    private static AuditEvent Misfit(string fault, long sequence)
    {
        AuditEvent good = Events.Singles(sequence, 1)[0];
        return fault switch
        {
            "gap" => good with { Sequence = sequence + 1 },
            "half" => good with { Count = 2 },
            "surrogate" => good with { Data = Events.Registered("a\uD800") },
            "surrogate in a dependency" => good with { Data = new DependencyDeclared("a", "\uDC00b") },
            "status" => good with { Data = new MilestoneStatusChanged("m1", MilestoneStatus.Planned, (MilestoneStatus)77) },
            "components" => good with { Data = new MilestoneRegistered("a", null!, MilestoneStatus.Planned) },
            "too large" => good with {
            Data = new MilestoneRegistered(
                "a", ImmutableSortedSet.Create(StringComparer.Ordinal, new string('x', 17 << 20)), MilestoneStatus.Planned) },
            _ => good with { Time = good.Time.ToOffset(TimeSpan.FromHours(1)) },
        };
    }

    private static byte[] Bytes(SqliteAuditLog log)
    {
        using MemoryStream lines = new();
        log.Export(lines);
        LedgerLines.Verify(new MemoryStream(lines.ToArray())).IsValid.Should().BeTrue();
        return lines.ToArray();
    }
}
