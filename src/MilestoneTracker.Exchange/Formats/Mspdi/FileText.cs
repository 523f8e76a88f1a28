using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// A text of the file with its place; nothing where the file has none.
internal readonly record struct FileText(string? Text, Place Place);
