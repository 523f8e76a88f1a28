using System.Globalization;

namespace MilestoneTracker.Cli.Plans;

// A plan file once more: under other names, and on other days. Moved to another day, it is a plan that has not begun: milestones are
// planned, what was reported of them (progress, remaining, actual dates) and the changes of the file are left out, and every date moves by
// the same number of days. Fields of the plan itself and of records only count where there are none yet.
internal static class PlanTemplate
{
    private const string Start = "start";
    private static readonly string[] Moved = [Start, "target", "not-before", "finish-not-before", "pinned"];
    private static readonly string[] Reported = ["progress", "remaining", "started", "finished"];

    public static PlanFile Of(PlanFile plan, DateOnly? begin, string? prefix)
    {
        if (begin is { } day) plan = Begun(plan, day);
        return prefix is null ? plan with { IsAddition = true } : Renamed(plan with { IsAddition = true }, name => prefix + name);
    }

    private static PlanFile Begun(PlanFile plan, DateOnly begin)
    {
        int days = begin.DayNumber - BeginOf(plan).DayNumber;
        return plan with
        {
            Begins = null, Changes = [],
            Milestones = [.. plan.Milestones.Select(milestone => milestone with { Status = MilestoneStatus.Planned })],
            Fields = [.. plan.Fields.Where(field => !IsOfWork(field, Reported))
                .Select(field => IsOfWork(field, Moved) ? field with { Value = Shifted(plan, field, days) } : field)],
        };
    }

    // The day that stands for the new beginning: the plan's start, else the first day of the file, else its earliest date.
    private static DateOnly BeginOf(PlanFile plan)
    {
        foreach (PlannedField field in plan.Fields)
            if (field.Owner.Kind == Auditing.AuditSubjectKind.Plan && field.Key == Start)
                return DateOnly.FromDateTime(MomentOf(plan, field));
        if (plan.Begins is { } begins) return DateOnly.FromDateTime(begins.UtcDateTime);
        List<DateTime> dates = [.. plan.Fields.Where(field => IsOfWork(field, Moved)).Select(field => MomentOf(plan, field))];
        if (dates.Count > 0) return DateOnly.FromDateTime(dates.Min());
        throw new CommandLine.InvocationException(
            CommandLine.ExitCode.Usage,
            $"'{plan.File}' has no date, so there is none to move. Leave out --shift-to, or give the plan a start.");
    }

    private static bool IsOfWork(PlannedField field, string[] keys) => field.Value is not null && keys.Contains(field.Key)
        && field.Owner.Kind is Auditing.AuditSubjectKind.Plan or Auditing.AuditSubjectKind.Milestone;

    private static string Shifted(PlanFile plan, PlannedField field, int days)
    {
        DateTime moment = MomentOf(plan, field);
        try
        {
            string form = field.Value!.Length > 10 ? "yyyy-MM-ddTHH:mm" : "yyyy-MM-dd";
            return moment.AddDays(days).ToString(form, CultureInfo.InvariantCulture);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new PlanFileException(plan.File, field.Position, $"'{field.Value}' would be moved out of the calendar.", e);
        }
    }

    private static DateTime MomentOf(PlanFile plan, PlannedField field) =>
        DateTime.TryParseExact(
            field.Value, ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime moment)
            ? moment
            : throw new PlanFileException(
                plan.File, field.Position, $"'{field.Value}' is not a date (2026-01-31 or 2026-01-31T12:00), so it cannot be moved.");

    private static PlanFile Renamed(PlanFile plan, Func<string, string> nameOf) => plan with
    {
        Milestones = [.. plan.Milestones.Select(milestone => milestone with
        {
            Name = nameOf(milestone.Name), Needs = [.. milestone.Needs.Select(need => need with { Name = nameOf(need.Name) })],
        })],
        Fields = [.. plan.Fields.Select(field => field with { Owner = field.Owner.Renamed(nameOf) })],
        Changes = [.. plan.Changes.Select(change => change with
        {
            Milestone = nameOf(change.Milestone), Withdraws = change.Withdraws is { } withdrawn ? nameOf(withdrawn) : null,
            Fields = [.. change.Fields.Select(field => field with { Owner = field.Owner.Renamed(nameOf) })],
        })],
    };
}
