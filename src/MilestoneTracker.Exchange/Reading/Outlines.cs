using System.Globalization;

namespace MilestoneTracker.Exchange.Reading;

// Parents by levels: the parent of an item is the nearest earlier one of a lower level, however the levels jump. O(1) an item over all.
internal sealed class Outlines
{
    private readonly List<(long Level, DraftItem Item)> _open = [];

    public void Place(DraftItem item, long level)
    {
        while (_open.Count > 0 && _open[^1].Level >= level) _open.RemoveAt(_open.Count - 1);
        item.Parent = _open.Count > 0 ? _open[^1].Item : null;
        _open.Add((level, item));
    }

    /// <summary>Refuses an outline in which an item is above itself. O(items).</summary>
    public static void CheckAcyclic(Draft draft)
    {
        byte[] state = new byte[draft.Items.Count];
        foreach (DraftItem start in draft.Items)
        {
            DraftItem? at = start;
            while (at is not null && state[at.Index] == 0)
            {
                state[at.Index] = 1;
                at = at.Parent;
            }

            if (at is not null && state[at.Index] == 1)
            {
                throw new ImportRefusedException("outline-loop", at.Place,
                    string.Create(CultureInfo.InvariantCulture,
                        $"'{Draft.Shown(at.Id)}' is above itself in the outline. Correct the column of parents."));
            }

            for (at = start; at is not null && state[at.Index] == 1; at = at.Parent) state[at.Index] = 2;
        }
    }
}
