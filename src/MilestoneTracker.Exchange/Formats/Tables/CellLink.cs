using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Formats.Tables;

// One value of a cell of predecessors or successors that is not the id of an earlier row: it is resolved when all rows are known.
internal readonly record struct CellLink(string Token, ImportPlace Place);
