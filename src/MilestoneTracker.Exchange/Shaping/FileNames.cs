using System.Runtime.InteropServices;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Shaping;

// The names of items as far as the file alone decides them: the clean title, with that of the parent before it where two items have the
// same. Names that a registry already has are handled when the plan is proposed.
internal static class FileNames
{
    /// <summary>The names of the items that are taken, and their clean titles.</summary>
    public static (string[] Names, string?[] Titles) Of(Draft draft, bool[] isTaken, bool hasParents, ImportFormat format)
    {
        string?[] titles = new string?[draft.Items.Count]; // each is cleaned once: a long title may be the parent of many
        Dictionary<string, int> counts = new(hasParents ? titles.Length : 0, StringComparer.Ordinal);
        int taken = 0;
        foreach (DraftItem item in draft.Items)
        {
            if (!isTaken[item.Index]) continue;
            string title = TitleOf(item, format);
            titles[item.Index] = title;
            if (!hasParents) continue;
            CollectionsMarshal.GetValueRefOrAddDefault(counts, title, out _)++;
            taken++;
        }

        string[] names = titles!;
        if (counts.Count == taken) return (names, titles);
        names = [.. names];
        foreach (DraftItem item in draft.Items)
        {
            if (!isTaken[item.Index] || item.Parent is not { } parent || counts[names[item.Index]] < 2) continue;
            string above = titles[parent.Index] ??= TitleOf(parent, format);
            names[item.Index] = Names.Fit($"{above} / {names[item.Index]}", Names.MostOfName);
        }

        return (names, titles);
    }

    /// <summary>The clean title of an item; a word and its id where it has none.</summary>
    public static string TitleOf(DraftItem item, ImportFormat format)
    {
        string title = Names.Clean(item.Title);
        return title.Length > 0 ? title : Names.Fit(Names.Trim($"{ImportFormats.Noun(format)} {Names.Clean(item.Id)}"), Names.MostOfName);
    }
}
