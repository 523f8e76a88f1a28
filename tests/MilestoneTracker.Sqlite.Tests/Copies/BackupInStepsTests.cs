using FluentAssertions;
using MilestoneTracker.Ledger;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Logs;
using Xunit;

namespace MilestoneTracker.Sqlite.Tests.Copies;

// A backup is copied in steps, and can be cancelled between two of them. It is of one moment all the same, and it ends, however much is
// appended meanwhile.
public sealed class BackupInStepsTests : IDisposable
{
    private const int Before = 3000;
    private const int Endless = 2000; // steps: one that began anew each time would come to it
    private readonly LogFolder _folder = new();
    private readonly SqliteAuditLog _log;
    private readonly string _path;
    private readonly string _copy;

    public BackupInStepsTests()
    {
        (_path, _copy) = (_folder.NewPath(), _folder.NewPath());
        _log = _folder.Open(_path);
        _log.Append(Events.Singles(1, Before));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void It_is_the_log_as_it_was_when_it_began_though_it_is_appended_to_between_all_steps(int pages)
    {
        Checkpoint before = _log.GetCheckpoint();
        int steps = 0;

        _log.BackUp(_copy, pages, Append, CancellationToken.None);

        Pages(_copy).Should().BeGreaterThan(20);
        steps.Should().BeLessThanOrEqualTo((int)(Pages(_copy) / pages), "it never begins anew");
        using SqliteAuditLog copy = SqliteAuditLog.Open(_copy);
        copy.GetCheckpoint().Should().Be(before);
        copy.Verify(before).IsValid.Should().BeTrue();
        _log.LastSequence.Should().Be(Before + (100L * steps), "nobody who appends waits");
        _log.Verify(before).IsValid.Should().BeTrue();

        // A hundred events, and what can be folded back into the file that is being copied is.
        void Append()
        {
            (++steps).Should().BeLessThan(Endless);
            _log.Append(Events.Change(_log.LastSequence + 1, 100));
            _log.Writer!.Texts("PRAGMA wal_checkpoint(PASSIVE)");
        }
    }

    [Fact]
    public void It_is_the_log_as_it_was_when_another_log_appends_to_the_file_between_steps()
    {
        Checkpoint before = _log.GetCheckpoint();
        SqliteAuditLog other = _folder.Open(_path);

        _log.BackUp(_copy, pages: 3, Append, CancellationToken.None);

        other.LastSequence.Should().BeGreaterThan(Before);
        _folder.Open(_copy).GetCheckpoint().Should().Be(before);

        void Append()
        {
            other.LastSequence.Should().BeLessThan(Before + Endless);
            other.Append(Events.Singles(other.LastSequence + 1, 2));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Cancelled_between_two_steps_it_leaves_no_file(int after)
    {
        using CancellationTokenSource source = new();
        int steps = 0;
        Action backUp = () => _log.BackUp(
            _copy,
            pages: 2,
            () =>
            {
                File.Exists(_copy + ".part").Should().BeTrue();
                if (++steps == after) source.Cancel();
            },
            source.Token);

        backUp.Should().Throw<OperationCanceledException>().Which.CancellationToken.Should().Be(source.Token);

        steps.Should().Be(after);
        VerifyNoCopy();
    }

    [Fact]
    public void Cancelled_before_it_begins_it_makes_no_file()
    {
        _log.Invoking(l => l.BackUp(_copy, new CancellationToken(canceled: true))).Should().Throw<OperationCanceledException>();

        VerifyNoCopy();
    }

    [Fact]
    public void Cancelled_while_it_waits_for_another_backup_it_ends_and_the_other_goes_on()
    {
        string other = _folder.NewPath();
        using CancellationTokenSource source = new();
        WorkerThreads crew = new();
        Thread? waiting = null;

        _log.BackUp(_copy, pages: 10, CancelAnother, CancellationToken.None);

        waiting.Should().NotBeNull();
        File.Exists(other).Should().BeFalse();
        _folder.Open(_copy).LastSequence.Should().Be(Before);

        void CancelAnother()
        {
            if (waiting is not null) return;
            waiting = crew.Start(() => _log.Invoking(l => l.BackUp(other, source.Token)).Should().Throw<OperationCanceledException>());
            WorkerThreads.Await(() => waiting.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
            source.Cancel();
            crew.Join();
        }
    }

    public void Dispose() => _folder.Dispose();

    private static long Pages(string path)
    {
        using Connection raw = LogFolder.Raw(path);
        return raw.Number("PRAGMA page_count");
    }

    // And what was cancelled is made the next time.
    private void VerifyNoCopy()
    {
        Directory.GetFiles(_folder.Folder, Path.GetFileName(_copy) + "*").Should().BeEmpty();
        _log.Append(Events.Singles(Before + 1, 1));
        _log.BackUp(_copy, CancellationToken.None);
        _folder.Open(_copy).GetCheckpoint().Should().Be(_log.GetCheckpoint());
    }
}
