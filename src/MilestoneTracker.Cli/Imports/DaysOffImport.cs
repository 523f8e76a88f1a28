using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Cli.Verbs;
using MilestoneTracker.Exchange;
using MilestoneTracker.Exchange.DaysOff;
using MilestoneTracker.Exchange.Options;

namespace MilestoneTracker.Cli.Imports;

// Holidays: the events of whole days of a calendar file as days off in a calendar of the plan, which is created with the standard week if
// there is none of the name. What the calendar says of a day already stays, so the same file again changes nothing.
internal sealed class DaysOffImport(Invocation call, string file, string name)
{
    private const string Prefix = "calendar-";
    private static readonly string[] BuiltIn = ["standard", "24x7"];

    public void Run(Import import, Stream input, ImportOptions options, bool isStrict, bool isDryRun)
    {
        string key = Prefix + name;
        if (BuiltIn.Contains(name, StringComparer.Ordinal))
            throw new InvocationException(ExitCode.Usage, $"The calendar '{name}' is built in and stays as it is. Choose another name.");
        if (!NameRules.IsValidKey(key, out string? problem))
            throw new InvocationException(ExitCode.Usage, $"'{name}' cannot be the name of a calendar. {problem}");
        ForeignImport steps = new(call, file, "ical");
        ImportedDaysOff daysOff = steps.Refusing(() => PlanImport.ReadDaysOff(input, options, call.Environment.Cancelled));
        if (isStrict) steps.CheckStrict(daysOff.Findings);
        Imported imported = ConflictRetry.Run(() => import.Into(identity: null, registryOf =>
        {
            MilestoneRegistry registry = registryOf(call.Environment.Clock);
            string? calendar = registry.Current.PlanFields.GetValueOrDefault(key);
            if (calendar is null && daysOff.Days.Count == 0) return;
            registry.SetPlanField(key, steps.Refusing(() => daysOff.AddTo(calendar)), call.Context);
        }));
        Answer(imported, daysOff, isDryRun);
    }

    private void Answer(Imported imported, ImportedDaysOff daysOff, bool isDryRun)
    {
        int days = daysOff.Days.Sum(off => off.Last.DayNumber - off.First.DayNumber + 1);
        call.Printer.AnswerDone(
            json =>
            {
                json.WriteString("file", call.LogFile);
                json.WriteNumber("events", imported.Events);
                json.WriteNumber("milestones", imported.After.Count);
                json.WriteNumber("version", imported.After.Version);
                if (isDryRun) json.WriteBoolean("dryRun", true);
                json.WriteString("calendar", name);
                json.WriteString("value", imported.After.PlanFields.GetValueOrDefault(Prefix + name));
                json.WriteNumber("days", days);
                Findings.Write(json, daysOff.Findings);
            },
            () =>
            {
                string counted = TerminalText.Counted(days, "day off", "days off");
                string version = FormattableString.Invariant($"Version {imported.After.Version}.");
                call.Printer.Line(imported.Events == 0
                    ? $"Nothing to change: {counted} in the file, and the calendar '{name}' has them. {version}"
                    : isDryRun ? $"Would add days off to the calendar '{name}': {counted} in the file. Nothing was changed."
                    : $"Added days off to the calendar '{name}': {counted} in the file. {version}");
                ImportAnswer.Print(call, file, "ical", daysOff.Findings);
            });
    }
}
