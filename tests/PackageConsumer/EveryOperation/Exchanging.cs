using System.Text;
using MilestoneTracker;
using MilestoneTracker.Exchange;
using MilestoneTracker.Exchange.DaysOff;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Options;

namespace PackageConsumer.EveryOperation;

// Plans of other tools in, and out again.
internal static class Exchanging
{
    private const string Table = "id,name,due,predecessors,extra\n1,Design,2026-03-02,,x\n2,Build,soon,1SS+2d,\n3,Ship,,2,\n";

    private static readonly (ImportFormat Format, string Text)[] Inputs =
    [
        (ImportFormat.Mspdi, "<Project><Tasks><Task><UID>1</UID><Name>A</Name></Task></Tasks></Project>"),
        (ImportFormat.Gan, "<project name='P'><tasks><task id='1' name='A' duration='2'/></tasks></project>"),
        (ImportFormat.GitHub, "[{\"number\":1,\"title\":\"A\"}]"),
        (ImportFormat.GitLab, "[{\"iid\":1,\"title\":\"A\"}]"),
        (ImportFormat.Table, "id,name\n1,A\n"),
        (ImportFormat.ICalendar, "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:1\nSUMMARY:A\nEND:VTODO\nEND:VCALENDAR\n"),
        (ImportFormat.JsonGraph, "{\"graph\":{\"nodes\":{\"a\":{}}}}"),
        (ImportFormat.GraphMl, "<graphml><graph><node id='a'/></graph></graphml>"),
    ];

    public static void Play(Telling tell)
    {
        tell.Begin("exchanging");
        foreach ((ImportFormat format, string text) in Inputs)
            tell.Say(format.ToString(), Read(text, format, new ImportOptions()).Items.Single());
        Import(tell);
        Options(tell);
        Export(tell);
        Holidays(tell);
    }

    private static ImportedPlan Read(string text, ImportFormat format, ImportOptions options) =>
        PlanImport.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), format, options);

    private static void Import(Telling tell)
    {
        MilestoneRegistry registry = Plans.Release().Registry;
        ImportedPlan plan = Read(Table, ImportFormat.Table, new ImportOptions { Source = "sheet" });
        tell.Say("source", plan.Source);
        foreach (ImportedItem item in plan.Items)
        {
            tell.Say("item", $"{item.SourceId} {item.Title} {item.Name} {item.Status} {item.Components.Count} at {item.Place}");
            tell.Say("fields", item.Fields);
        }

        foreach (ImportedLink link in plan.Links)
            tell.Say("link", $"{link.Item} on {link.Dependency}, {link.Kind} {link.Lag} at {link.Place}, {link.Fields.Count} fields");
        tell.Say("plan fields", plan.PlanFields.Count);
        ImportFindings findings = plan.Findings;
        tell.Say("findings", $"{findings.Count}, first {findings[0]}, {string.Join(", ", findings.Counts)}");
        using (IEnumerator<ImportFinding> each = findings.GetEnumerator())
            while (each.MoveNext()) tell.Say("finding",
                $"{each.Current.Code} {each.Current.Level} {each.Current.SourceId} {each.Current.Message}");
        ImportPreview dropped = plan.ProposeTo(registry);
        tell.Say("dropped", dropped.Proposal.Staged.Count);
        dropped.Dispose();
        ImportPreview preview = plan.ProposeTo(registry, new ChangeContext { Actor = "ada" });
        tell.Say("preview", $"{preview.Added} {preview.Changed} {preview.Unchanged} {preview.Gone} {preview.Findings.Count}");
        tell.Say("committed", preview.Commit().Count);
        tell.Refused<ImportRefusedException>(
            "cycle", () => Read("id,name,predecessors\n1,A,2\n2,B,1\n", ImportFormat.Table, new ImportOptions()).ProposeTo(registry),
            e => $"{e.Code} at {e.Place}: {string.Join(" → ", e.CyclePath)}");
    }

    private static void Options(Telling tell)
    {
        ImportLimits limits = new() { Bytes = 1000, Items = 5, Links = 6, Depth = 7, Text = 8, Findings = 9 };
        tell.Say("limits", $"{limits.Bytes} {limits.Items} {limits.Links} {limits.Depth} {limits.Text} {limits.Findings}");
        ImportOptions options = new()
        {
            Source = "s", Name = "n", Outline = OutlineRule.Components, OnlyMilestones = true, SkipCycles = true, Gone = GoneRule.Cancel,
            KeepLocal = true, Issues = true, Assigned = true, PullRequests = true, Columns = [new("name", "Task")], Separator = ';',
            Dates = DateOrder.DayMonthYear, Encoding = "utf-8", Edges = EdgeDirection.DependsOn, Limits = limits,
        };
        tell.Say(
            "options", $"{options.Source} {options.Name} {options.Outline} {options.OnlyMilestones} {options.SkipCycles} {options.Gone}");
        tell.Say("options", $"{options.KeepLocal} {options.Issues} {options.PullRequests} {options.Columns.Count} {options.Separator}");
        tell.Say("options", $"{options.Dates} {options.Encoding} {options.Edges} {options.Limits.Items} {options.Assigned}");
        tell.Say("rules", new object[] { OutlineRule.Dependencies, OutlineRule.Fields, GoneRule.Keep, GoneRule.Remove });
        tell.Say("orders", new object[] { DateOrder.NotSaid, DateOrder.MonthDayYear, EdgeDirection.Precedes });
        ImportPlace place = new ImportPlace(1, 2) with { Line = 3, Column = 4, Row = 5, Heading = "h" };
        tell.Say("place", $"{place.Line} {place.Column} {place.Row} {place.Heading}, {place.ToString()}");
        ImportFinding finding = new ImportFinding("c", FindingLevel.Info, default, null, "m") with
        {
            Code = "d", Level = FindingLevel.Warning, Place = place, SourceId = "i", Message = "n",
        };
        tell.Say("finding", $"{finding.ToString()} at {finding.Place}");
    }

    private static void Holidays(Telling tell)
    {
        byte[] calendar =
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Christmas\nDTSTART:20261225\nEND:VEVENT\nEND:VCALENDAR\n"u8.ToArray();
        tell.Say("detected", PlanImport.Detect(calendar));
        ImportedDaysOff daysOff = PlanImport.ReadDaysOff(new MemoryStream(calendar), new ImportOptions());
        foreach (DayOff off in daysOff.Days)
        {
            DayOff longer = new DayOff(off.First, off.Last, off.Title, off.Place) with
            {
                First = off.First.AddDays(-1), Last = off.Last.AddDays(1), Title = "T", Place = default,
            };
            tell.Say("day off", $"{off.First:O} {off.Last:O} {off.Title} at {off.Place}, {longer.First:O} {longer.Last:O}");
        }

        tell.Say("calendar", $"{daysOff.AddTo(null)} with {daysOff.Findings.Count} findings");
        tell.Say("level", ImportFindings.LevelOf("rounded"));
    }

    private static void Export(Telling tell)
    {
        MilestoneRegistry registry = Plans.Release().Registry;
        registry.SetMilestoneField("Release", "target", "2026-05-01");
        ExportOptions options = new()
        {
            Source = "s", Stamp = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), Identity = "id",
                Entries = CalendarEntryKind.Event,
            ByteOrderMark = true, Schedule = name => name == "API" ? new ScheduledTime(new(2026, 1, 5), new(2026, 1, 7)) : null,
        };
        ScheduledTime time = new ScheduledTime(default, default) with { Start = new(2026, 1, 5), Finish = new(2026, 1, 7) };
        tell.Say("schedule", $"{options.Schedule("API") == time} {(time.Finish - time.Start).TotalDays}");
        tell.Say("options", $"{options.Source} {options.Stamp:O} {options.Identity} {options.Entries} {options.ByteOrderMark}");
        ExportFormat[] formats =
            [ExportFormat.Mspdi, ExportFormat.Table, ExportFormat.ICalendar, ExportFormat.MermaidGantt, ExportFormat.JsonGraph];
        foreach (ExportFormat format in formats)
        {
            using MemoryStream output = new();
            ExportReport report = PlanExport.Write(registry.Current, output, format, options with { Entries = CalendarEntryKind.ToDo });
            tell.Say(format.ToString(),
                $"{report.Milestones} milestones, {report.Dependencies} dependencies, {report.Findings.Count} findings");
            tell.Say("text", Encoding.UTF8.GetString(output.ToArray()).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal));
        }
    }
}
