using System.Text;
using FluentAssertions;
using MilestoneTracker.Exchange;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.TestSupport.Texts;

namespace MilestoneTracker.Reporting.Tests;

// The Gantt charts that a plan is exported as, drawn by Mermaid itself.
public sealed class HostileGanttTests
{
    private const int Portion = 60;

    private static readonly (MilestoneStatus Status, string[] Marks)[] Marked =
    [
        (MilestoneStatus.Planned, ["milestone"]), (MilestoneStatus.InProgress, ["active", "milestone"]),
        (MilestoneStatus.Completed, ["done", "milestone"]), (MilestoneStatus.Blocked, ["crit", "milestone"]),
    ];

    [NeedsMermaidFact]
    public void Mermaid_draws_a_bar_for_every_hostile_name_in_its_section_on_its_day()
    {
        RegistrySnapshot[] plans = [.. HostileNames.All.Chunk(Portion).Select(PlanOf)];

        MermaidReader.Reading[] readings = MermaidReader.Read(draw: true, [.. plans.Select(TextOf)]);

        readings.Sum(reading => reading.Bars.Length).Should().Be(HostileNames.All.Count);
        foreach ((RegistrySnapshot plan, MermaidReader.Reading reading) in plans.Zip(readings))
        {
            Milestone[] drawn = [.. plan.Milestones.OrderBy(milestone => milestone.Components[0], StringComparer.Ordinal)];
            reading.Type.Should().Be("gantt");
            reading.Tasks.Select(task => BarOf(reading, task)).Should().Equal(drawn.Select(milestone => milestone.Name));
            reading.Sections.Distinct().Should().Equal(drawn.Select(milestone => milestone.Components[0]).Distinct());
            reading.Tasks.Select(task => task.Start).Should().Equal(drawn.Select(milestone => milestone.Fields["target"]));
            foreach ((Milestone milestone, MermaidReader.GanttTask task) in drawn.Zip(reading.Tasks))
                task.Marks.Should().Equal(Marked.Single(marked => marked.Status == milestone.Status).Marks);
        }
    }

    // Mermaid draws in the order of the dates, and names a bar by its task.
    private static string BarOf(MermaidReader.Reading reading, MermaidReader.GanttTask task) =>
        reading.Bars.Single(bar => bar.Id.EndsWith($"-{task.Id}-text", StringComparison.Ordinal)).Text;

    private static RegistrySnapshot PlanOf(string[] names)
    {
        MilestoneRegistry registry = new(new Auditing.InMemoryAuditLog());
        for (int i = 0; i < names.Length; i++)
        {
            registry.RegisterMilestone(names[i], [names[i % 7]], Marked[i % Marked.Length].Status);
            registry.SetMilestoneField(names[i], "target", FormattableString.Invariant($"2026-05-{1 + (i % 28):00}"));
        }

        return registry.Current;
    }

    private static string TextOf(RegistrySnapshot plan)
    {
        using MemoryStream output = new();
        PlanExport.Write(plan, output, ExportFormat.MermaidGantt, new ExportOptions());
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
