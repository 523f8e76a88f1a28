using System.Globalization;
using FluentAssertions;
using MilestoneTracker.TestSupport.Data;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Networks;

// Published networks: every early and late date and every slack as two programs apart from ours found them, in hours of a calendar that
// always works.
public sealed class NetworkTests
{
    private static readonly DateTime Start = new(2026, 1, 1);

    [SharedDataTheory("psplib")]
    [InlineData("j30", 20)]
    [InlineData("j60", 16)]
    [InlineData("j90", 12)]
    [InlineData("j120", 16)]
    public void Every_job_of_PSPLIB_has_its_early_and_late_dates_and_slacks(string set, int instances)
    {
        ILookup<string, string[]> times = SharedData.Rows(',', "psplib", "psplib_activity_times.csv").ToLookup(row => row[0]);
        string[][] rows = [.. SharedData.Rows(',', "psplib", "psplib_oracle.csv").Where(row => row[1] == set)];
        rows.Should().HaveCount(instances);
        foreach (string[] row in rows)
        {
            Schedule schedule = ScheduleOf(ProjectNetwork.ReadPsplib(SharedData.PathOf("psplib", set, row[0] + ".sm")));

            Hours(schedule.Finish).Should().Be(Number(row[4]), row[0]);
            foreach (string[] time in times[row[0]])
            {
                ScheduledMilestone job = schedule.GetMilestone(time[1])!;
                (int, int, int, int, long?, long?, bool) found =
                    (Hours(job.Start), Hours(job.Finish), Hours(job.LateStart!.Value), Hours(job.LateFinish!.Value), job.TotalSlack / 60,
                        job.FreeSlack / 60, job.IsCritical);
                found.Should().Be((Number(time[3]), Number(time[4]), Number(time[5]), Number(time[6]), Number(time[7]), Number(time[8]),
                    time[9] == "1"), string.Join(' ', time));
            }
        }
    }

    [SharedDataFact("patterson_1kNetRes")]
    public void The_networks_of_1kNetRes_have_their_lengths()
    {
        string[][] rows = [.. SharedData.Rows(',', "patterson_1kNetRes", "patterson_oracle.csv")];
        rows.Should().HaveCount(42);
        foreach (string[] row in rows)
            Hours(ScheduleOf(ProjectNetwork.ReadPatterson(SharedData.PathOf("patterson_1kNetRes", row[0]))).Finish).Should()
                .Be(Number(row[3]), row[0]);
    }

    [SharedDataFact("patterson_rg300")]
    public void The_dense_network_RG300_has_its_length() =>
        Hours(ScheduleOf(ProjectNetwork.ReadPatterson(SharedData.PathOf("patterson_rg300", "RG300_1.rcp"))).Finish).Should().Be(44);

    private static Schedule ScheduleOf(ProjectNetwork network)
    {
        MilestoneRegistry registry = new();
        registry.SetPlanField("calendar", "24x7");
        for (int job = 1; job <= network.Jobs; job++)
        {
            registry.RegisterMilestone(Name(job));
            registry.SetMilestoneField(Name(job), "duration", Name(network.Durations[job - 1]) + "h");
        }

        foreach ((int before, int after) in network.Edges) registry.DeclareMilestoneDependency(Name(after), Name(before));
        return Schedule.Compute(registry.Current, Start);
    }

    private static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Hours(DateTime time) => (int)(time - Start).TotalHours;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
