using MilestoneTracker.Planning.Calendars;

namespace MilestoneTracker.Planning.Fields;

// The calendars of a plan by name and by number: 0 standard, 1 24x7, then the valid ones that the plan defines. One that
// starts from itself through others, or from one that is not valid, is not valid. Not recursive: a plan may have a long chain of them.
internal sealed class CalendarSet
{
    public const int Standard = 0;
    public const int AroundTheClock = 1;

    private const string BuiltIn = "It is built in. Choose another name.";
    private const string Circle = "It starts from itself, directly or through others. Start from another calendar.";

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal) { ["standard"] = Standard, ["24x7"] = AroundTheClock };
    private readonly List<WorkCalendar> _calendars = [WorkCalendar.Standard, WorkCalendar.AroundTheClock];

    public CalendarSet(IReadOnlyDictionary<string, string> planFields, ref Problems problems)
    {
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach ((string key, string value) in planFields)
        {
            if (!key.StartsWith(PlanningKeys.CalendarPrefix, StringComparison.Ordinal)) continue;
            string name = key[PlanningKeys.CalendarPrefix.Length..];
            if (_numbers.ContainsKey(name)) problems.Add(key, value, BuiltIn);
            else texts.Add(name, value);
        }

        Dictionary<string, string> bad = new(StringComparer.Ordinal); // with the reasons
        foreach (string name in texts.Keys) Resolve(name, texts, bad);
        foreach ((string name, string reason) in bad) problems.Add(PlanningKeys.CalendarPrefix + name, texts[name], reason);
    }

    public int Count => _calendars.Count;

    public WorkCalendar this[int number] => _calendars[number];

    public bool TryGet(string name, out int number) => _numbers.TryGetValue(name, out number);

    public IReadOnlyDictionary<string, WorkCalendar> ByName() =>
        _numbers.ToDictionary(named => named.Key, named => _calendars[named.Value], StringComparer.Ordinal).AsReadOnly();

    // Down along the bases to one that is known or fails, and back up.
    private void Resolve(string first, Dictionary<string, string> texts, Dictionary<string, string> bad)
    {
        Stack<(string Name, CalendarText Text)> chain = [];
        HashSet<string> open = new(StringComparer.Ordinal);
        string? name = first;
        while (name is not null && !_numbers.ContainsKey(name) && !bad.ContainsKey(name) && texts.TryGetValue(name, out string? text))
        {
            if (!open.Add(name))
            {
                string circular; // from the name that comes again on; what only leads into the circle has no base
                do bad.Add(circular = chain.Pop().Name, Circle);
                while (circular != name);
                break;
            }

            if (CalendarText.TryParse(text) is not { } said)
            {
                bad.Add(name, CalendarText.Rule);
                break;
            }

            chain.Push((name, said));
            name = said.Base;
        }

        while (chain.TryPop(out (string Name, CalendarText Text) next))
        {
            WorkCalendar? from = null;
            string? problem = null;
            if (next.Text.Base is { } named)
            {
                if (_numbers.TryGetValue(named, out int number)) from = _calendars[number];
                else problem = $"There is no valid calendar '{named}' to start from. Define it, or start from standard or 24x7.";
            }

            WorkCalendar? calendar = null;
            if (problem is null) (calendar, problem) = WorkCalendar.Of(texts[next.Name], next.Text, from);
            if (calendar is null)
            {
                bad.Add(next.Name, problem!);
                continue;
            }

            _numbers.Add(next.Name, _calendars.Count);
            _calendars.Add(calendar);
        }
    }
}
