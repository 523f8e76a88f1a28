using MilestoneTracker.Dependencies;
using MilestoneTracker.State;

namespace MilestoneTracker.Risk;

// The causes of risk in a plan, and how many milestones each affects.
//
// The causes that affect a milestone are a set: its own and those of its unresolved dependencies. Causes are taken 64 at a time, a bit
// each, and one pass in topological order gives every milestone its set as a word. How often each bit is set is counted in the bits of
// other words, one word for each binary digit: an addition carries from digit to digit as far as any of the 64 counters carries. Of n
// additions at most 64n/2^k carry beyond the k-th digit, so in the worst case an addition costs eight steps on average.
//
// Cost: O((milestones + dependencies) × ⌈causes / 64⌉), however many milestones each affects. 8 bytes a milestone while it runs.
internal static class RiskCauses
{
    private const int Columns = 64;
    private const int Digits = 31; // of a count of milestones

    public static IReadOnlyList<RiskCause> Find(RegistryState state, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<RiskCause> causes = [];
        List<(int Id, RiskCode Code)> shared = []; // those that may affect more than one milestone, in topological order
        for (int id = state.Graph.First; id != 0; id = state.Graph[id].Next)
        {
            RiskCode? code = CodeOf(state, id);
            if (code == RiskCode.CompletedBeforeDependencies) causes.Add(new RiskCause(state, id, code.Value, affectedCount: 1));
            else if (code is RiskCode wide) shared.Add((id, wide));
        }

        ulong[] reachedBy = shared.Count == 0 ? [] : new ulong[state.Graph.End];
        for (int first = 0; first < shared.Count; first += Columns)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<(int Id, RiskCode Code)> block = shared.GetRange(first, Math.Min(Columns, shared.Count - first));
            int[] counts = Count(state, block, reachedBy);
            for (int i = 0; i < block.Count; i++) causes.Add(new RiskCause(state, block[i].Id, block[i].Code, counts[i]));
        }

        causes.Sort(static (a, b) =>
            a.Level != b.Level ? b.Level.CompareTo(a.Level)
            : a.AffectedCount != b.AffectedCount ? b.AffectedCount.CompareTo(a.AffectedCount)
            : string.CompareOrdinal(a.Milestone, b.Milestone));
        return causes.AsReadOnly();
    }

    // The code that a milestone causes for itself, or else for others; null if it affects no milestone.
    private static RiskCode? CodeOf(RegistryState state, int id) => state[id].Status switch
    {
        MilestoneStatus.Completed => RiskRules.HasUnresolved(state, id) ? RiskCode.CompletedBeforeDependencies : null,
        MilestoneStatus.Cancelled => IsNeeded(state, id) ? RiskCode.DependencyCancelled : null,
        MilestoneStatus status => RiskRules.OwnCause(status),
    };

    private static bool IsNeeded(RegistryState state, int id)
    {
        foreach (int dependent in state.Graph.Dependents(id))
            if (RiskRules.IsExposed(state[dependent].Status)) return true;
        return false;
    }

    // Nothing before the first cause in the order is affected by any.
    private static int[] Count(RegistryState state, List<(int Id, RiskCode Code)> block, ulong[] reachedBy)
    {
        DependencyGraph graph = state.Graph;
        ulong[] digits = new ulong[Digits];
        Array.Clear(reachedBy, 0, reachedBy.Length);
        int column = 0;
        for (int id = block[0].Id; id != 0; id = graph[id].Next)
        {
            MilestoneStatus status = state[id].Status;
            bool isExposed = RiskRules.IsExposed(status);
            ulong reached = 0;
            if (isExposed) foreach (int dependency in graph.Dependencies(id)) reached |= reachedBy[dependency];
            if (column < block.Count && block[column].Id == id) reached |= 1UL << column++;
            reachedBy[id] = reached;
            if (isExposed) Add(digits, reached);
        }

        return Totals(digits);
    }

    private static void Add(ulong[] digits, ulong carry)
    {
        for (int digit = 0; carry != 0; digit++) (digits[digit], carry) = (digits[digit] ^ carry, digits[digit] & carry);
    }

    private static int[] Totals(ulong[] digits)
    {
        int[] totals = new int[Columns];
        for (int column = 0; column < Columns; column++)
            for (int digit = 0; digit < Digits; digit++) totals[column] |= (int)((digits[digit] >> column) & 1) << digit;
        return totals;
    }
}
