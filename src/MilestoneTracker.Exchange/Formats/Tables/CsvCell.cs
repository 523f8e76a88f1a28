using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Formats.Tables;

// A cell of a table, without its text if the caller did not ask for it.
internal readonly record struct CsvCell(string? Text, bool IsBlank, Place Place);
