using System.Collections.Concurrent;
using System.Diagnostics;
using FluentAssertions;
using MilestoneTracker.TestSupport.Doubles;
using Xunit;

namespace MilestoneTracker.Tests.Diagnostics;

// Writers that are served together share one append; what each asked for is counted and traced as its own.
public sealed class GroupTests
{
    private const string Outcome = "milestone_tracker.change.outcome";

    [Theory]
    [InlineData(Fate.Keep, "committed", "unchanged", 3)]
    [InlineData(Fate.Refuse, "append_refused", "append_refused", 1)]
    [InlineData(Fate.Fail, "unknown", "faulted", 1)]
    public void One_append_is_measured_for_all_and_each_change_is_told_with_its_own_outcome_under_its_own_writer(
        Fate fate, string kept, string unchanged, int version)
    {
        string name = nameof(GroupTests) + fate;
        using MeasurementRecorder recorder = new(name);
        using ActivitySource writers = new(name);
        ConcurrentQueue<Activity> ended = new();
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == "MilestoneTracker" || source.Name == name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (Equals(activity.GetTagItem("milestone_tracker.registry.name"), name)) ended.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        GatedSink sink = new() { FateOf = call => call == 1 ? Fate.Keep : fate };
        MilestoneRegistry registry = new(sink, new MilestoneRegistryOptions { Name = name });
        WorkerThreads crew = new();

        Write("first", () => registry.RegisterMilestone("first"));
        sink.AwaitFirst();
        Write("second", () => registry.RegisterMilestone("second"), waiting: 1);
        Write("third", () => registry.RegisterMilestone("third"), waiting: 2);
        Write("same", () => registry.UpdateMilestoneStatus("first", MilestoneStatus.Planned), waiting: 3);
        Write("cycle", () => registry.DeclareMilestoneDependency("first", "first"), waiting: 4);
        sink.Release();
        crew.Join();

        recorder.Take("milestone_tracker.append.duration").Should().HaveCount(2);
        ended.Select(activity => $"{activity.GetBaggageItem("writer")}: {activity.GetTagItem(Outcome)}").Should().BeEquivalentTo(
            "first: committed", $"second: {kept}", $"third: {kept}", $"same: {unchanged}", fate == Fate.Keep
            ? "cycle: refused" : $"cycle: {unchanged}");
        recorder.Take("milestone_tracker.changes")
            .Select(told => told[Outcome]).Should().BeEquivalentTo(ended.Select(activity => activity.GetTagItem(Outcome)));
        registry.Current.Version.Should().Be(version);

        void Write(string writer, Action change, int waiting = 0)
        {
            crew.Start(() =>
            {
                using Activity own = writers.StartActivity("write")!;
                own.AddBaggage("writer", writer); // which only its children have
                try
                {
                    change();
                }
                catch (MilestoneRegistryException)
                {
                    // Its outcome is told.
                }
            });
            WorkerThreads.Await(() => registry.WaitingWriters == waiting);
        }
    }
}
