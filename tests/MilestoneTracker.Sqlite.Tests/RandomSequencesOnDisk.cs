using Microsoft.Extensions.Time.Testing;
using CsCheck;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Logs;
using MilestoneTracker.TestSupport.Snapshots;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Sqlite.Tests;

/// <summary>A registry on a file beside one in memory, led through the same random steps, and the file closed and opened again in
/// between. CsCheck prints the seed and the shortest sequence where they differ.</summary>
[Trait("Category", "Long")]
public sealed class RandomSequencesOnDisk
{
    /// <summary>What is done with the file after a step.</summary>
    private enum Pause
    {
        None,
        Save,
        Reopen,
        ReopenWhole,
        SaveAndReopen,
        OpenAgainBeside,
        BackUpAndReopenThat,
    }

    [Fact]
    public void The_plan_and_the_events_are_those_of_the_registry_in_memory() => Sequences.Sample(
        sequence =>
        {
            using LogFolder folder = new();
            FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
            MilestoneRegistryOptions options = new() { TimeProvider = clock, TransitionRule = TransitionRule.Ask };
            InMemoryAuditLog memory = new();
            MilestoneRegistry expected = new(memory, options);
            OnDisk disk = new(folder, options);
            foreach ((Step step, Pause pause) in sequence.Steps)
            {
                clock.AdjustTime(clock.GetUtcNow().AddSeconds(step.Seconds));
                Assert.Equal(Perform(step, expected), Perform(step, disk.Registry));
                disk.Take(pause);
                Assert.Equal(expected.Current.Version, disk.Registry.Current.Version);
            }

            Assert.Equal(memory.Read(), disk.Log.Read());
            SnapshotEquality.Verify(disk.Registry.Current, expected.Current);
            disk.Take(Pause.SaveAndReopen);
            SnapshotEquality.Verify(disk.Registry.Current, expected.Current);
            Assert.True(disk.Log.Verify(disk.Log.GetCheckpoint()).IsValid);
        },
        iter: 40,
        print: sequence => $"{sequence.Names} names:\n{string.Join('\n', sequence.Steps.Select(s => $"{s.Step} then {s.Pause}"))}");

    private static Gen<(int Names, (Step Step, Pause Pause)[] Steps)> Sequences =>
        from sequence in Steps.Sequences(24)
        from pauses in Gen.Frequency((5, Gen.Const(Pause.None)), (2, Gen.Enum<Pause>())).Array[sequence.Steps.Length]
        select (sequence.Names, sequence.Steps.Zip(pauses).ToArray());

    private static string Perform(Step step, MilestoneRegistry registry)
    {
        List<string> said = [];
        switch (step.Kind)
        {
            case StepKind.Single:
                return step.Edits[0].Perform(registry, step.Context);
            case StepKind.Batch:
                registry.Batch(Stage, step.Context);
                break;
            case StepKind.BatchThatThrows:
                FluentActions.Invoking(() => registry.Batch(proposal =>
                {
                    Stage(proposal);
                    throw new TimeoutException();
                }, step.Context)).Should().Throw<TimeoutException>();
                break;
            default:
                using (ProposedChange proposal = registry.Propose(step.Context))
                {
                    Stage(proposal);
                    if (step.Kind == StepKind.Overtaken)
                        foreach (TwinEdit edit in step.Others) said.Add(edit.Perform(registry, null));
                    if (step.Kind != StepKind.ProposeAndDrop) said.Add(Outcome.Of(() => proposal.Commit().ToString()));
                }

                break;
        }

        return string.Join('\n', said);

        void Stage(ProposedChange proposal) => said.AddRange(step.Edits.Select(edit => edit.Perform(proposal)));
    }

    // The registry on its file, whichever that is just now.
    private sealed class OnDisk
    {
        private readonly LogFolder _folder;
        private readonly MilestoneRegistryOptions _options;
        private string _path;

        public OnDisk(LogFolder folder, MilestoneRegistryOptions options)
        {
            (_folder, _options, _path) = (folder, options, folder.NewPath());
            Log = folder.Open(_path);
            Registry = new MilestoneRegistry(Log, options);
        }

        public SqliteAuditLog Log { get; private set; }

        public MilestoneRegistry Registry { get; private set; }

        public void Take(Pause pause)
        {
            if (pause is Pause.Save or Pause.SaveAndReopen) Log.SaveState(Registry.Current);
            if (pause is Pause.BackUpAndReopenThat)
            {
                string copy = _folder.NewPath();
                Log.BackUp(copy);
                _path = copy;
            }

            if (pause is Pause.None or Pause.Save) return;
            if (pause != Pause.OpenAgainBeside) Log.Dispose();
            Log = _folder.Open(_path);
            Registry = pause == Pause.ReopenWhole ? MilestoneRegistry.Open(Log, _options) : Log.OpenRegistry(_options);
        }
    }
}
