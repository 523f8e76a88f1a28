namespace MilestoneTracker.Planning.Levelling;

// Serial schedule generation (Kelley 1963; Kolisch 1996): of those whose dependencies are all placed, always the one of the least rank is
// placed next. O((milestones · resources + links) · log).
internal static class OnePass
{
    private const int Often = 1000;

    /// <summary>The order in which the milestones are placed.</summary>
    public static int[] Order(LevellingPlan plan)
    {
        int count = plan.Model.Rows.Length;
        int[] missing = new int[count];
        int open = 0;
        for (int position = 0; position < count; position++)
        {
            if (!plan.IsPlaced(position)) continue;
            open++;
            for (int link = plan.Model.Starts[position]; link < plan.Model.Starts[position + 1]; link++)
                if (plan.IsPlaced(plan.Model.Needs[link])) missing[position]++;
        }

        RankSet ready = new(count);
        int[] ofRank = new int[count];
        for (int position = 0; position < count; position++)
        {
            ofRank[plan.Ranks[position]] = position;
            if (plan.IsPlaced(position) && missing[position] == 0) ready.Add(plan.Ranks[position]);
        }

        int[] order = new int[open];
        for (int place = 0; place < open; place++)
        {
            int position = order[place] = ofRank[ready.TakeLeast()];
            for (int next = plan.DependentStarts[position]; next < plan.DependentStarts[position + 1]; next++)
            {
                int dependent = plan.Dependents[next];
                if (plan.IsPlaced(dependent) && --missing[dependent] == 0) ready.Add(plan.Ranks[dependent]);
            }
        }

        return order;
    }

    /// <summary>Places milestones in an order.</summary>
    public static void Place(Placing placing, ReadOnlySpan<int> order, CancellationToken cancellation)
    {
        for (int place = 0; place < order.Length; place++)
        {
            if (place % Often == 0) cancellation.ThrowIfCancellationRequested();
            placing.Place(order[place]);
        }
    }
}
