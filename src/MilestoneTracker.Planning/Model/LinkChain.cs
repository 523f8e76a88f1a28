namespace MilestoneTracker.Planning.Model;

// Links as one chain, so that a pass is one loop without a branch that the processor could guess wrongly: twice the position of
// the dependency, plus one if it is the last link of its milestone. Every milestone has a link: if it has none, one to nothing,
// which is the place behind the last milestone. A milestone that is not open has no other link.
internal static class LinkChain
{
    public static int[] Of(Row[] rows, int[] starts, int[] needs)
    {
        int[] chain = new int[needs.Length + rows.Length];
        int end = 0;
        int nothing = rows.Length << 1;
        for (int position = 0; position < rows.Length; position++)
        {
            int first = end;
            if (rows[position].IsOpen)
                for (int link = starts[position]; link < starts[position + 1]; link++) chain[end++] = needs[link] << 1;
            if (end == first) chain[end++] = nothing;
            chain[end - 1] |= 1;
        }

        Array.Resize(ref chain, end);
        return chain;
    }
}
