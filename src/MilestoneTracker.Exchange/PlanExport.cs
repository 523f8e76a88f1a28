using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Formats;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Exchange.Writing;

namespace MilestoneTracker.Exchange;

/// <summary>Writes plans for other tools.</summary>
public static class PlanExport
{
    /// <summary>Writes a plan. The same plan and options give the same bytes. O(milestones + dependencies), in the memory of a few buffers
    /// beside the plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="output">Where to write; it is not closed.</param>
    /// <param name="format">The format.</param>
    /// <param name="options">How it is written.</param>
    /// <returns>What was written, and what the format could not carry.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="format"/> is none of the formats.</exception>
    public static ExportReport Write(RegistrySnapshot plan, Stream output, ExportFormat format, ExportOptions options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(options);
        IPlanWriter writer = PlanWriters.For(format);
        PlanToWrite whole = new(plan, options, new FindingLog(new ImportLimits().Findings));
        (int milestones, int dependencies) = writer.Write(whole, output);
        whole.SayWhatNoFormatCarries();
        return new ExportReport(milestones, dependencies, whole.Findings.Frozen());
    }
}
