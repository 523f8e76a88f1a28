using System.CommandLine;
using MilestoneTracker.Reporting;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.CommandLine;

// Which part of a plan is listed and drawn, and the size limit of the picture.
internal sealed class ScopeOptions
{
    private readonly Option<string[]> _components;
    private readonly Option<string> _around;
    private readonly Option<int?> _up = new("--up") {
        Description = "With --around: how many steps up to dependencies (default: 2).", HelpName = "N",
            CustomParser = Values.Number<int> };
    private readonly Option<int?> _down = new("--down") {
        Description = "With --around: how many steps down to dependents (default: 2).", HelpName = "N",
            CustomParser = Values.Number<int> };
    private readonly Option<RiskLevel> _riskFrom =
        CommandFactory.MinimumRisk("Only milestones at this level of risk or above: none, low, medium, high or critical.");
    private readonly Option<bool> _byComponent =
        new("--by-component") { Description = "Draw a box for each set of components, not for each milestone." };
    private readonly Option<int?> _most = new("--most") {
        Description = "Draw at most this many boxes, those of the highest risk first (default: 300).", HelpName = "N",
            CustomParser = Values.Number<int> };

    public ScopeOptions(CommandFactory tools)
    {
        _components = tools.Components("Only milestones that span this component");
        _around = tools.NameOption("--around", "Only this milestone and its neighbours.");
    }

    public Option[] All => [_components, _around, _up, _down, _riskFrom, _byComponent, _most];

    public PlanScope Parse(Invocation call)
    {
        if (call.Get(_up) < 0 || call.Get(_down) < 0 || call.Get(_most) < 1)
            throw new InvocationException(ExitCode.Usage, "--up and --down must be 0 or more, and --most 1 or more.");
        PlanScope scope = new() { Components = call.Get(_components) ?? [], Around = call.Get(_around), MinimumRisk = call.Get(_riskFrom) };
        if (call.Get(_up) is { } up) scope.Up = up;
        if (call.Get(_down) is { } down) scope.Down = down;
        if (call.Get(_most) is { } most) scope.MaxNodes = most;
        if (call.Get(_byComponent)) scope.ByComponent = true;
        return scope;
    }
}
