using System.Collections.Immutable;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;
using Xunit;
using MilestoneTracker.TestSupport.Logs;

namespace MilestoneTracker.Sqlite.Tests.Reading;

// Events whose bytes, chain and tree are right and which no registry can have appended: verifying replays, so it tells.
public sealed class MisfitTests : IDisposable
{
    private readonly LogFolder _folder = new();

    public static TheoryData<string> Misfits => ["duplicate", "unknown", "cycle", "old status"];

    [Theory]
    [MemberData(nameof(Misfits))]
    public void What_does_not_fit_the_events_before_it_is_named(string misfit)
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        AuditEvent[] events = Events.Singles(1, 5);
        events[3] = events[3] with { Data = new DependencyDeclared("m1", "m2") };
        events[4] = events[4] with
        {
            Data = misfit switch
            {
                "duplicate" => Events.Registered("m1"),
                "unknown" => new DependencyDeclared("m1", "m9"),
                "cycle" => new DependencyDeclared("m2", "m1"),
                _ => new MilestoneStatusChanged("m1", MilestoneStatus.Blocked, MilestoneStatus.Completed),
            },
        };
        log.Append(events);

        log.Read().Should().Equal(events);
        log.Invoking(l => MilestoneRegistry.Open(l)).Should().Throw<AuditReplayException>().Which.Sequence.Should().Be(5);
        VerificationResult report = log.Verify();
        (report.IsValid, report.FailedAt).Should().Be((false, 5L));
    }

    // An event fits if an operation would have written exactly it. The six events before it register a (over core) and b, declare
    // that a depends on b,
    // and set a field each of the plan, of a and of the dependency.
    public static TheoryData<string> StrictMisfits =>
    [
        "plan field: other old value", "plan field: no old value", "plan field: same value", "plan field: nothing to nothing",
            "plan field: empty value", "plan field: value too long", "plan field: value with a carriage return",
        "plan field: value with a bidirectional control", "plan field: empty key", "plan field: key too long",
        "plan field: key in capitals", "plan field: key that begins with a digit", "plan field: key with an underscore",
        "milestone field: unknown milestone", "milestone field: other old value", "milestone field: progress 0.50",
        "milestone field: progress 00", "milestone field: progress 1.0", "milestone field: progress 0.1234567",
        "milestone field: progress 2",
        "milestone field: weight 0", "milestone field: weight 01", "milestone field: weight 1001", "milestone field: weight 1.5",
        "dependency field: not declared", "dependency field: unknown end", "dependency field: other old value",
        "record field: collection with a space", "record field: name with white space", "record field: cleared where there is none",
        "components: unknown milestone", "components: others before", "components: the same", "components: a bad name",
        "withdrawn with fields", "removed with dependencies", "removed with fields", "removed with other components",
    ];

    [Theory]
    [MemberData(nameof(StrictMisfits))]
    public void What_an_operation_would_not_have_written_exactly_so_is_named(string misfit)
    {
        AuditData[] before =
        [
            new MilestoneRegistered("a", Set("core"), MilestoneStatus.Planned), Events.Registered("b"), new DependencyDeclared("a", "b"),
            new PlanFieldChanged("title", null, "Spring"), new MilestoneFieldChanged("a", "owner", null, "ada"),
            new DependencyFieldChanged("a", "b", "lag", null, "2d"),
        ];
        AuditData last = Misfit(misfit);
        AuditEvent[] events =
            [.. before.Append(last).Select((data, i) => new AuditEvent(i + 1, Events.Noon, ChangeContext.None, 1, 1, data))];
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        Events.AppendAlone(log, events);

        log.Read().Should().Equal(events, "bytes, chain and tree are right");
        log.Invoking(l => MilestoneRegistry.Open(l)).Should().Throw<AuditReplayException>().Which.Sequence.Should().Be(7);
        (log.Verify().IsValid, log.Verify().FailedAt).Should().Be((false, 7L));
        RegistrySnapshot.AsOf(log, 6).GetDependencyFields("a", "b").Should().ContainKey("lag", "the events before it fit");
    }

    [Fact]
    public void A_dependency_that_closes_a_cycle_is_named_also_where_it_is_withdrawn_later()
    {
        AuditData[] data =
        [
            Events.Registered("a"), Events.Registered("b"), Events.Registered("c"), new DependencyDeclared("a", "b"),
                new DependencyDeclared("b", "c"), new DependencyDeclared("c", "a"),
            new DependencyWithdrawn("c", "a"), new DependencyWithdrawn("b", "c"), Events.Registered("d"),
        ];
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        Events.AppendAlone(log, data.Select((one, i) => new AuditEvent(i + 1, Events.Noon, ChangeContext.None, 1, 1, one)));

        (log.Verify().IsValid, log.Verify().FailedAt).Should().Be((false, 6L));
        log.Invoking(l => l.OpenRegistry()).Should().Throw<AuditReplayException>().Which.Sequence.Should().Be(6);
        RegistrySnapshot.AsOf(log, 5).Version.Should().Be(5);
    }

    [Fact]
    public void A_dependency_that_is_turned_round_in_the_course_of_time_fits()
    {
        AuditData[] data = [
            Events.Registered("a"), Events.Registered("b"), new DependencyDeclared("a", "b"), new DependencyWithdrawn("a", "b"),
                new DependencyDeclared("b", "a")];
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        Events.AppendAlone(log, data.Select((one, i) => new AuditEvent(i + 1, Events.Noon, ChangeContext.None, 1, 1, one)));

        log.Verify().IsValid.Should().BeTrue();
        log.OpenRegistry().GetMilestone("b")!.Dependencies.Should().Equal("a");
    }

    [Fact]
    public void A_change_that_is_not_whole_at_the_end_is_named()
    {
        string path = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(path);
        log.Append(Events.Singles(1, 3));
        LedgerChain chain = LedgerChain.Resume(log.Identity, log.Tree, 3);
        byte[] half = chain.Write(Events.Change(4, 2)[0]).ToArray();
        byte[] hashes = [.. chain.Completed.ToArray().SelectMany(hash => hash.ToArray())];
        using (Connection raw = LogFolder.Raw(
            path)) raw.Execute($"INSERT INTO events VALUES (4, 1, x'{Convert.ToHexString(half)}0A', x'{Convert.ToHexString(hashes)}')");

        SqliteAuditLog opened = _folder.Open(path);

        opened.LastSequence.Should().Be(4);
        opened.Verify().IsValid.Should().BeFalse();
        opened.Invoking(l => MilestoneRegistry.Open(l)).Should().Throw<AuditReplayException>();
        MilestoneRegistry.Open(opened, new MilestoneRegistryOptions { DropUnfinishedChange = true }).Current.Version.Should().Be(3);
    }

    public void Dispose() => _folder.Dispose();

    private static AuditData Misfit(string misfit) => misfit switch
    {
        "plan field: other old value" => new PlanFieldChanged("title", "Autumn", "Summer"),
        "plan field: no old value" => new PlanFieldChanged("title", null, "Summer"),
        "plan field: same value" => new PlanFieldChanged("title", "Spring", "Spring"),
        "plan field: nothing to nothing" => new PlanFieldChanged("notes", null, null),
        "plan field: empty value" => new PlanFieldChanged("notes", null, ""),
        "plan field: value too long" => new PlanFieldChanged("notes", null, new string('x', 4097)),
        "plan field: value with a carriage return" => new PlanFieldChanged("notes", null, "a\r\nb"),
        "plan field: value with a bidirectional control" => new PlanFieldChanged("notes", null, "a\u202Eb"),
        "plan field: empty key" => new PlanFieldChanged("", null, "x"),
        "plan field: key too long" => new PlanFieldChanged(new string('k', 65), null, "x"),
        "plan field: key in capitals" => new PlanFieldChanged("Title", null, "x"),
        "plan field: key that begins with a digit" => new PlanFieldChanged("1st", null, "x"),
        "plan field: key with an underscore" => new PlanFieldChanged("cost_centre", null, "x"),
        "milestone field: unknown milestone" => new MilestoneFieldChanged("c", "owner", null, "x"),
        "milestone field: other old value" => new MilestoneFieldChanged("a", "owner", "bob", "x"),
        "dependency field: not declared" => new DependencyFieldChanged("b", "a", "lag", null, "x"),
        "dependency field: unknown end" => new DependencyFieldChanged("a", "c", "lag", null, "x"),
        "dependency field: other old value" => new DependencyFieldChanged("a", "b", "lag", "3d", null),
        "record field: collection with a space" => new RecordFieldChanged("my people", "a", "owner", null, "x"),
        "record field: name with white space" => new RecordFieldChanged("people", " a", "owner", null, "x"),
        "record field: cleared where there is none" => new RecordFieldChanged("people", "a", "owner", "x", null),
        "components: unknown milestone" => new MilestoneComponentsChanged("c", Set(), Set("x")),
        "components: others before" => new MilestoneComponentsChanged("a", Set("ui"), Set("x")),
        "components: the same" => new MilestoneComponentsChanged("a", Set("core"), Set("core")),
        "components: a bad name" => new MilestoneComponentsChanged("a", Set("core"), Set("x\ny")),
        "withdrawn with fields" => new DependencyWithdrawn("a", "b"),
        "removed with dependencies" => new MilestoneRemoved("b", Set(), MilestoneStatus.Planned),
        "removed with fields" => new MilestoneRemoved("a", Set("core"), MilestoneStatus.Planned),
        "removed with other components" => new MilestoneRemoved("a", Set("core", "ui"), MilestoneStatus.Planned),
        _ when misfit.Split(' ') is [_, _, string key, string value] => new MilestoneFieldChanged("a", key, null, value),
        _ => throw new ArgumentOutOfRangeException(nameof(misfit), misfit, "There is no event for it."),
    };

    private static ImmutableSortedSet<string> Set(params string[] names) => ImmutableSortedSet.Create(StringComparer.Ordinal, names);
}
