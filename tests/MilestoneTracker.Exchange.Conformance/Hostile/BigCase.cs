using System.Globalization;

namespace MilestoneTracker.Exchange.Conformance.Hostile;

// A large input and what becomes of it: a code, with how much of it may be read at most; or numbers of milestones and dependencies.
internal sealed record BigCase(
    string Name, ImportFormat Format, Func<IEnumerable<string>> Parts, string? Code = null, long MostTaken = long.MaxValue,
    int Milestones = 0, int Dependencies = 0)
{
    private const int Million = 1_000_000;
    private const long MiB = 1 << 20;

    public static readonly BigCase[] All =
    [
        new("a million tasks", ImportFormat.Mspdi, Tasks, "too-many-items", 60 * MiB),
        new("a name of a gigabyte", ImportFormat.Mspdi,
            () => Around("<Project><Tasks><Task><UID>1</UID><Name>", 1100, "</Name></Task></Tasks></Project>"), "too-large", 300 * MiB),
        new("a quotation mark that is never closed", ImportFormat.Table, () => Around("id,name\n1,\"", 400, ""), "value-too-long", 4 * MiB),
        new("a hundred thousand rows", ImportFormat.Table, Rows, Milestones: 100_000, Dependencies: 299_994),
        new("a chain of a hundred thousand to-dos", ImportFormat.ICalendar, ToDos, Milestones: 100_000, Dependencies: 99_999),
        new("two wide groups", ImportFormat.Mspdi, Groups, Milestones: 4002, Dependencies: 2000 + 4000),
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Around(string begin, int millions, string end)
    {
        string million = new('x', Million);
        yield return begin;
        for (int i = 0; i < millions; i++) yield return million;
        yield return end;
    }

    private static IEnumerable<string> Tasks()
    {
        yield return "<Project><Tasks>";
        for (int i = 1; i <= Million; i++) yield return BigInput.Task(i, "Task " + Text(i), after: i > 1 ? i - 1 : null);
        yield return "</Tasks></Project>";
    }

    private static IEnumerable<string> Rows()
    {
        yield return "id,name,predecessors\n";
        for (int i = 1; i <= 100_000; i++)
        {
            IEnumerable<string> before = Enumerable.Range(1, Math.Min(3, i - 1)).Select(back => Text(i - back));
            yield return $"{Text(i)},Task {Text(i)},\"{string.Join(';', before)}\"\n";
        }
    }

    private static IEnumerable<string> ToDos()
    {
        yield return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
        for (int i = 0; i < 100_000; i++)
        {
            string related = i > 0 ? $"RELATED-TO;RELTYPE=DEPENDS-ON:u{Text(i - 1)}\r\n" : "";
            yield return $"BEGIN:VTODO\r\nUID:u{Text(i)}\r\nSUMMARY:T {Text(i)}\r\n{related}END:VTODO\r\n";
        }

        yield return "END:VCALENDAR\r\n";
    }

    private static IEnumerable<string> Groups()
    {
        yield return "<Project><Tasks>" + BigInput.Task(1, "S1");
        for (int i = 0; i < 2000; i++) yield return BigInput.Task(10 + i, "a" + Text(i), 2);
        yield return BigInput.Task(2, "S2", after: 1);
        for (int i = 0; i < 2000; i++) yield return BigInput.Task(5000 + i, "b" + Text(i), 2);
        yield return "</Tasks></Project>";
    }
}
