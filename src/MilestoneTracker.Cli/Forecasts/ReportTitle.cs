using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Verbs;
using MilestoneTracker.Reporting;

namespace MilestoneTracker.Cli.Forecasts;

// The title of a plan, by the rules of a report.
internal static class ReportTitle
{
    public static string Of(PlanLog log, RegistrySnapshot plan) =>
        ReportOutput.Titled(new PlanReportOptions(), asked: null, log).TitleOf(plan);
}
