namespace MilestoneTracker.Exchange.Tests.Repetition;

// The rules of repetition told again, as plainly as they can be, over dictionaries: what the origin said before, what it says now, what is
// here. Knows nothing of proposals, hashes or orders of edits. The twin that imports of a table are compared with.
internal sealed class NaiveMerge
{
    public Dictionary<string, NaiveMilestone> Here { get; } = new(StringComparer.Ordinal);

    public Dictionary<(string, string), bool> Links { get; } = [];

    private readonly Dictionary<string, (string Name, Dictionary<string, string> Said)> _origin = new(StringComparer.Ordinal);

    public void Import(List<NaiveRow> rows, bool keepLocal, string gone)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (NaiveRow row in rows)
        {
            bool isKnown = _origin.TryGetValue(row.Id, out (string Name, Dictionary<string, string> Said) origin)
                && Here.TryGetValue(origin.Name, out NaiveMilestone? there) && there.Id == row.Id;
            if (isKnown)
            {
                names[row.Id] = origin.Name;
                continue;
            }

            string name = row.Title;
            while (Here.ContainsKey(name) || names.ContainsValue(name)) name += $" (#{row.Id})";
            names[row.Id] = name;
        }

        foreach (NaiveRow row in rows)
        {
            string name = names[row.Id];
            Dictionary<string, string> says = row.Says(name);
            if (!Here.TryGetValue(name, out NaiveMilestone? here))
            {
                Here[name] = here = new NaiveMilestone(row.Id);
                foreach ((string key, string value) in says) here.Values[key] = value;
            }
            else
            {
                Merge(here, _origin[row.Id].Said, says, keepLocal);
            }

            _origin[row.Id] = (name, says);
        }

        foreach (NaiveRow row in rows)
        {
            string name = names[row.Id];
            HashSet<string> wanted = [.. row.DependsOn.Where(names.ContainsKey).Select(id => names[id])];
            foreach (((string of, string on), bool isTheirs) in Links.ToList())
                if (of == name && isTheirs && !wanted.Contains(on)) Links.Remove((of, on));
            foreach (string on in wanted) Links.TryAdd((name, on), true);
        }

        foreach (string id in _origin.Keys.Except(rows.Select(row => row.Id)).ToList())
        {
            if (!Here.TryGetValue(_origin[id].Name, out NaiveMilestone? here) || here.Id != id) continue;
            if (gone == "cancel") here.Values["=status"] = "CANCELLED";
            if (gone == "remove") Remove(_origin[id].Name);
        }
    }

    public void Remove(string name)
    {
        Here.Remove(name);
        foreach ((string of, string on) in Links.Keys.ToList())
            if (of == name || on == name) Links.Remove((of, on));
    }

    private static void Merge(NaiveMilestone here, Dictionary<string, string> before, Dictionary<string, string> now, bool keepLocal)
    {
        foreach (string key in before.Keys.Union(now.Keys))
        {
            (string? was, string? says, string? is_) = (before.GetValueOrDefault(key), now.GetValueOrDefault(key),
                here.Values.GetValueOrDefault(key));
            if (was == says || (is_ != was && keepLocal)) continue;
            if (says is null) here.Values.Remove(key);
            else here.Values[key] = says;
        }
    }
}
