using System.Globalization;
using System.Text;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Xml;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// The calendars of a project that are used, by the project or a task, as fields of the plan. The usual week and the whole week have names
// of their own and need none; what no field can carry is a finding and leaves its tasks without a calendar.
internal sealed class Calendars(Draft draft)
{
    private const string Standard = "standard";
    private const string Always = "24x7";
    private const string KeyPrefix = "calendar-";
    private const int MostOfKey = 64;
    private const int MostOfSlug = 40;
    private const string UsualDay = "08:00-12:00 13:00-17:00";
    private static readonly string[] Days = ["su", "mo", "tu", "we", "th", "fr", "sa"];
    private readonly Dictionary<long, CalendarElement> _calendars = [];
    private readonly Dictionary<long, string?> _names = [];
    private readonly HashSet<string> _slugs = new(StringComparer.Ordinal) { Standard, Always };

    public void Read(XmlPull xml)
    {
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name != "Calendar") continue;
            CalendarElement calendar = CalendarElement.Read(xml);
            if (calendar.Uid is { } uid) _calendars[uid] = calendar;
        }
    }

    /// <summary>Writes the calendars that are used into the plan, that of the project first.</summary>
    public void Declare(long? project, IEnumerable<long> used)
    {
        foreach (long uid in (IEnumerable<long>)[.. project is >= 0 ? new[] { project.Value } : [], .. used])
        {
            if (_names.ContainsKey(uid) || !_calendars.TryGetValue(uid, out CalendarElement? calendar)) continue;
            _names[uid] = NameFor(uid, calendar);
        }

        if (project is { } top && NameOf(top) is { } name && name != Standard)
            draft.SetPlanField(Keys.Calendar, name, _calendars[top].Place);
    }

    /// <summary>The name of a calendar in the plan; null where it could not be taken.</summary>
    public string? NameOf(long uid) => _names.GetValueOrDefault(uid);

    private string? NameFor(long uid, CalendarElement calendar)
    {
        if (calendar.Week is not null)
        {
            foreach (Place place in calendar.NotTaken)
            {
                draft.Find("calendar-exception-not-taken", place, null,
                    $"A recurring exception or working week of '{Draft.Shown(calendar.Name)}' has no counterpart here. It was not taken.");
            }
        }

        if (calendar.Week is not { } week
            || Array.TrueForAll(week, day => day == WorkingHours.None)) return NotTaken(calendar,
            "has no working day, or times that are not understood");
        bool hasExceptions = calendar.Exceptions.Count > 0;
        if (!hasExceptions && IsStandard(week)) return Standard;
        if (!hasExceptions && Array.TrueForAll(week, day => day.Text == "00:00-24:00")) return Always;
        string text = TextOf(week, calendar.Exceptions);
        if (text.Length > Names.MostOfValue) return NotTaken(calendar, "needs more than 4,096 units as a field");
        string slug = UniqueSlug(uid, calendar.Name);
        draft.SetPlanField(KeyPrefix + slug, text, calendar.Place);
        return slug;
    }

    private string? NotTaken(CalendarElement calendar, string why)
    {
        draft.Find("calendar-not-taken", calendar.Place, null, $"The calendar '{Draft.Shown(calendar.Name)}' {why}. It was not taken.");
        return null;
    }

    private static bool IsStandard(WorkingHours[] week)
    {
        for (int day = 0; day < week.Length; day++)
            if (week[day].Text != (day is 0 or 6 ? WorkingHours.None.Text : UsualDay)) return false;
        return true;
    }

    // Monday first; days that follow each other with the same times are one item.
    private static string TextOf(WorkingHours[] week, List<(Moment From, Moment To, WorkingHours Hours)> exceptions)
    {
        List<string> items = [];
        for (int first = 0; first < 7;)
        {
            int last = first;
            while (last < 6 && At(last + 1).Text == At(first).Text) last++;
            string days = Days[(first + 1) % 7] + (last > first ? "-" + Days[(last + 1) % 7] : "");
            if (At(first) != WorkingHours.None) items.Add($"{days} {At(first).Text}");
            first = last + 1;
        }

        foreach ((Moment from, Moment to, WorkingHours hours) in exceptions)
        {
            if (items.Count > Names.MostOfValue) break;
            items.Add((from.Date == to.Date ? from.Date : $"{from.Date}..{to.Date}") + " " + hours.Text);
        }

        return string.Join("; ", items);

        WorkingHours At(int day) => week[(day + 1) % 7];
    }

    // The slug of the name, with the UID behind it while another calendar has it; cut so that the key of the field is never too long.
    private string UniqueSlug(long uid, string name)
    {
        string head = Slug(name);
        string slug = head.Length == 0 ? "c" + Number(uid) : head;
        if (head.Length == 0) head = "c";
        for (int repeat = 1; !_slugs.Add(slug); repeat++)
        {
            string tail = "-" + Number(uid) + (repeat == 1 ? "" : "-" + Number(repeat));
            slug = head[..Math.Min(head.Length, MostOfKey - KeyPrefix.Length - tail.Length)].TrimEnd('-') + tail;
        }

        return slug;
    }

    private static string Slug(string name)
    {
        StringBuilder slug = new();
        foreach (char c in name)
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append((char)(char.IsAsciiLetterUpper(c) ? c | 0x20 : c));
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        string text = slug.ToString().Trim('-');
        return text.Length <= MostOfSlug ? text : text[..MostOfSlug].Trim('-');
    }

    private static string Number(long uid) => uid.ToString(CultureInfo.InvariantCulture);
}
