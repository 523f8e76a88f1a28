namespace MilestoneTracker.Reporting.Layout;

/// <summary>A weighted edge of the network simplex: number To is at least Length above number From, and each unit between them costs
/// Weight.</summary>
internal readonly record struct Constraint(int From, int To, int Length, int Weight);
