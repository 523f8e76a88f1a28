using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using MilestoneTracker.Exchange;
using MilestoneTracker.Exchange.Options;
using Sylvan.Data.Csv;

namespace MilestoneTracker.Benchmarks;

// Reading plans of other programs: N items with three links each, beside a bare reader of the same bytes that takes every token and keeps
// none of it (of calendars the library Ical.Net, which keeps all of it); and staging and committing what was read, beside the same calls
// made by hand. In every round both are measured.
internal static class ExchangeBenchmark
{
    private const int Links = 3;

    public static int Run(int items, Rounds rounds)
    {
        bool isRight = Compare("mspdi", Project(items), ImportFormat.Mspdi, BareXml, items, rounds)
            & Compare("github", Issues(items), ImportFormat.GitHub, BareJson, items, rounds)
            & Compare("table", Table(items), ImportFormat.Table, Sylvan, items, rounds)
            & Compare("ical", Calendar(items), ImportFormat.ICalendar, IcalNet, items, rounds)
            & Stage(Table(items), items, rounds);
        return isRight ? Result.Right : Result.Wrong("a reader did not find every item.");
    }

    private static bool Compare(string what, byte[] bytes, ImportFormat format, Func<byte[], long> bare, int items, Rounds rounds)
    {
        bool isRight = true;
        (int count, double[] best) = rounds.Best(() =>
        {
            long start = Clock.Now;
            ImportedPlan plan = Read(bytes, format);
            double ours = Clock.NanosecondsSince(start);
            isRight &= plan.Items.Count == items + (format == ImportFormat.GitHub ? 1 : 0);
            start = Clock.Now;
            isRight &= bare(bytes) > items;
            return [ours, Clock.NanosecondsSince(start)];
        });
        Result.Print(
            "exchange", what, ("n", items), ("bytes", bytes.Length), ("rounds", count), ("ms", best[0] / 1e6), ("bare_ms", best[1] / 1e6),
            ("ratio", best[0] / best[1]));
        return isRight;
    }

    private static bool Stage(byte[] bytes, int items, Rounds rounds)
    {
        ImportedPlan plan = Read(bytes, ImportFormat.Table);
        bool isRight = true;
        (int count, double[] best) = rounds.Best(() =>
        {
            MilestoneRegistry registry = new(new Forgetful());
            long start = Clock.Now;
            using (ImportPreview preview = plan.ProposeTo(registry)) preview.Commit();
            double ours = Clock.NanosecondsSince(start);
            RegistrySnapshot imported = registry.Current;
            MilestoneRegistry other = new(new Forgetful());
            start = Clock.Now;
            ByHand(plan, imported, other);
            double byHand = Clock.NanosecondsSince(start);
            isRight &= imported.Count == items && other.Current.Count == items && imported.Version == other.Current.Version;
            return [ours, byHand];
        });
        Result.Print(
            "exchange", "stage", ("n", items), ("rounds", count), ("ms", best[0] / 1e6), ("by_hand_ms", best[1] / 1e6),
            ("ratio", best[0] / best[1]));
        return isRight;
    }

    // The same calls on a proposal, with values that are there already.
    private static void ByHand(ImportedPlan plan, RegistrySnapshot imported, MilestoneRegistry registry)
    {
        using ProposedChange proposal = registry.Propose();
        foreach (ImportedItem item in plan.Items)
        {
            proposal.RegisterMilestone(item.Name, item.Components, item.Status);
            foreach ((string key, string value) in imported.GetMilestone(item.Name)!.Fields)
                proposal.SetMilestoneField(item.Name, key, value);
        }

        foreach (ImportedLink link in plan.Links)
        {
            (string milestone, string dependency) = (plan.Items[link.Item].Name, plan.Items[link.Dependency].Name);
            proposal.TryDeclareMilestoneDependency(milestone, dependency);
            foreach ((string key, string value) in imported.GetDependencyFields(milestone, dependency))
                proposal.SetDependencyField(milestone, dependency, key, value);
        }

        proposal.Commit();
    }

    private static ImportedPlan Read(byte[] bytes, ImportFormat format)
    {
        using MemoryStream input = new(bytes, writable: false);
        return PlanImport.Read(input, format, new ImportOptions { Name = "plan", Issues = format == ImportFormat.GitHub });
    }

    private static long BareXml(byte[] bytes)
    {
        using XmlReader reader = XmlReader.Create(new MemoryStream(bytes, writable: false));
        long tokens = 0;
        while (reader.Read())
        {
            tokens++;
            if (reader.NodeType == XmlNodeType.Text) tokens += reader.Value.Length & 1;
        }

        return tokens;
    }

    private static long BareJson(byte[] bytes)
    {
        Utf8JsonReader reader = new(bytes);
        long tokens = 0;
        while (reader.Read())
        {
            tokens++;
            if (reader.TokenType == JsonTokenType.String) tokens += reader.GetString()!.Length & 1;
        }

        return tokens;
    }

    private static long Sylvan(byte[] bytes)
    {
        using StreamReader text = new(new MemoryStream(bytes, writable: false));
        using CsvDataReader reader = CsvDataReader.Create(text);
        long cells = 0;
        while (reader.Read())
            for (int i = 0; i < reader.FieldCount; i++) cells += 1 + (reader.GetString(i).Length & 1);
        return cells;
    }

    private static long IcalNet(byte[] bytes)
    {
        using MemoryStream input = new(bytes, writable: false);
        return Ical.Net.Calendar.Load(input)!.Todos.Sum(entry => 1 + entry.Properties.Count);
    }

    private static IEnumerable<int> Before(int item) => Enumerable.Range(1, Math.Min(Links, item - 1)).Select(back => item - back);

    private static byte[] Project(int items)
    {
        StringBuilder text = new("<Project xmlns=\"http://schemas.microsoft.com/project\"><Tasks>");
        for (int i = 1; i <= items; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<Task><UID>{i}</UID><ID>{i}</ID><Name>Task {i}</Name>")
                .Append("<OutlineLevel>1</OutlineLevel>")
                .Append("<Duration>PT16H0M0S</Duration><DurationFormat>7</DurationFormat><Start>2026-03-02T08:00:00</Start>");
            foreach (int before in Before(i))
                text.Append(CultureInfo.InvariantCulture,
                    $"<PredecessorLink><PredecessorUID>{before}</PredecessorUID><Type>1</Type><LinkLag>0</LinkLag></PredecessorLink>");
            text.Append("</Task>");
        }

        return Encoding.UTF8.GetBytes(text.Append("</Tasks></Project>").ToString());
    }

    private static byte[] Issues(int items)
    {
        StringBuilder text = new("[{\"number\":1,\"title\":\"v1\",\"state\":\"open\",\"open_issues\":1,\"closed_issues\":0}");
        for (int i = 1; i <= items; i++)
            text.Append(CultureInfo.InvariantCulture, $",{{\"url\":\"https://api.github.com/repos/o/r/issues/{i}\",\"number\":{i},")
                .Append(CultureInfo.InvariantCulture, $"\"title\":\"Issue {i}\",\"user\":{{\"login\":\"octocat\",\"id\":1}},\"labels\":[],")
                .Append("\"state\":\"open\",\"milestone\":{\"number\":1,\"title\":\"v1\"},\"body\":\"A body of some words.\",")
                .Append(CultureInfo.InvariantCulture, $"\"blocked_by\":[{string.Join(',', Before(i))}]}}");
        return Encoding.UTF8.GetBytes(text.Append(']').ToString());
    }

    private static byte[] Table(int items)
    {
        StringBuilder text = new("id,name,status,due,predecessors,description\n");
        for (int i = 1; i <= items; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i},Task {i},in progress,2026-03-02,{string.Join(';', Before(i))},")
                .Append("\"A note, with\nlines\"\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Calendar(int items)
    {
        StringBuilder text = new("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
        for (int i = 1; i <= items; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"BEGIN:VTODO\r\nUID:u{i}\r\nSUMMARY:Task {i}\r\nDUE;VALUE=DATE:20260302\r\n");
            foreach (int before in Before(i))
                text.Append(CultureInfo.InvariantCulture, $"RELATED-TO;RELTYPE=DEPENDS-ON:u{before}\r\n");
            text.Append("END:VTODO\r\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("END:VCALENDAR\r\n").ToString());
    }
}
