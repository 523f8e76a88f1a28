using MilestoneTracker.Planning.Simulations;

namespace MilestoneTracker.Planning.Levelling;

// The improving search: for each phase, with the ones before it fixed, a genetic algorithm on orders (Hartmann, "A competitive genetic
// algorithm for resource-constrained project scheduling", 1998) with double justification. The first generation is the one pass and orders
// drawn by regret; children have two parents, each the better of two draws; the best with different worth survive.
//
// A child is a function of the seed, the phase, the generation and its number, and of the generation before, so any number of threads gives
// the same population. What is kept is better than the one pass or it is the one pass.
internal sealed class Improvement(LevellingPlan plan, LevellingOptions options, CancellationToken cancellation)
{
    private const int LeastPopulation = 8;
    private const int MostPopulation = 150;

    /// <summary>How many schedules were made.</summary>
    public int Schedules { get; private set; } = 1;

    /// <summary>Whether the search came to its end, and was not cancelled.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>A number that the orders and worths of all generations went into.</summary>
    public ulong Hash { get; private set; }

    /// <summary>Places all phases, each as well as the search could.</summary>
    public void Place(Placing placing, int[] order)
    {
        List<Phase> phases = Phase.Of(plan, order);
        long varied = phases.Where(IsVaried).Sum(phase => (long)phase.Members.Length);
        foreach (Phase phase in phases)
        {
            int share = IsVaried(phase) ? (int)((options.Schedules - 1L) * phase.Members.Length / varied) : 0;
            bool isSearched = share >= PhaseWorker.Schedules;
            if (isSearched && cancellation.IsCancellationRequested) IsComplete = false;
            int[] best = isSearched && IsComplete ? Search(phase, placing, share)
                : [.. Enumerable.Range(0, phase.Members.Length)];
            OnePass.Place(placing, [.. best.Select(member => phase.Members[member])], default); // whoever cancels gets what there is
        }
    }

    private bool IsVaried(Phase phase) =>
        phase.Resources.Length > 0 && phase.Members.Count(position => !plan.IsInProgress(position)) > 1;

    private int[] Search(Phase phase, Placing before, int share)
    {
        int count = phase.Members.Length;
        int size = Math.Clamp((int)Math.Sqrt(2.0 * share / 5), LeastPopulation, MostPopulation);
        Workers workers = new(Math.Min(options.Threads, size), null, cancellation);
        PhaseWorker?[] made = new PhaseWorker?[workers.Count];
        int[] best = [.. Enumerable.Range(0, count)];
        Score least = new PhaseWorker(plan, phase, before).Place(best);
        List<(Score Score, int[] Order)> population = [];
        try
        {
            for (int generation = 0, used = 0; used + PhaseWorker.Schedules <= share; generation++)
            {
                int children = Math.Min(size, (share - used) / PhaseWorker.Schedules);
                (Score Score, int[] Order)[] born = new (Score, int[])[children];
                int current = generation;
                workers.Run(children, (worker, child) =>
                {
                    PhaseWorker maker = made[worker] ??= new PhaseWorker(plan, phase, before);
                    int[] order = Make(maker, phase, population, current, child);
                    born[child] = (maker.Improve(order), order);
                });
                used += children * PhaseWorker.Schedules;
                Schedules += children * PhaseWorker.Schedules;
                population = Survive(population, born, size);
                if (population[0].Score < least) (least, best) = population[0];
                options.Progress?.Report(Math.Min(1, (double)Schedules / options.Schedules));
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            IsComplete = false;
        }

        return best;
    }

    private int[] Make(PhaseWorker maker, Phase phase, List<(Score Score, int[] Order)> population, int generation, int child)
    {
        int[] order = new int[phase.Members.Length];
        Draws draws = new(options.Seed, phase.Number, generation, child);
        if (generation > 0)
        {
            maker.Orders.Cross(ref draws, Parent(ref draws), Parent(ref draws), order);
            return order;
        }

        if (child > 0) maker.Orders.Sample(ref draws, order);
        else for (int member = 0; member < order.Length; member++) order[member] = member;
        return order;

        // The population is sorted, so the better of two is the one that comes first.
        int[] Parent(ref Draws from) =>
            population[(int)Math.Min(from.Below(population.Count), from.Below(population.Count))].Order;
    }

    private List<(Score Score, int[] Order)> Survive(
        List<(Score Score, int[] Order)> population, (Score Score, int[] Order)[] born, int size)
    {
        List<(Score Score, int[] Order)> survivors = [];
        HashSet<Score> known = [];
        foreach ((Score score, int[] order) in population.Concat(born).OrderBy(one => one.Score))
            if (survivors.Count < size && known.Add(score)) survivors.Add((score, order));
        foreach ((Score score, int[] order) in survivors)
        {
            Add((ulong)score.Unstaffed ^ ((ulong)score.Lateness << 1) ^ ((ulong)score.Finish << 16) ^ (ulong)score.Sum);
            foreach (int member in order) Add((ulong)member);
        }

        return survivors;

        void Add(ulong value) => Hash = RandomStream.Mix(unchecked(Hash + value + RandomStream.Golden));
    }
}
