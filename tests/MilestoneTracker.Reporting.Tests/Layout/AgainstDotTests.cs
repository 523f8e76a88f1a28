using System.Text.Json;
using FluentAssertions;
using MilestoneTracker.Reporting.Layout;
using MilestoneTracker.TestSupport.Data;
using Xunit;
using Xunit.Abstractions;

namespace MilestoneTracker.Reporting.Tests.Layout;

// How many crossings there are and how long the arrows, beside what Graphviz makes of the same plans.
public sealed class AgainstDotTests(ITestOutputHelper output)
{
    private const double AtMost = 1.3;

    private static readonly string[] Networks =
        ["j30/j3010_5", "j30/j3011_8", "j60/j6010_3", "j60/j6012_1", "j60/j6017_1", "j90/j9011_7", "j90/j9015_7", "j90/j9019_7",
            "j120/j12014_6", "j120/j1201_5"];

    [NeedsFact("dot")]
    public void The_sample_plan_has_about_as_few_crossings_and_as_short_arrows_as_with_dot()
    {
        using JsonDocument file =
            JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "samples", "ReleasePlan", "python-3.12.plan.json")));
        JsonElement[] milestones = [.. file.RootElement.GetProperty("milestones").EnumerateArray()];
        Dictionary<string, int> places = Enumerable.Range(0, milestones.Length)
            .ToDictionary(i => milestones[i].GetProperty("name").GetString()!);

        Compare([
            ("python-3.12", milestones.Length, [
                .. milestones.SelectMany(
                    (milestone, i) =>
                    milestone.GetProperty("needs").EnumerateArray().Select(need => new Arrow(places[need.GetString()!], i)))])]);
    }

    [DotAndPsplibFact]
    public void Ten_networks_of_PSPLIB_have_about_as_few_crossings_and_as_short_arrows_as_with_dot() => Compare(
    [
        .. Networks.Select(name => (name, ProjectNetwork.ReadPsplib(SharedData.PathOf("psplib", name + ".sm"))))
            .Select(file => (file.name, file.Item2.Jobs, Arrows(file.Item2))),
    ]);

    private static Arrow[] Arrows(ProjectNetwork network) => [.. network.Edges.Select(edge => new Arrow(edge.Before - 1, edge.After - 1))];

    private void Compare((string Name, int Boxes, Arrow[] Arrows)[] plans)
    {
        long drawn = 0, drawnByDot = 0, lines = 0, linesByDot = 0, length = 0, lengthByDot = 0;
        output.WriteLine("plan: crossings as drawn ours/dot; of straight lines ours/dot; length in ranks ours/dot");
        foreach ((string name, int boxes, Arrow[] arrows) in plans)
        {
            Picture ours = Picture.Ours(boxes, arrows), dot = DotPicture.Of(boxes, arrows);
            output.WriteLine($"{name}: {ours.Drawn}/{dot.Drawn}; {ours.Lines}/{dot.Lines}; {ours.Length}/{dot.Length}");
            (drawn, drawnByDot, lines, linesByDot) =
                (drawn + ours.Drawn, drawnByDot + dot.Drawn, lines + ours.Lines, linesByDot + dot.Lines);
            (length, lengthByDot) = (length + ours.Length, lengthByDot + dot.Length);
        }

        output.WriteLine($"in sum: {drawn}/{drawnByDot}; {lines}/{linesByDot}; {length}/{lengthByDot}");
        drawnByDot.Should().BePositive();
        ((double)drawn).Should().BeLessThanOrEqualTo(AtMost * drawnByDot);
        ((double)lines).Should().BeLessThanOrEqualTo(AtMost * linesByDot);
        ((double)length).Should().BeLessThanOrEqualTo(AtMost * lengthByDot);
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class DotAndPsplibFactAttribute : FactAttribute
    {
        public DotAndPsplibFactAttribute() => Skip = Programs.ReasonToSkip("dot") ?? SharedData.ReasonToSkip("psplib");
    }
}
