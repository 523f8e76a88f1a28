using System.CommandLine;
using MilestoneTracker.Reporting;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.CommandLine;

// Which part of a plan is listed and drawn, and how large a picture may become.
internal sealed class ScopeOptions
{
    private readonly Option<string[]> _components;
    private readonly Option<string> _around;
    private readonly Option<int?> _up = new("--up") {
        Description = "With --around: how many steps up to dependencies; 2 where it is not given.", HelpName = "N",
            CustomParser = Values.Number<int> };
    private readonly Option<int?> _down = new("--down") {
        Description = "With --around: how many steps down to dependents; 2 where it is not given.", HelpName = "N",
            CustomParser = Values.Number<int> };
    private readonly Option<RiskLevel> _riskFrom =
        CommandFactory.MinimumRisk("Only milestones with at least this level of risk: none, low, medium, high or critical.");
    private readonly Option<bool> _byComponent =
        new("--by-component") { Description = "Draw a box for each set of components, not for each milestone." };
    private readonly Option<int?> _most = new("--most") {
        Description = "Draw at most so many boxes, those of the highest risk first; 300 where it is not given.", HelpName = "N",
            CustomParser = Values.Number<int> };

    public ScopeOptions(CommandFactory tools)
    {
        _components = tools.Components("Only milestones over this component; may be given several times.");
        _around = tools.NameOption("--around", "Only this milestone, and what is near it.");
    }

    public Option[] All => [_components, _around, _up, _down, _riskFrom, _byComponent, _most];

    public PlanScope Of(Invocation call)
    {
        if (call.Get(_up) < 0 || call.Get(_down) < 0 || call.Get(_most) < 1)
            throw new InvocationException(ExitCode.Usage, "--up and --down are 0 or more, and --most is 1 or more.");
        PlanScope scope = new() { Components = call.Get(_components) ?? [], Around = call.Get(_around), MinimumRisk = call.Get(_riskFrom) };
        if (call.Get(_up) is { } up) scope.Up = up;
        if (call.Get(_down) is { } down) scope.Down = down;
        if (call.Get(_most) is { } most) scope.MaxNodes = most;
        if (call.Get(_byComponent)) scope.ByComponent = true;
        return scope;
    }
}
