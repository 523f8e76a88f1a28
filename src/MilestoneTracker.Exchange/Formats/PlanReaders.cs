using MilestoneTracker.Exchange.Formats.Gan;
using MilestoneTracker.Exchange.Formats.Graphs;
using MilestoneTracker.Exchange.Formats.ICalendar;
using MilestoneTracker.Exchange.Formats.Mspdi;
using MilestoneTracker.Exchange.Formats.Tables;
using MilestoneTracker.Exchange.Formats.Trackers;
using MilestoneTracker.Exchange.Reading;

namespace MilestoneTracker.Exchange.Formats;

// The reader of each format.
internal static class PlanReaders
{
    public static IPlanReader For(ImportFormat format) => format switch
    {
        ImportFormat.Mspdi => new MspdiReader(),
        ImportFormat.GitHub => new GitHubReader(),
        ImportFormat.GitLab => new GitLabReader(),
        ImportFormat.Table => new TableReader(),
        ImportFormat.Gan => new GanReader(),
        ImportFormat.JsonGraph => new JgfReader(),
        ImportFormat.ICalendar => new ICalendarReader(),
        ImportFormat.GraphMl => new GraphMlReader(),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "This is none of the formats of an import."),
    };
}
