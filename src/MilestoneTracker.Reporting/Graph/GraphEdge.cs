namespace MilestoneTracker.Reporting;

/// <summary>An arrow of the picture, from what has to be done first to what waits for it.</summary>
/// <param name="From">The node of the dependency, by its place in <see cref="PlanGraph.Nodes"/>.</param>
/// <param name="To">The node of the dependent.</param>
/// <param name="Count">How many dependencies the arrow stands for: 1 between milestones, from 1 between groups.</param>
public sealed record GraphEdge(int From, int To, int Count);
