using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Formats.Tables;

// A cell of a row of data that is not blank, with the role of its column.
internal readonly record struct RowCell(string Role, string Text, int Column, Place Place);
