using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Formats.Tables;

// A cell of a table; without its text where nobody wants it.
internal readonly record struct CsvCell(string? Text, bool IsBlank, Place Place);
