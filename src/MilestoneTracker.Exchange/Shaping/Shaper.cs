using System.Collections.Immutable;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Shaping;

// From what a reader has found to the items and links of a plan: outline, links, names. Knows no format but for the word that its items
// without a title are called by. O(items + links after groups are resolved).
internal static class Shaper
{
    private const int UsualWay = 100; // units of the way to a group, on average; each may have 4,096

    public static ImportedPlan Shape(Draft draft, ImportFormat format)
    {
        bool hasParents = draft.Items.Exists(item => item.Parent is not null);
        if (hasParents) Outlines.CheckAcyclic(draft);
        ItemTree tree = new(draft.Items, hasParents);
        bool[] isTaken = Taken(draft, tree);
        TakeOutline(draft, tree, format);
        LinkList links = new LinkShaping(draft, tree).Shape(isTaken);
        if (draft.Options.OnlyMilestones)
        {
            LeaveOutOthers(draft, isTaken);
            links = new MilestonesOnly(draft, links).Connect(isTaken);
        }

        bool isGroupTaken = draft.Options.Outline == OutlineRule.Dependencies;
        int[] place = new int[draft.Items.Count];
        List<ImportedItem> items = new(draft.Items.Count);
        string[] ids = SourceIds.Of(draft, isTaken);
        (string[] names, string?[] titles) = FileNames.Of(draft, isTaken, hasParents, format);
        foreach (DraftItem item in draft.Items)
        {
            place[item.Index] = isTaken[item.Index] ? items.Count : -1;
            if (!isTaken[item.Index]) continue;
            items.Add(ItemOf(item, ids[item.Index], titles[item.Index]!, names[item.Index], isGroupTaken && tree.IsGroup(item.Index)));
        }

        if (items.Count < place.Length) Renumber(links, place);
        string label = Names.Fit(Names.Clean(draft.Options.Source ?? draft.OwnLabel ?? draft.Options.Name), 200);
        return new ImportedPlan(ImportFormats.Word(format), label, items, links, draft);
    }

    private static bool[] Taken(Draft draft, ItemTree tree)
    {
        bool[] isTaken = new bool[draft.Items.Count];
        for (int i = 0; i < isTaken.Length; i++) isTaken[i] = draft.Options.Outline == OutlineRule.Dependencies || !tree.IsGroup(i);
        return isTaken;
    }

    // The groups above an item as its component, or as the way down to it. Ways that are too long to differ are shared, so that a deep
    // outline costs no more than a flat one.
    private static void TakeOutline(Draft draft, ItemTree tree, ImportFormat format)
    {
        if (draft.Options.Outline == OutlineRule.Dependencies) return;
        string?[] ways = new string?[draft.Items.Count];
        bool[] isCut = new bool[draft.Items.Count];
        long units = 0;
        foreach (int index in tree.Order)
        {
            DraftItem item = draft.Items[index];
            string? above = item.Parent is { } parent ? ways[parent.Index] : null;
            if (tree.IsGroup(index))
            {
                bool isFull = item.Parent is { } group && isCut[group.Index];
                string way = isFull ? above! : WayTo(above, item, draft.Options.Outline, format);
                isCut[index] = isFull || way.Length > Names.MostOfValue;
                ways[index] = Names.Fit(way, Names.MostOfValue);
                if (!isFull && ways[index] != above) units += ways[index]!.Length;
                if (units > (long)UsualWay * draft.Options.Limits.Items) throw TooLong(draft, item);
            }
            else if (above is null)
            {
                continue;
            }
            else if (draft.Options.Outline == OutlineRule.Components)
            {
                item.AddComponent(above);
            }
            else
            {
                item.Set(Keys.Outline, above);
            }
        }
    }

    private static ImportRefusedException TooLong(Draft draft, DraftItem group) => new("value-too-long", group.Place,
        FormattableString.Invariant(
            $"The ways down the outline have more than {(long)UsualWay * draft.Options.Limits.Items} units in all. ")
            + "Take groups as dependencies or components, or raise the limit of items.");

    private static string WayTo(string? above, DraftItem group, OutlineRule rule, ImportFormat format)
    {
        if (above is null) return FileNames.TitleOf(group, format);
        return rule == OutlineRule.Components ? above : $"{above} / {FileNames.TitleOf(group, format)}";
    }

    private static void LeaveOutOthers(Draft draft, bool[] isTaken)
    {
        foreach (DraftItem item in draft.Items)
        {
            if (!isTaken[item.Index] || item.IsMilestone) continue;
            isTaken[item.Index] = false;
            draft.Find("not-a-milestone", item.Place, item.Id,
                $"'{Draft.Shown(item.Title)}' is not marked as a milestone, and only milestones were asked for.");
        }
    }

    // From indices of the draft to those of the items that are taken; what is between others goes.
    private static void Renumber(LinkList links, int[] place)
    {
        int kept = 0;
        for (int i = 0; i < links.Count; i++)
        {
            (int item, int dependency) = (place[links[i].Item], place[links[i].Dependency]);
            if (item >= 0 && dependency >= 0) links[kept++] = links[i] with { Item = item, Dependency = dependency };
        }

        links.Shorten(kept);
    }

    private static ImportedItem ItemOf(DraftItem item, string id, string title, string name, bool isGroup)
    {
        if (item is { Progress: { } progress, Status: MilestoneStatus.InProgress } && !isGroup) item.Set(FieldKeys.Progress, progress);
        if (item.HasFields) item.Fields.Sort((one, other) => string.CompareOrdinal(one.Key, other.Key));
        ImmutableSortedSet<string>? components = item.Components?.ToImmutableSortedSet(StringComparer.Ordinal);
        return new ImportedItem(id, item.Title, title, name, item.Place, components, item.HasFields ? item.Fields : null)
        {
            Status = item.Status, Own = item.Own,
        };
    }
}
