using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace MilestoneTracker.Benchmarks.Micro;

// Single operations that are too short for a clock of our own: BenchmarkDotNet, with what they allocate. In process, because
// a project that it generates would build under this repository's rules; its files go beside the program. What it is
// given on the command line is passed on; after its own tables the results follow as lines like everybody's.
internal static class MicroBenchmark
{
    public static int Run(string[] passedOn, Rounds rounds)
    {
        Job job =
            (rounds.IsQuick
                ? Job.Dry : Job.Default.WithIterationTime(TimeInterval.FromMilliseconds(100)).WithWarmupCount(5).WithIterationCount(10))
            .WithToolchain(InProcessEmitToolchain.Instance);
        IConfig config = ManualConfig.Create(DefaultConfig.Instance)
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "BenchmarkDotNet.Artifacts"));
        Summary[] summaries = [
            .. BenchmarkSwitcher.FromTypes([typeof(LookUps), typeof(Changes)])
                .Run(passedOn.Length > 0 ? passedOn : ["--filter", "*"], config)];
        foreach (BenchmarkReport report in summaries.SelectMany(summary => summary.Reports)
            .Where(report => report.ResultStatistics is not null))
        {
            BenchmarkCase benchmark = report.BenchmarkCase;
            Result.Print(
                "micro", $"{benchmark.Descriptor.Type.Name}.{benchmark.Descriptor.WorkloadMethod.Name}",
                ("n", benchmark.Parameters["Milestones"] ?? 0),
                ("ns", report.ResultStatistics!.Median), ("bytes", report.GcStats.GetBytesAllocatedPerOperation(benchmark) ?? 0));
        }

        bool isWhole = summaries.Length > 0
            && summaries.All(summary => !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success));
        return isWhole ? Result.Right : Result.Wrong("not every benchmark ran to its end.");
    }
}
