using MilestoneTracker;
using MilestoneTracker.Reporting;
using MilestoneTracker.Risk;

namespace PackageConsumer.EveryOperation;

// Which part of a plan is drawn, and what of.
internal static class Drawing
{
    public static void Play(Telling tell)
    {
        tell.Begin("drawing");
        MilestoneRegistry registry = Plans.Release().Registry;
        registry.UpdateMilestoneStatus("Schema", MilestoneStatus.Blocked);

        Tell(tell, registry, "whole", new PlanScope());
        Tell(tell, registry, "near", new PlanScope { Around = "API", Up = 1, Down = 0 });
        Tell(tell, registry, "of components", new PlanScope { Components = ["docs"] });
        Tell(tell, registry, "at risk", new PlanScope { MinimumRisk = RiskLevel.High, MaxNodes = 2 });
        Tell(tell, registry, "by component", new PlanScope { ByComponent = true });

        tell.Refused<MilestoneNotFoundException>(
            "around nobody", () =>
            PlanReport.Create(registry.Current, new PlanReportOptions { Scope = new PlanScope { Around = "Nobody" } }), e => e.Name);
        tell.Refused<ArgumentOutOfRangeException>("no nodes", () => _ = new PlanScope { MaxNodes = 0 }, e => e.ActualValue);
    }

    private static void Tell(Telling tell, MilestoneRegistry registry, string what, PlanScope scope)
    {
        tell.Say(
            what, $"components {string.Join(", ", scope.Components)}, around {scope.Around} {scope.Up} up {scope.Down} down, from "
                + $"{scope.MinimumRisk}, by component {scope.ByComponent}, {scope.MaxNodes} at most");
        PlanGraph graph = PlanReport.Create(registry.Current, new PlanReportOptions { Scope = scope }).Graph;
        tell.Say(
            "graph", $"{graph}: {graph.IsByComponent} {graph.HiddenMilestones} {graph.HiddenDependencies}, "
                + $"{graph.LeftOut ?? "nothing is left out"}");
        foreach (GraphNode node in graph.Nodes)
            tell.Say("node", $"{node.Index} {node.Label} {node.Completion} {node.Risk}, {node.Milestone?.Name ?? node.Group?.ToString()}");
        foreach (GraphEdge edge in graph.Edges) tell.Say("edge", $"{edge.From} → {edge.To}, {edge.Count}");
    }
}
