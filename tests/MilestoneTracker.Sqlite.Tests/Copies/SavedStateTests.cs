using FluentAssertions;
using MilestoneTracker.Ledger;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Logs;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Sqlite.Tests.Copies;

// A state that was saved beside the log: opening from it comes to what the whole log comes to, and reads only what is behind it.
public sealed class SavedStateTests : IDisposable
{
    private readonly LogFolder _folder = new();
    private readonly string _path;
    private readonly SqliteAuditLog _log;
    private readonly MilestoneRegistry _registry;

    public SavedStateTests()
    {
        _path = _folder.NewPath();
        _log = _folder.Open(_path);
        _registry = _log.OpenRegistry();
    }

    private string Saved => _path + "-state";

    [Fact]
    public void The_log_tells_from_which_version_on_opening_anew_would_replay()
    {
        _registry.RegisterMilestone("A");
        _log.SavedStateVersion.Should().Be(0);
        _log.SaveState(_registry.Current);
        _registry.RegisterMilestone("B");
        _log.SavedStateVersion.Should().Be(1);

        SqliteAuditLog other = _folder.Open(_path);
        other.SavedStateVersion.Should().Be(0, "nothing was opened from a state yet");
        other.OpenRegistry().Current.Version.Should().Be(2);
        other.SavedStateVersion.Should().Be(1);
    }

    [Fact]
    public void At_every_step_the_registry_that_is_opened_from_it_is_the_one_from_the_whole_log()
    {
        for (int save = 0; save <= ScriptedChanges.Steps.Count; save++)
        {
            string path = _folder.NewPath();
            SqliteAuditLog log = _folder.Open(path);
            MilestoneRegistry registry = log.OpenRegistry();
            for (int step = 1; step <= ScriptedChanges.Steps.Count; step++)
            {
                ScriptedChanges.Attempt(registry, step).Should().BeNull();
                if (step == save) log.SaveState(registry.Current);
            }

            SnapshotEquality.Verify(log.OpenRegistry().Current, registry.Current);
            SnapshotEquality.Verify(log.OpenRegistry().Current, MilestoneRegistry.Open(log).Current);
            File.Exists(path + "-state").Should().Be(save > 0);
        }
    }

    [Fact]
    public void The_registry_that_is_opened_from_it_goes_on_appending()
    {
        Fill(20);
        _log.SaveState(_registry.Current);
        _log.Dispose();

        SqliteAuditLog log = _folder.Open(_path);
        MilestoneRegistry registry = log.OpenRegistry();
        registry.DeclareMilestoneDependency("m1", "m2").Should().BeTrue();

        log.LastSequence.Should().Be(21);
        SnapshotEquality.VerifyReplay(registry.Current, log);
        SnapshotEquality.Verify(log.OpenRegistry().Current, registry.Current);
    }

    // Event 5 is none of those whose hashes make the root of 13 events, so only who reads it can see that it was changed.
    [Fact]
    public void Only_the_last_events_before_it_and_what_comes_behind_it_are_read()
    {
        Fill(13);
        _registry.Batch(
            change =>
            Enumerable.Range(0, 1100)
            .ToList().ForEach(i => change.SetPlanField("note", i.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        _log.SaveState(_registry.Current);
        Fill(20);
        SqliteDamage.Run(_path, "UPDATE events SET lines = x'000A' WHERE first = 5");

        SnapshotEquality.Verify(_log.OpenRegistry().Current, _registry.Current);

        _log.Verify().FailedAt.Should().Be(5);
        _log.Invoking(l => MilestoneRegistry.Open(l)).Should().Throw<LedgerException>().Which.Sequence.Should().Be(5);
        File.Exists(Saved).Should().BeTrue();
    }

    [Fact]
    public void What_is_behind_it_is_verified()
    {
        Fill(13);
        _log.SaveState(_registry.Current);
        Fill(20);
        SqliteDamage.Run(_path, "UPDATE events SET lines = CAST('x' || lines AS BLOB) WHERE first = 17");

        _log.Invoking(l => l.OpenRegistry()).Should().Throw<LedgerException>().Which.Sequence.Should().Be(17);
    }

    [Fact]
    public void Saving_takes_the_place_of_the_one_before()
    {
        Fill(5);
        _log.SaveState(_registry.Current);
        byte[] first = File.ReadAllBytes(Saved);
        Fill(9);
        _log.SaveState(_registry.Current);

        File.ReadAllBytes(Saved).Should().NotEqual(first);
        Directory.GetFiles(_folder.Folder, "*.part").Should().BeEmpty();
        SnapshotEquality.Verify(_log.OpenRegistry().Current, _registry.Current);
    }

    [Fact]
    public void An_empty_plan_is_not_saved()
    {
        _log.SaveState(_registry.Current);

        File.Exists(Saved).Should().BeFalse();
        _log.OpenRegistry().Current.Version.Should().Be(0);
    }

    [Fact]
    public void A_plan_that_the_log_has_not_come_to_is_refused()
    {
        MilestoneRegistry other = new();
        other.RegisterMilestone("a");

        _log.Invoking(l => l.SaveState(other.Current)).Should().Throw<ArgumentException>().WithMessage("*version 1*event 0*");
        _log.Invoking(l => l.SaveState(null!)).Should().Throw<ArgumentNullException>();

        File.Exists(Saved).Should().BeFalse();
    }

    [Fact]
    public void Where_saving_fails_the_one_before_is_as_it_was()
    {
        Fill(5);
        _log.SaveState(_registry.Current);
        byte[] before = File.ReadAllBytes(Saved);
        Fill(9);
        Directory.CreateDirectory(Saved + ".part");

        _log.Invoking(l => l.SaveState(_registry.Current))
            .Should().Throw<Exception>().Which.Should().Match(e => e is IOException || e is UnauthorizedAccessException);

        File.ReadAllBytes(Saved).Should().Equal(before);
        SnapshotEquality.Verify(_log.OpenRegistry().Current, _registry.Current);
    }

    [Fact]
    public void Where_saving_is_cancelled_the_one_before_is_as_it_was()
    {
        Fill(5);
        _log.SaveState(_registry.Current);
        byte[] before = File.ReadAllBytes(Saved);
        Fill(9);
        CancellationToken cancelled = new(canceled: true);

        _log.Invoking(l => l.SaveState(_registry.Current, cancelled)).Should().Throw<OperationCanceledException>();
        FluentActions.Invoking(() => SavedStateFile.Write(Saved, _registry.Current, _log.Identity, _log.Tree, cancelled))
            .Should().Throw<OperationCanceledException>("this is cancelled when the file is begun");

        File.ReadAllBytes(Saved).Should().Equal(before);
        Directory.GetFiles(_folder.Folder, "*.part").Should().BeEmpty();
        _log.SavedStateVersion.Should().Be(5);
        _log.SaveState(_registry.Current, CancellationToken.None);
        _log.SavedStateVersion.Should().Be(9);
    }

    [Fact]
    public void Where_opening_is_cancelled_while_it_is_read_it_stays_and_is_used_the_next_time()
    {
        Fill(5);
        _log.SaveState(_registry.Current);
        CancellationToken cancelled = new(canceled: true);

        _log.Invoking(l => l.OpenRegistry(options: null, cancelled)).Should().Throw<OperationCanceledException>();
        FluentActions.Invoking(() => SavedStateFile.TryRead(Saved, _log.Identity, _log.Tree, cancelled, out _))
            .Should().Throw<OperationCanceledException>("that is no reason not to use it");

        SqliteAuditLog other = _folder.Open(_path);
        SnapshotEquality.Verify(other.OpenRegistry().Current, _registry.Current);
        other.SavedStateVersion.Should().Be(5);
    }

    [Fact]
    public void A_folder_in_its_place_is_no_saved_state()
    {
        Fill(5);
        Directory.CreateDirectory(Saved);

        _log.Invoking(l => l.SaveState(_registry.Current))
            .Should().Throw<Exception>().Which.Should().Match(e => e is IOException || e is UnauthorizedAccessException);

        SnapshotEquality.Verify(_log.OpenRegistry().Current, _registry.Current);
    }

    [Fact]
    public void What_a_crash_has_left_of_a_saving_does_no_harm()
    {
        Fill(5);
        File.WriteAllText(Saved + ".part", new string('x', 100_000));

        _log.SaveState(_registry.Current);

        File.Exists(Saved + ".part").Should().BeFalse();
        SnapshotEquality.Verify(_log.OpenRegistry().Current, _registry.Current);
    }

    [Fact]
    public void It_is_saved_and_opened_while_changes_go_on()
    {
        WorkerThreads crew = new();
        bool done = false;
        crew.Start(() =>
        {
            Fill(300);
            Volatile.Write(ref done, true);
        });
        for (int saver = 0; saver < 2; saver++)
        {
            crew.Start(() =>
            {
                while (!Volatile.Read(ref done)) _log.SaveState(_registry.Current);
            });
        }

        crew.Start(() =>
        {
            using SqliteAuditLog log = SqliteAuditLog.Open(_path, new SqliteAuditLogOptions { ReadOnly = true });
            while (!Volatile.Read(ref done))
            {
                RegistrySnapshot opened = log.OpenRegistry().Current;
                opened.Count.Should().Be((int)opened.Version);
            }
        });
        crew.Join();

        File.Exists(Saved).Should().BeTrue("nobody found one that disagrees");
        SnapshotEquality.Verify(_log.OpenRegistry().Current, _registry.Current);
    }

    public void Dispose() => _folder.Dispose();

    private void Fill(int upTo)
    {
        for (long next = _registry.Current.Version + 1; next <= upTo; next++)
            _registry.RegisterMilestone(FormattableString.Invariant($"m{next}"));
    }
}
