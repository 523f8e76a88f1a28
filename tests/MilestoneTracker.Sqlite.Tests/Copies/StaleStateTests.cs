using FluentAssertions;
using MilestoneTracker.Ledger;
using MilestoneTracker.TestSupport.Logs;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Sqlite.Tests.Copies;

// A saved state that disagrees with the log in anything is thrown away, and the whole log is replayed.
public sealed class StaleStateTests : IDisposable
{
    private static readonly SqliteAuditLogOptions Named = new() { Identity = "plans/a" };
    private readonly LogFolder _folder = new();
    private readonly string _path;
    private readonly SqliteAuditLog _log;
    private readonly byte[] _saved;
    private readonly RegistrySnapshot _plan;

    public StaleStateTests()
    {
        _path = _folder.NewPath();
        _log = _folder.Open(_path, Named);
        Events.AppendAlone(_log, Events.Singles(1, 3));
        _plan = _log.OpenRegistry().Current;
        _log.SaveState(_plan);
        _saved = File.ReadAllBytes(Saved);
    }

    private string Saved => _path + "-state";

    [Fact]
    public void With_any_byte_changed_it_is_thrown_away()
    {
        for (int place = 0; place < _saved.Length; place++)
        {
            foreach (byte change in new byte[] { 1, 0x80 })
            {
                byte[] changed = [.. _saved];
                changed[place] ^= change;
                VerifyThrownAway(changed);
            }
        }
    }

    [Fact]
    public void Cut_off_anywhere_or_with_more_behind_it_it_is_thrown_away()
    {
        for (int length = 0; length < _saved.Length; length++) VerifyThrownAway(_saved[..length]);
        VerifyThrownAway([.. _saved, 0]);
        VerifyThrownAway([.. _saved, .. _saved]);
        VerifyThrownAway(new byte[1 << 20]);
    }

    [Fact]
    public void Of_another_log_it_is_thrown_away()
    {
        string path = _folder.NewPath();
        SqliteAuditLog other = _folder.Open(path, new SqliteAuditLogOptions { Identity = "plans/b" });
        other.Append(Events.Singles(1, 3));

        VerifyThrownAway(SavedBy(other, path));
    }

    [Fact]
    public void Of_another_log_of_the_same_name_it_is_thrown_away()
    {
        string path = _folder.NewPath();
        SqliteAuditLog other = _folder.Open(path, Named);
        other.Append(Events.Change(1, 3));

        VerifyThrownAway(SavedBy(other, path));
    }

    [Fact]
    public void Of_a_log_that_has_gone_further_than_the_backup_it_is_thrown_away()
    {
        string backup = _folder.NewPath();
        _log.BackUp(backup);
        _log.Append(Events.Singles(4, 5));
        byte[] later = SavedBy(_log, _path);
        SqliteAuditLog restored = _folder.Open(backup);

        VerifyThrownAway(later, restored, backup);

        restored.Append(Events.Change(4, 5));
        VerifyThrownAway(later, restored, backup);
    }

    [Theory]
    [InlineData("UPDATE events SET hashes = zeroblob(32) WHERE first = 3", 3)]
    [InlineData("UPDATE events SET hashes = zeroblob(64) WHERE first = 2", 2)]
    [InlineData("UPDATE events SET hashes = x'' WHERE first = 2", 2)]
    [InlineData("DELETE FROM events WHERE first = 2", 2)]
    public void Where_the_log_was_changed_it_is_thrown_away_and_the_log_tells(string vandalism, int at)
    {
        SqliteDamage.Run(_path, vandalism);

        _log.Invoking(l => l.OpenRegistry()).Should().Throw<LedgerException>().Which.Sequence.Should().Be(at);

        File.Exists(Saved).Should().BeFalse();
    }

    [Fact]
    public void The_plan_of_another_log_under_the_header_of_this_one_is_thrown_away_before_anything_is_decided_on_it()
    {
        // At the same times.
        RegistrySnapshot lies = RegistrySnapshot.Replay(Events.Singles(4, 3).Select((e, i) => e with { Sequence = i + 1 }));
        using MemoryStream state = new();
        lies.Save(state);
        int header = _saved.AsSpan().IndexOf("milestones 2\n"u8);

        VerifyThrownAway([.. _saved[..header], .. state.ToArray()]);
        _log.Invoking(log => log.SaveState(lies)).Should().Throw<ArgumentException>().WithMessage("*not of this log*");
    }

    [Fact]
    public void A_log_that_is_only_read_does_not_use_it_and_leaves_it()
    {
        File.WriteAllBytes(Saved, [.. _saved, 0]);
        SqliteAuditLog log = _folder.Open(_path, new SqliteAuditLogOptions { ReadOnly = true });

        SnapshotEquality.Verify(log.OpenRegistry().Current, _plan);

        File.ReadAllBytes(Saved).Should().Equal([.. _saved, 0]);
    }

    [Fact]
    public void One_that_agrees_is_kept()
    {
        SnapshotEquality.Verify(_log.OpenRegistry().Current, _plan);
        _log.Append(Events.Singles(4, 1));
        SnapshotEquality.VerifyReplay(_log.OpenRegistry().Current, _log);

        File.ReadAllBytes(Saved).Should().Equal(_saved);
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] SavedBy(SqliteAuditLog log, string path)
    {
        log.SaveState(MilestoneRegistry.Open(log).Current);
        return File.ReadAllBytes(path + "-state");
    }

    private void VerifyThrownAway(byte[] saved) => VerifyThrownAway(saved, _log, _path);

    private static void VerifyThrownAway(byte[] saved, SqliteAuditLog log, string path)
    {
        File.WriteAllBytes(path + "-state", saved);

        MilestoneRegistry opened = log.OpenRegistry();

        if (File.Exists(path + "-state")) Assert.Fail("A saved state that disagrees was kept.");
        opened.Current.Version.Should().Be(log.LastSequence);
        opened.Current.Count.Should().Be((int)log.LastSequence);
    }
}
