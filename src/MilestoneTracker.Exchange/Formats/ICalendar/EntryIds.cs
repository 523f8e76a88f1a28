using System.Security.Cryptography;
using System.Text;
using MilestoneTracker.Exchange.Values;
using MilestoneTracker.Exchange.Writing;

namespace MilestoneTracker.Exchange.Formats.ICalendar;

// The UIDs of entries: that of the calendar that a milestone came from, else a digest of what the log is known by and the name. All differ.
internal sealed class EntryIds
{
    private readonly string[] _ids;

    public EntryIds(PlanToWrite plan)
    {
        HashSet<string> given = new(StringComparer.Ordinal);
        _ids = new string[plan.Milestones.Count];
        for (int i = 0; i < _ids.Length; i++)
        {
            string? kept = Kept(plan.Milestones[i]);
            _ids[i] = kept is not null && given.Add(kept) ? kept : Digest(plan.Options.Identity, plan.Milestones[i].Name);
            given.Add(_ids[i]);
        }
    }

    public string this[int milestone] => _ids[milestone];

    private static string? Kept(Milestone milestone)
    {
        if (milestone.Fields.GetValueOrDefault(Keys.Source)?.StartsWith("ical:", StringComparison.Ordinal) != true) return null;
        string? id = milestone.Fields.GetValueOrDefault(Keys.SourceId);
        return id is not null && id.Trim() == id && id.AsSpan().IndexOfAny('\n', '\t') < 0 ? id : null;
    }

    private static string Digest(string identity, string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{identity}\n{name}")).AsSpan(0, 16)) + "@milestones";
}
