using System.Collections.Immutable;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.State;
using MilestoneTracker.Storage;
using MilestoneTracker.TestSupport.Logs;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Sqlite.Tests;

// Every kind of event that the core knows can be kept in the file and had again from it; one that the ledger does not know never
// comes into it.
public sealed class KindsTests : IDisposable
{
    private readonly LogFolder _folder = new();

    // A plan in which each kind comes at least once, in an order that can be replayed. Whoever adds a kind adds an event.
    private static AuditData[] Examples =>
    [
        new MilestoneRegistered("Schema", Components("database", "käse 🧀"), MilestoneStatus.Planned),
        new MilestoneRegistered("API", Components(), MilestoneStatus.InProgress),
        new DependencyDeclared("API", "Schema"),
        new MilestoneStatusChanged("Schema", MilestoneStatus.Planned, MilestoneStatus.Blocked),
        new PlanFieldChanged("title", null, "Frühling 🌱\n\t\"zwei\""),
        new MilestoneFieldChanged("Schema", "progress", null, "0.25"),
        new MilestoneFieldChanged("Schema", "progress", "0.25", null),
        new MilestoneFieldChanged("API", "weight", null, "1000"),
        new DependencyFieldChanged("API", "Schema", "lag", null, "2d"),
        new DependencyFieldChanged("API", "Schema", "lag", "2d", null),
        new RecordFieldChanged("resources", "Ada Lovelace", "capacity", null, "0.5"),
        new RecordFieldChanged("resources", "Ada Lovelace", "capacity", "0.5", "1"),
        new MilestoneComponentsChanged("Schema", Components("database", "käse 🧀"), Components("database", "storage")),
        new DependencyWithdrawn("API", "Schema"),
        new MilestoneRemoved("Schema", Components("database", "storage"), MilestoneStatus.Blocked),
        new MilestoneRegistered("Schema", Components(), MilestoneStatus.Completed),
    ];

    private static IEnumerable<Type> Kinds =>
        typeof(AuditData).Assembly.GetTypes().Where(type => type.IsSealed && type.IsSubclassOf(typeof(AuditData)));

    [Fact]
    public void Every_kind_has_an_example_here()
    {
        Kinds.Should().HaveCountGreaterThanOrEqualTo(5);
        Kinds.Except(Examples.Select(data => data.GetType()))
            .Should().BeEmpty("an event of each kind is kept, closed away and had again below");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_kind_is_had_again_from_the_file_and_replayed_from_it(bool eachAlone)
    {
        AuditEvent[] events = eachAlone ? [.. Examples.Select((data, i) => Event(i + 1, 1, 1, data))]
            : [.. Examples.Select((data, i) => Event(i + 1, i + 1, Examples.Length, data))];
        string path = _folder.NewPath();
        using (SqliteAuditLog log = SqliteAuditLog.Open(path))
        {
            if (eachAlone) Events.AppendAlone(log, events);
            else log.Append(events);
        }

        SqliteAuditLog opened = _folder.Open(path);

        opened.Read().Should().Equal(events);
        opened.Read().Select(e => e.Data.GetType()).Should().Equal(Examples.Select(data => data.GetType()));
        opened.Verify().IsValid.Should().BeTrue();
        RegistrySnapshot plan = opened.OpenRegistry().Current;
        SnapshotEquality.Verify(plan, RegistrySnapshot.Replay(events));
        opened.SaveState(plan);
        RegistrySnapshot fromState = opened.OpenRegistry().Current;
        SnapshotEquality.Verify(fromState, plan);
        fromState.ChangesSince(plan).IsEmpty.Should().BeTrue("fields of the plan and of records are in the saved state too");
        fromState.PlanFields["title"].Should().Be("Frühling 🌱\n\t\"zwei\"");
        fromState.GetRecords("resources")["Ada Lovelace"]["capacity"].Should().Be("1");
    }

    [Fact]
    public void A_kind_that_the_ledger_does_not_know_is_refused_before_a_byte_of_it_is_in_the_file()
    {
        string path = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(path, new SqliteAuditLogOptions { Identity = "same" });
        SqliteAuditLog twin = _folder.Open(_folder.NewPath(), new SqliteAuditLogOptions { Identity = "same" });
        foreach (SqliteAuditLog one in new[] { log, twin }) one.Append(Events.Singles(1, 3));
        (long, long) sizes = Sizes(path);
        AuditEvent unknown = Event(5, 1, 1, new Unknown("m1"));

        log.Invoking(l => l.Append([.. Events.Singles(4, 1), unknown, .. Events.Singles(6, 1)]))
            .Should().Throw<AuditAppendRefusedException>().WithInnerException<ArgumentException>();
        log.Invoking(l => l.Append([unknown with { Sequence = 4 }])).Should().Throw<AuditAppendRefusedException>();

        Sizes(path).Should().Be(sizes);
        log.LastSequence.Should().Be(3);
        foreach (SqliteAuditLog one in new[] { log, twin }) one.Append(Events.Singles(4, 2));
        log.GetCheckpoint().Should().Be(twin.GetCheckpoint());
        log.Verify().IsValid.Should().BeTrue();
    }

    [Fact]
    public void An_event_without_the_key_of_its_field_is_refused_before_a_byte_of_it_is_in_the_file()
    {
        string path = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(path);
        log.Append(Events.Singles(1, 1));
        (long, long) sizes = Sizes(path);

        log.Invoking(l => l.Append([Event(2, 1, 1, new MilestoneFieldChanged("m1", null!, null, "x"))]))
            .Should().Throw<AuditAppendRefusedException>().WithInnerException<ArgumentException>();

        Sizes(path).Should().Be(sizes);
        log.Verify().IsValid.Should().BeTrue();
    }

    public void Dispose() => _folder.Dispose();

    private static AuditEvent Event(long sequence, int index, int count, AuditData data) =>
        new(sequence, Events.Noon, new ChangeContext { Actor = "anna" }, index, count, data);

    private static ImmutableSortedSet<string> Components(params string[] components) =>
        ImmutableSortedSet.Create(StringComparer.Ordinal, components);

    // Asked of the folder: to open and close a file would take away the locks that this process has on it.
    private static (long Log, long WriteAhead) Sizes(string path) => (new FileInfo(path).Length, new FileInfo(path + "-wal").Length);

    /// <summary>What a later core may know, and a ledger of today does not.</summary>
    private sealed record Unknown(string Milestone) : AuditData
    {
        private protected override AuditDescription Description =>
            new("milestone.renamed", AuditSubject.OfMilestone(Milestone), "renamed", AuditValue.Nothing, AuditValue.Nothing);

        internal override Edit Fit(RegistryState state, AuditEvent recorded) => throw new NotSupportedException();

        internal override int Apply(RegistryState state, in Edit edit, Scratch? scratch) => throw new NotSupportedException();

        internal override void Record(RegistryState state, int milestone, AuditEvent recorded) => throw new NotSupportedException();
    }
}
