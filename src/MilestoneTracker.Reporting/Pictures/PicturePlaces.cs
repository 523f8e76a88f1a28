namespace MilestoneTracker.Reporting.Pictures;

// Where the boxes of a picture are: what a later picture of the same plan starts from. Boxes are known by the names of their milestones, or
// by the components of their groups.
internal sealed record PicturePlaces(IReadOnlyList<string> Keys, bool IsByComponent, GraphLayout Layout)
{
    /// <summary>Whether these places are asked for as such, and are not a step of many: the picture that starts from them is then compared
    /// with one from nothing in any case.</summary>
    public bool IsSingle { get; init; }

    public static string[] KeysOf(PlanGraph graph)
    {
        // Groups may have the same label, because a name may contain a comma; the second one is then told apart by a line feed.
        HashSet<string> known = new(StringComparer.Ordinal);
        string[] keys = new string[graph.Nodes.Count];
        for (int i = 0; i < keys.Length; i++)
        {
            string key = graph.Nodes[i].Label;
            while (!known.Add(key)) key += "\n";
            keys[i] = key;
        }

        return keys;
    }

    /// <summary>For each key the index of its box here, or -1.</summary>
    public int[] IndicesOf(string[] keys)
    {
        Dictionary<string, int> indices = new(StringComparer.Ordinal);
        for (int i = 0; i < Keys.Count; i++) indices.Add(Keys[i], i);
        return [.. keys.Select(key => indices.GetValueOrDefault(key, -1))];
    }
}
