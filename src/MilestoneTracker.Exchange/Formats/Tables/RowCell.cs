using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Formats.Tables;

// A cell of a row of data that is not blank, with the role of its column; its text is a stretch of the text of the row.
internal readonly record struct RowCell(TableRole Role, int Start, int Length, int Column, Place Place);
