using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Formats.Tables;

// A cell of a table; its text is a stretch of the text of its row, empty if the caller did not ask for it.
internal readonly record struct CsvCell(int Start, int Length, bool IsBlank, Place Place);
