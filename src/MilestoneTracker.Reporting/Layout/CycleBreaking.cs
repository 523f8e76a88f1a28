namespace MilestoneTracker.Reporting.Layout;

// Which arrows are turned round for the time of the layout, so that no cycle is left.
//
// Only an arrow that lies on a cycle is ever turned: the strong parts are found first (Tarjan, "Depth-first search and linear
// graph algorithms", 1972), and within each a sequence that few arrows run against (Eades, Lin, Smyth, "A fast and effective
// heuristic for the feedback arc set problem", 1993): sinks go to its end, sources to its beginning, and where there is
// neither, the box with the most arrows out over those in. Cost: O((n + m) log n). Not recursive. Not the fewest: that is NP-hard.
internal static class CycleBreaking
{
    /// <summary>For each arrow whether it is turned round. No arrow may lead from a box to itself.</summary>
    public static bool[] FindReversed(int count, Arrow[] arrows)
    {
        Adjacency outgoing = Adjacency.By([.. arrows.Select(arrow => arrow.From)], count);
        int[] strong = FindStronglyConnectedComponents(count, arrows, outgoing);
        bool[] turned = new bool[arrows.Length];
        Arrow[] inner = [.. arrows.Where(arrow => strong[arrow.From] == strong[arrow.To])];
        if (inner.Length == 0) return turned;

        int[] place = Sequence(count, inner);
        for (int i = 0; i < arrows.Length; i++)
            turned[i] = strong[arrows[i].From] == strong[arrows[i].To] && place[arrows[i].From] > place[arrows[i].To];
        return turned;
    }

    private static int[] FindStronglyConnectedComponents(int count, Arrow[] arrows, Adjacency outgoing)
    {
        int[] part = new int[count], seen = new int[count], low = new int[count], cursor = new int[count];
        Array.Fill(part, -1);
        Stack<int> way = [], open = [];
        int visited = 0, parts = 0;
        for (int root = 0; root < count; root++)
        {
            if (seen[root] == 0) Enter(root);
            while (way.TryPeek(out int at))
            {
                if (cursor[at] < outgoing[at].Length)
                {
                    int to = arrows[outgoing[at][cursor[at]++]].To;
                    if (seen[to] == 0) Enter(to);
                    else if (part[to] < 0) low[at] = Math.Min(low[at], seen[to]);
                    continue;
                }

                way.Pop();
                if (way.TryPeek(out int before)) low[before] = Math.Min(low[before], low[at]);
                if (low[at] != seen[at]) continue;
                while (part[at] < 0) part[open.Pop()] = parts;
                parts++;
            }
        }

        return part;

        void Enter(int box)
        {
            seen[box] = low[box] = ++visited;
            way.Push(box);
            open.Push(box);
        }
    }

    private static int[] Sequence(int count, Arrow[] arrows)
    {
        Adjacency outgoing = Adjacency.By([.. arrows.Select(arrow => arrow.From)], count);
        Adjacency incoming = Adjacency.By([.. arrows.Select(arrow => arrow.To)], count);
        int[] outs = new int[count], ins = new int[count], place = new int[count];
        bool[] placed = new bool[count];
        Queue<int> ends = [];
        PriorityQueue<int, (int, int)> rest = new();
        for (int box = 0; box < count; box++)
        {
            (outs[box], ins[box]) = (outgoing[box].Length, incoming[box].Length);
            Offer(box);
        }

        int first = 0, last = count;
        while (first < last)
        {
            if (!ends.TryDequeue(out int box)) box = rest.Dequeue();
            if (placed[box]) continue;
            placed[box] = true;
            place[box] = outs[box] == 0 ? --last : first++;
            foreach (int arrow in outgoing[box]) Lose(arrows[arrow].To, ins);
            foreach (int arrow in incoming[box]) Lose(arrows[arrow].From, outs);
        }

        return place;

        void Lose(int box, int[] degrees)
        {
            if (placed[box]) return;
            degrees[box]--;
            Offer(box);
        }

        void Offer(int box)
        {
            if (outs[box] == 0 || ins[box] == 0) ends.Enqueue(box);
            else rest.Enqueue(box, (ins[box] - outs[box], box));
        }
    }
}
