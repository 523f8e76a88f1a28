using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Reconciling;

// The name of each item: that of the milestone that it already is, else the one that the file gives it, with its id behind it while that is
// taken by an earlier item or by a milestone of the registry. A name is given once.
internal sealed class GivenNames(RegistrySnapshot plan)
{
    private const int MostOfTail = 130;
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    public string For(ImportedItem item)
    {
        string name = item.Name;
        string id = Names.Clean(item.SourceId);
        string tail = $" (#{id})";
        if (tail.Length > MostOfTail) tail = $" (#{Names.Cut(id, 120)}…)";
        while (_given.Contains(name) || plan.Contains(name))
        {
            string head = name.Length + tail.Length <= Names.MostOfName ? name
                : Names.Trim(Names.Cut(name, Names.MostOfName - 1 - tail.Length)) + "…";
            string next = head + tail;
            // A long name that no more can be put behind takes a number instead, so that this ends.
            name = next != name ? next : Numbered(name);
        }

        _given.Add(name);
        return name;
    }

    // Goes on with the number after the last one that was tried behind the same beginning, so that many equal names stay cheap. The
    // beginning is shorter for numbers of more digits, and counts apart.
    private string Numbered(string name)
    {
        for (int number = 2; ; number++)
        {
            string tail = FormattableString.Invariant($" ({number})");
            string head = Names.Trim(Names.Cut(name, Names.MostOfName - 1 - tail.Length)) + "…";
            if (_next.TryGetValue(head, out int untried) && untried > number)
            {
                number = untried - 1;
                continue;
            }

            _next[head] = number + 1;
            string next = head + tail;
            if (!_given.Contains(next) && !plan.Contains(next)) return next;
        }
    }
}
