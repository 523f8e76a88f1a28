using MilestoneTracker.Exchange.Formats.Graphs;
using MilestoneTracker.Exchange.Formats.ICalendar;
using MilestoneTracker.Exchange.Formats.Mermaid;
using MilestoneTracker.Exchange.Formats.Mspdi;
using MilestoneTracker.Exchange.Formats.Tables;
using MilestoneTracker.Exchange.Writing;

namespace MilestoneTracker.Exchange.Formats;

// The writer of each format.
internal static class PlanWriters
{
    public static IPlanWriter For(ExportFormat format) => format switch
    {
        ExportFormat.Mspdi => new MspdiWriter(),
        ExportFormat.Table => new TableWriter(),
        ExportFormat.ICalendar => new ICalendarWriter(),
        ExportFormat.MermaidGantt => new MermaidGanttWriter(),
        ExportFormat.JsonGraph => new JgfWriter(),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "This is none of the formats of an export."),
    };
}
