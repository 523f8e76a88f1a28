using System.Diagnostics;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Logs;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Sqlite.Tests.Sharing;

// Registries on one file, each through a log of its own, as in several processes.
public sealed class SharedFileTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1); // so that a test that waits for ever fails

    private readonly LogFolder _folder = new();
    private readonly string _path;

    public SharedFileTests() => _path = _folder.NewPath();

    [Fact]
    public void Registries_on_one_file_change_it_by_turns_without_an_error()
    {
        MilestoneRegistry one = _folder.Open(_path).OpenRegistry();
        MilestoneRegistry other = _folder.Open(_path).OpenRegistry();

        for (int i = 0; i < 50; i++)
        {
            one.RegisterMilestone("one " + i);
            other.RegisterMilestone("other " + i);
            other.DeclareMilestoneDependency("one " + i, "other " + i);
        }

        one.Invoking(registry => registry.RegisterMilestone("other 7")).Should().Throw<DuplicateMilestoneException>();
        SnapshotEquality.Verify(one.Refresh(), other.Refresh());
        SnapshotEquality.VerifyReplay(one.Current, _folder.Open(_path));
        _folder.Open(_path).Verify().IsValid.Should().BeTrue();
    }

    [Fact]
    public void Registries_on_one_log_follow_each_other_too()
    {
        SqliteAuditLog log = _folder.Open(_path);
        MilestoneRegistry one = log.OpenRegistry();
        MilestoneRegistry other = log.OpenRegistry();
        one.RegisterMilestone("a");
        one.RegisterMilestone("b");

        other.RegisterMilestone("c").Version.Should().Be(3);
        one.Invoking(registry => registry.RegisterMilestone("c")).Should().Throw<DuplicateMilestoneException>();
        SnapshotEquality.VerifyReplay(one.Current, log);
    }

    [Fact]
    public void A_registry_that_was_opened_after_another_log_had_appended_goes_on()
    {
        SqliteAuditLog early = _folder.Open(_path);
        _folder.Open(_path).Append(Events.Singles(1, 2));
        MilestoneRegistry registry = early.OpenRegistry();

        registry.RegisterMilestone("c").Version.Should().Be(3);
        _folder.Open(_path).Verify().IsValid.Should().BeTrue();
    }

    [Fact]
    public void A_change_by_another_is_followed_without_a_call()
    {
        MilestoneRegistry here = _folder.Open(_path).OpenRegistry();
        MilestoneRegistry there = _folder.Open(_path).OpenRegistry();
        using SemaphoreSlim heard = new(0);
        RegistryChange? last = null;
        using IDisposable subscription = here.Subscribe(change =>
        {
            last = change;
            heard.Release();
        });

        there.RegisterMilestone("a");

        heard.Wait(Deadline).Should().BeTrue();
        last!.IsOwn.Should().BeFalse();
        here.Current.Contains("a").Should().BeTrue();
    }

    [Fact]
    public void A_registry_on_a_file_that_is_opened_for_reading_follows_and_refuses_to_append()
    {
        MilestoneRegistry writer = _folder.Open(_path).OpenRegistry();
        writer.RegisterMilestone("a");
        MilestoneRegistry reader = _folder.Open(_path, new SqliteAuditLogOptions { ReadOnly = true }).OpenRegistry();
        writer.RegisterMilestone("b");

        reader.Refresh().Count.Should().Be(2);
        reader.Invoking(registry => registry.RegisterMilestone("c")).Should().Throw<AuditAppendRefusedException>()
            .WithInnerException<SqliteLogException>().Which.Fault.Should().Be(SqliteLogFault.ReadOnly);
        reader.IsFaulted.Should().BeFalse();
        writer.RegisterMilestone("c");
        reader.CurrentAtLeast(3).Count.Should().Be(3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_file_that_was_taken_back_is_noticed_by_the_hash_whatever_its_length(int events)
    {
        MilestoneRegistry registry = _folder.Open(_path).OpenRegistry();
        registry.RegisterMilestone("a");
        registry.RegisterMilestone("b");
        TakeBack(events);

        RegistryFaultedException fault = registry.Invoking(r => r.RegisterMilestone("c")).Should().Throw<RegistryFaultedException>().Which;

        fault.InnerException.Should().BeOfType<LogDivergedException>().Which.Version.Should().Be(2);
        registry.Current.Count.Should().Be(2, "reads still work");
        _folder.Open(_path).LastSequence.Should().Be(events, "nothing was appended upon another past");
    }

    [Fact]
    public void A_follower_notices_too_that_the_file_was_taken_back()
    {
        MilestoneRegistry registry = _folder.Open(_path).OpenRegistry();
        registry.RegisterMilestone("a");
        registry.RegisterMilestone("b");
        TakeBack(2);

        registry.Invoking(r => r.Refresh()).Should().Throw<RegistryFaultedException>().WithInnerException<LogDivergedException>();
    }

    [Fact]
    public void An_event_of_a_later_version_ends_the_following_and_faults_nothing()
    {
        MilestoneRegistry registry = _folder.Open(_path).OpenRegistry();
        registry.RegisterMilestone("a");
        SqliteDamage.AppendOfLaterVersion(_path);

        registry.Invoking(r => r.Refresh()).Should().Throw<LogNewerException>().Which.Sequence.Should().Be(2);
        registry.Invoking(r => r.RegisterMilestone("b")).Should().Throw<LogNewerException>();
        registry.IsFaulted.Should().BeFalse();
        registry.Current.Count.Should().Be(1);
    }

    [Fact]
    public void Changes_before_an_event_of_a_later_version_are_followed()
    {
        MilestoneRegistry registry = _folder.Open(_path).OpenRegistry();
        using (SqliteAuditLog log = SqliteAuditLog.Open(_path)) log.OpenRegistry().RegisterMilestone("a");
        SqliteDamage.AppendOfLaterVersion(_path);

        registry.Invoking(r => r.Refresh()).Should().Throw<LogNewerException>().Which.Sequence.Should().Be(2);
        registry.Current.Contains("a").Should().BeTrue();
        registry.IsFaulted.Should().BeFalse();
    }

    [Fact]
    public void A_registry_for_reading_notices_that_the_file_was_taken_back_and_has_grown_again()
    {
        MilestoneRegistry writer = _folder.Open(_path).OpenRegistry();
        writer.RegisterMilestone("a");
        MilestoneRegistry reader = _folder.Open(_path, new SqliteAuditLogOptions { ReadOnly = true }).OpenRegistry();
        reader.Refresh();
        TakeBack(3);

        reader.Invoking(r => r.Refresh()).Should().Throw<RegistryFaultedException>().WithInnerException<LogDivergedException>();
    }

    [Fact]
    public void Of_two_registries_on_one_log_the_one_behind_notices_too_that_the_file_was_taken_back()
    {
        SqliteAuditLog log = _folder.Open(_path);
        (MilestoneRegistry ahead, MilestoneRegistry behind) = (log.OpenRegistry(), MilestoneRegistry.Open(log));
        ahead.RegisterMilestone("a");
        ahead.RegisterMilestone("b");
        TakeBack(1);

        behind.Invoking(r => r.Refresh()).Should().Throw<RegistryFaultedException>().WithInnerException<LogDivergedException>();
    }

    [Fact]
    public void A_file_with_two_names_is_refused_for_writing()
    {
        if (!OperatingSystem.IsLinux()) return;
        using (SqliteAuditLog log = SqliteAuditLog.Open(_path)) log.Append(Events.Singles(1, 1));
        string other = _folder.NewPath();
        using (Process link = Process.Start("ln", [_path, other])) link.WaitForExit();

        foreach (string path in (string[])[_path, other])
        {
            FluentActions.Invoking(() => SqliteAuditLog.Open(path)).Should().Throw<SqliteLogException>()
                .WithMessage("*is one of 2 names of the same file*").Which.Fault.Should().Be(SqliteLogFault.CannotOpen);
        }

        using (SqliteAuditLog reader = SqliteAuditLog.Open(_path, new SqliteAuditLogOptions { ReadOnly = true }))
            reader.LastSequence.Should().Be(1);
        File.Delete(other);
        SqliteAuditLog.Open(_path).Dispose();
    }

    [Fact]
    public void A_file_that_was_replaced_is_neither_followed_nor_changed_and_no_fault()
    {
        if (!OperatingSystem.IsLinux()) return;
        MilestoneRegistry registry = _folder.Open(_path).OpenRegistry();
        registry.RegisterMilestone("a");
        string other = _folder.NewPath();
        using (SqliteAuditLog log = SqliteAuditLog.Open(other)) log.Append(Events.Singles(1, 3));
        File.Move(other, _path, overwrite: true);

        registry.Invoking(r => r.Refresh()).Should().Throw<SqliteLogException>().Which.Fault.Should().Be(SqliteLogFault.Replaced);
        registry.Invoking(r => r.RegisterMilestone("b")).Should().Throw<AuditAppendRefusedException>()
            .WithInnerException<SqliteLogException>().Which.Fault.Should().Be(SqliteLogFault.Replaced);
        registry.LookFailure.Should().BeOfType<SqliteLogException>();
        registry.IsFaulted.Should().BeFalse();
        registry.Current.Count.Should().Be(1, "reads still work");
    }

    [Fact]
    public void A_closed_log_is_no_longer_followed()
    {
        SqliteAuditLog log = _folder.Open(_path);
        MilestoneRegistry registry = log.OpenRegistry();
        log.Dispose();

        registry.Invoking(r => r.Refresh()).Should().Throw<ObjectDisposedException>();
        registry.IsFaulted.Should().BeFalse();
        log.Invoking(l => l.Watch(() => { })).Should().Throw<ObjectDisposedException>();
    }

    public void Dispose() => _folder.Dispose();

    // Puts another log of the same identity into the open file, as a restore into it does.
    private void TakeBack(int events)
    {
        string other = _folder.NewPath();
        string identity = _folder.Open(_path).Identity;
        using (SqliteAuditLog log = SqliteAuditLog.Open(other, new SqliteAuditLogOptions { Identity = identity }))
            log.Append(Events.Singles(1, events));
        SqliteDamage.ReplaceRows(_path, other);
    }
}
