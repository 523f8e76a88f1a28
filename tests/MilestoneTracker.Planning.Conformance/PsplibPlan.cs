using System.Globalization;

namespace MilestoneTracker.Planning.Conformance;

// A problem of PSPLIB as a plan: a period is an hour of a calendar that always works, a renewable resource is a resource.
internal static class PsplibPlan
{
    private static readonly char[] Blank = [' ', '\t', '\r'];

    public static DateTime Now { get; } = new(2025, 1, 6);

    public static Schedule Read(string file)
    {
        string[] lines = File.ReadAllLines(file);
        int[] capacities = Numbers(lines[At(lines, "RESOURCEAVAILABILITIES") + 2]);
        MilestoneRegistry registry = new();
        registry.Batch(plan =>
        {
            plan.SetPlanField("start", "2025-01-06");
            plan.SetPlanField("calendar", "24x7");
            for (int resource = 0; resource < capacities.Length; resource++)
                plan.SetRecordField("resources", Resource(resource), "capacity", Text(capacities[resource]));
            foreach (int[] row in Section(lines, "REQUESTS/DURATIONS:", 3))
            {
                plan.RegisterMilestone(Job(row[0]));
                plan.SetMilestoneField(Job(row[0]), "duration", Text(row[2]) + "h");
                string assigned = string.Join('\n', row.Skip(3).Select((asked, resource) => (asked, resource)).Where(one => one.asked > 0)
                    .Select(one => $"{Text(one.asked)} {Resource(one.resource)}"));
                if (assigned.Length > 0 && row[2] > 0) plan.SetMilestoneField(Job(row[0]), "assigned", assigned);
            }

            foreach (int[] row in Section(lines, "PRECEDENCE RELATIONS:", 2))
                foreach (int after in row.Skip(3)) plan.DeclareMilestoneDependency(Job(after), Job(row[0]));
        });
        return Schedule.Compute(registry.Current, Now);
    }

    private static IEnumerable<int[]> Section(string[] lines, string heading, int skip) =>
        lines.Skip(At(lines, heading) + skip).TakeWhile(line => !line.StartsWith('*')).Select(Numbers);

    private static int At(string[] lines, string heading) =>
        Array.FindIndex(lines, line => line.StartsWith(heading, StringComparison.Ordinal)) is >= 0 and int at ? at
            : throw new InvalidDataException($"There is no section {heading}");

    private static int[] Numbers(string line) =>
        [.. line.Split(Blank, StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture))];

    private static string Job(int number) => number.ToString("000", CultureInfo.InvariantCulture);

    private static string Resource(int number) => "R" + Text(number + 1);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
