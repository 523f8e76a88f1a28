namespace MilestoneTracker.Reporting.Layout;

// Selects the edges that are reversed during the layout, so that no cycle is left.
//
// Only edges on a cycle are ever reversed. Strongly connected components are found first (Tarjan, "Depth-first search and linear graph
// algorithms", 1972), and in each of them a sequence with few backward edges (Eades, Lin, Smyth, "A fast and effective heuristic for the
// feedback arc set problem", 1993): sinks go to its end, sources to its beginning, and otherwise the box with the largest difference of
// outgoing and incoming edges. Cost: O((n + m) log n). Not recursive. The result is not minimal, which would be NP-hard.
internal static class CycleBreaking
{
    /// <summary>For each edge whether it is reversed. Loops are not allowed.</summary>
    public static bool[] FindReversed(int count, Arrow[] arrows)
    {
        Adjacency outgoing = Adjacency.By([.. arrows.Select(arrow => arrow.From)], count);
        int[] componentOf = FindStronglyConnectedComponents(count, arrows, outgoing);
        bool[] reversed = new bool[arrows.Length];
        Arrow[] inner = [.. arrows.Where(arrow => componentOf[arrow.From] == componentOf[arrow.To])];
        if (inner.Length == 0) return reversed;

        int[] position = Sequence(count, inner);
        for (int i = 0; i < arrows.Length; i++)
            reversed[i] = componentOf[arrows[i].From] == componentOf[arrows[i].To] && position[arrows[i].From] > position[arrows[i].To];
        return reversed;
    }

    /// <summary>The same, where boxes have an order already: an edge on a cycle is reversed if it leads against that order.</summary>
    /// <param name="count">The number of boxes.</param>
    /// <param name="arrows">The edges, without loops.</param>
    /// <param name="order">The number of each box in the order, ascending; equal numbers go by index.</param>
    public static bool[] FindReversed(int count, Arrow[] arrows, int[] order)
    {
        int[] componentOf = FindStronglyConnectedComponents(count, arrows, Adjacency.By([.. arrows.Select(arrow => arrow.From)], count));
        return [.. arrows.Select(
            arrow => componentOf[arrow.From] == componentOf[arrow.To]
                && (order[arrow.From], arrow.From).CompareTo((order[arrow.To], arrow.To)) > 0)];
    }

    private static int[] FindStronglyConnectedComponents(int count, Arrow[] arrows, Adjacency outgoing)
    {
        int[] component = new int[count], seen = new int[count], low = new int[count], cursor = new int[count];
        Array.Fill(component, -1);
        Stack<int> path = [], open = [];
        int visited = 0, components = 0;
        for (int root = 0; root < count; root++)
        {
            if (seen[root] == 0) Enter(root);
            while (path.TryPeek(out int at))
            {
                if (cursor[at] < outgoing[at].Length)
                {
                    int to = arrows[outgoing[at][cursor[at]++]].To;
                    if (seen[to] == 0) Enter(to);
                    else if (component[to] < 0) low[at] = Math.Min(low[at], seen[to]);
                    continue;
                }

                path.Pop();
                if (path.TryPeek(out int before)) low[before] = Math.Min(low[before], low[at]);
                if (low[at] != seen[at]) continue;
                while (component[at] < 0) component[open.Pop()] = components;
                components++;
            }
        }

        return component;

        void Enter(int box)
        {
            seen[box] = low[box] = ++visited;
            path.Push(box);
            open.Push(box);
        }
    }

    private static int[] Sequence(int count, Arrow[] arrows)
    {
        Adjacency outgoing = Adjacency.By([.. arrows.Select(arrow => arrow.From)], count);
        Adjacency incoming = Adjacency.By([.. arrows.Select(arrow => arrow.To)], count);
        int[] outs = new int[count], ins = new int[count], position = new int[count];
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
            position[box] = outs[box] == 0 ? --last : first++;
            foreach (int arrow in outgoing[box]) DecrementDegree(arrows[arrow].To, ins);
            foreach (int arrow in incoming[box]) DecrementDegree(arrows[arrow].From, outs);
        }

        return position;

        void DecrementDegree(int box, int[] degrees)
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
