using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Model;

// The lags of a chain of links, where all of them are finish to start: for each a number that the passes apply without a branch. It is
// four times the lag in minutes, plus 2 where it is a lead, plus 1 where there is any. 4 bytes a link.
internal sealed class ChainLags
{
    private ChainLags(int[]? codes, bool hasLeads) => (Codes, HasLeads) = (codes, hasLeads);

    /// <summary>By place in the chain; <see langword="null"/> where a link is of another kind.</summary>
    public int[]? Codes { get; }

    /// <summary>Whether any of them is a lead.</summary>
    public bool HasLeads { get; }

    public static ChainLags Of(PlanModel model)
    {
        if (model.Terms is not { } terms || Array.Exists(terms, link => link.Kind != LinkKind.FinishToStart)) return new(null, false);
        int[] codes = new int[model.Chain.Length];
        bool hasLeads = false;
        int at = 0;
        for (int position = 0; position < model.Rows.Length; position++)
        {
            int from = model.Starts[position];
            int to = model.Rows[position].IsOpen ? model.Starts[position + 1] : from;
            for (int link = from; link < to; link++)
            {
                int lag = terms[link].Lag;
                codes[at++] = (lag << 2) | (lag < 0 ? 2 : 0) | (lag == 0 ? 0 : 1);
                hasLeads |= lag < 0;
            }

            if (from == to) at++; // the link to nothing
        }

        return new ChainLags(codes, hasLeads);
    }
}
