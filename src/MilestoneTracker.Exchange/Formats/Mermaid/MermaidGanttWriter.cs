using System.Globalization;
using System.Text;
using MilestoneTracker.Exchange.Values;
using MilestoneTracker.Exchange.Writing;

namespace MilestoneTracker.Exchange.Formats.Mermaid;

// A Gantt chart in the language of Mermaid: a section for each first component, a line for each milestone that has a date. It is for
// looking at: dependencies and fields are not in it.
internal sealed class MermaidGanttWriter : IPlanWriter
{
    private const int MinutesOfDay = 1440;

    public (int Milestones, int Dependencies) Write(PlanToWrite plan, Stream output)
    {
        using StreamWriter text = new(new OpenStream(output), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        text.WriteLine("gantt");
        text.WriteLine("    dateFormat YYYY-MM-DD");
        if (plan.PlanField(FieldKeys.Title) is { } title)
        {
            text.WriteLine($"    title {GanttText.Escaped(title)}");
            plan.WrittenPlanFields.Add(FieldKeys.Title);
        }

        int written = 0;
        foreach (var section in plan.Milestones.GroupBy(SectionOf, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            bool isOpen = section.Key.Length == 0;
            foreach (Milestone milestone in section)
            {
                if (LineOf(plan, milestone) is not { } line)
                {
                    plan.Find("no-date", milestone.Name,
                        $"'{milestone.Name}' has neither a place in the schedule nor a target date. It was left out.");
                    continue;
                }

                if (!isOpen) text.WriteLine($"    section {GanttText.Escaped(section.Key)}");
                isOpen = true;
                text.WriteLine(line);
                written++;
            }
        }

        int dependencies = plan.Milestones.Sum(milestone => milestone.Dependencies.Count);
        if (dependencies > 0) plan.Find("dependencies-not-carried", null,
            FormattableString.Invariant($"The format has no place for dependencies: {dependencies} left out."));
        return (written, 0);
    }

    private static string SectionOf(Milestone milestone) => milestone.Components.FirstOrDefault() ?? "";

    private static string? LineOf(PlanToWrite plan, Milestone milestone)
    {
        string? date = null;
        long days = 0;
        if (plan.Options.Schedule?.Invoke(milestone.Name) is { } planned)
        {
            date = planned.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            days = (long)Math.Ceiling((planned.Finish - planned.Start).TotalMinutes / MinutesOfDay);
        }
        else if (milestone.Fields.TryGetValue(Keys.Target, out string? target) && Moment.TryParse(target, out Moment day))
        {
            date = day.Date;
        }

        if (date is null) return null;
        string tags = milestone.Status switch { MilestoneStatus.Completed => "done, ", MilestoneStatus.InProgress =>
            "active, ", MilestoneStatus.Blocked => "crit, ", _ => "" };
        if (days <= 0) tags += "milestone, ";
        return string.Create(CultureInfo.InvariantCulture,
            $"    {GanttText.Escaped(milestone.Name)}:{tags}m{plan.PlaceOf(milestone.Name) + 1}, {date}, {Math.Max(0, days)}d");
    }
}
