using System.Globalization;

namespace MilestoneTracker.Planning.Conformance;

// A problem of PSPLIB as a plan: a period is an hour of a calendar that always works, a renewable resource is a resource. Lines may be
// indented, end as on any system, and have empty ones between; successors may go on in the next one.
internal static class PsplibPlan
{
    private static readonly char[] Blank = [' ', '\t', '\r'];

    public static DateTime Now { get; } = new(2025, 1, 6);

    public static Schedule Read(string file)
    {
        string[] lines = [.. File.ReadLines(file).Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Trim())];
        int[] capacities = Numbers(lines[At(lines, "RESOURCEAVAILABILITIES") + 2]);
        MilestoneRegistry registry = new();
        registry.Batch(plan =>
        {
            plan.SetPlanField("start", "2025-01-06");
            plan.SetPlanField("calendar", "24x7");
            for (int resource = 0; resource < capacities.Length; resource++)
                plan.SetRecordField("resources", Resource(resource), "capacity", Text(capacities[resource]));
            foreach (int[] row in Section(lines, "REQUESTS/DURATIONS:", 2))
            {
                plan.RegisterMilestone(Job(row[0]));
                plan.SetMilestoneField(Job(row[0]), "duration", Text(row[2]) + "h");
                string assigned = string.Join('\n', row.Skip(3).Select((asked, resource) => (asked, resource)).Where(one => one.asked > 0)
                    .Select(one => $"{Text(one.asked)} {Resource(one.resource)}"));
                if (assigned.Length > 0 && row[2] > 0) plan.SetMilestoneField(Job(row[0]), "assigned", assigned);
            }

            Queue<int> numbers = new(Section(lines, "PRECEDENCE RELATIONS:", 2).SelectMany(row => row));
            while (numbers.TryDequeue(out int job))
            {
                numbers.Dequeue(); // the number of modes
                for (int left = numbers.Dequeue(); left > 0; left--) plan.DeclareMilestoneDependency(Job(numbers.Dequeue()), Job(job));
            }
        });
        return Schedule.Compute(registry.Current, Now);
    }

    private static IEnumerable<int[]> Section(string[] lines, string heading, int skip) =>
        lines.Skip(At(lines, heading) + skip).SkipWhile(line => line.StartsWith('-')).TakeWhile(line => char.IsAsciiDigit(line[0]))
            .Select(Numbers);

    private static int At(string[] lines, string heading) =>
        Array.FindIndex(lines, line => line.StartsWith(heading, StringComparison.Ordinal)) is >= 0 and int at ? at
            : throw new InvalidDataException($"There is no section {heading}");

    private static int[] Numbers(string line) =>
        [.. line.Split(Blank, StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture))];

    private static string Job(int number) => number.ToString("000", CultureInfo.InvariantCulture);

    private static string Resource(int number) => "R" + Text(number + 1);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
