using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Reading;

// The people of an item in one field: their names, each once, in ordinal order.
internal static class Owners
{
    public static void Take(Draft draft, DraftItem item, IEnumerable<string> names, int count, Place place)
    {
        string owner = Names.Fit(string.Join(", ", names.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)), Names.MostOfValue);
        if (owner.Length > 0) item.Set(FieldKeys.Owner, owner);
        if (count <= 1) return;
        draft.Find("assignments-simplified", place, item.Id,
            FormattableString.Invariant($"{count} assignments became one field of names; units, work and costs were not taken."));
    }
}
