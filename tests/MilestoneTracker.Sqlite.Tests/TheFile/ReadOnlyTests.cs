using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;
using MilestoneTracker.TestSupport.Logs;

namespace MilestoneTracker.Sqlite.Tests.TheFile;

// Opened for reading only: nothing is made, nothing is changed, and what others append is seen.
public sealed class ReadOnlyTests : IDisposable
{
    private static readonly SqliteAuditLogOptions ReadOnly = new() { ReadOnly = true };
    private readonly LogFolder _folder = new();

    [Fact]
    public void No_state_is_saved_beside_it()
    {
        string path = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(path);
        MilestoneRegistry registry = log.OpenRegistry();
        registry.RegisterMilestone("a");

        _folder.Open(path, new SqliteAuditLogOptions { ReadOnly = true })
            .Invoking(l => l.SaveState(registry.Current)).Should().Throw<InvalidOperationException>().WithMessage("*reading only*");

        File.Exists(path + "-state").Should().BeFalse();
    }

    [Fact]
    public void A_file_that_is_not_there_is_not_made()
    {
        string path = _folder.NewPath();

        FluentActions.Invoking(() => SqliteAuditLog.Open(path, ReadOnly))
            .Should().Throw<SqliteLogException>().Which.Fault.Should().Be(SqliteLogFault.CannotOpen);

        Directory.GetFiles(_folder.Folder).Should().BeEmpty();
    }

    [Fact]
    public void An_empty_file_is_not_adopted()
    {
        string path = _folder.NewPath();
        File.WriteAllBytes(path, []);

        FluentActions.Invoking(() => SqliteAuditLog.Open(path, ReadOnly))
            .Should().Throw<SqliteLogException>().Which.Fault.Should().Be(SqliteLogFault.NotALog);

        new FileInfo(path).Length.Should().Be(0);
    }

    [Fact]
    public void An_append_is_refused_with_the_reason()
    {
        string path = _folder.NewPath();
        _folder.Open(path).Append(Events.Singles(1, 2));
        SqliteAuditLog log = _folder.Open(path, ReadOnly);

        log.Invoking(l => l.Append(Events.Singles(3, 1))).Should().Throw<AuditAppendRefusedException>()
            .WithInnerException<SqliteLogException>().Which.Fault.Should().Be(SqliteLogFault.ReadOnly);

        log.Writer.Should().BeNull();
        log.LastSequence.Should().Be(2);
    }

    [Fact]
    public void A_registry_on_it_can_be_asked_and_refuses_changes()
    {
        string path = _folder.NewPath();
        _folder.Open(path).Append(Events.Singles(1, 2));

        MilestoneRegistry registry = _folder.Open(path, ReadOnly).OpenRegistry();

        registry.Invoking(r => r.RegisterMilestone("a")).Should().Throw<AuditAppendRefusedException>();
        registry.IsFaulted.Should().BeFalse();
        registry.Current.Milestones.Select(m => m.Name).Should().Equal("m1", "m2");
    }

    [Fact]
    public void What_another_appends_is_seen()
    {
        string path = _folder.NewPath();
        SqliteAuditLog writer = _folder.Open(path);
        SqliteAuditLog reader = _folder.Open(path, ReadOnly);
        reader.LastSequence.Should().Be(0);

        for (int i = 0; i < 10; i++)
        {
            writer.Append(Events.Change((3 * i) + 1, 3));
            reader.LastSequence.Should().Be(writer.LastSequence);
            reader.Read((3 * i) + 1).Should().Equal(Events.Change((3 * i) + 1, 3));
            reader.GetCheckpoint().Should().Be(writer.GetCheckpoint());
        }

        reader.Verify().IsValid.Should().BeTrue();
    }

    [Fact]
    public void It_needs_no_writer_and_leaves_the_file_as_it_is()
    {
        string path = _folder.NewPath();
        using (SqliteAuditLog log = SqliteAuditLog.Open(path)) log.Append(Events.Singles(1, 20));
        byte[] before = File.ReadAllBytes(path);

        using (SqliteAuditLog log = SqliteAuditLog.Open(path, ReadOnly)) log.Read().Should().Equal(Events.Singles(1, 20));

        File.ReadAllBytes(path).Should().Equal(before);
    }

    public void Dispose() => _folder.Dispose();
}
