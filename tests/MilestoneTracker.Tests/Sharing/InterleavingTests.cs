using CsCheck;
using FluentAssertions;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Tests.Sharing;

// A registry decides alone and reaches the log only to offer, so two registries interleave where one's steps happen between the other's
// decision and its offer, or between its calls. A decision depends on what a registry knows, and not on when it began, so this covers
// every order of decisions and offers.
public sealed class InterleavingTests
{
    /// <summary>How many steps one registry and the other take.</summary>
    public static TheoryData<int, int> Lengths => new() { { 1, 1 }, { 1, 2 }, { 2, 1 }, { 1, 3 }, { 2, 2 }, { 3, 1 } };

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Every_interleaving_of_up_to_four_steps_is_what_one_registry_does_in_the_order_of_the_answers(int outer, int inner)
    {
        int programs = (int)Math.Pow(SharedStep.Alphabet.Length, outer + inner);
        int tried = 0;
        int every = outer + inner == 4 ? Math.Max(1, 100 / Effort.Of(100)) : 1; // all of them, unless a part is asked for
        for (int program = 0; program < programs; program += every)
        {
            foreach (int[] gaps in Ascending(inner, (2 * outer) + 1))
            {
                Run(Steps(program, outer), Steps(program / (int)Math.Pow(SharedStep.Alphabet.Length, outer), inner), gaps).Check();
                tried++;
            }
        }

        int ways = Enumerable.Range(1, inner).Aggregate(1, (product, i) => product * ((2 * outer) + i) / i); // multisets of gaps
        tried.Should().Be(ways * (((programs - 1) / every) + 1));
    }

    [Fact]
    public void Registries_of_which_each_is_faster_than_the_others_answer_as_one_alone() =>
        Gen.Int[0, int.MaxValue].Array[1, 60].Sample(
        choices =>
        {
            SharedRun run = new(registries: 3);
            Queue<int> left = new(choices);
            while (left.Count > 0) Take(run, left, busy: []);
            run.Check();
        },
        iter: Effort.Of(400));

    // The gap of each inner step: an even one lies before an outer step, an odd one within it.
    private static SharedRun Run(SharedStep[] outer, SharedStep[] inner, int[] gaps)
    {
        SharedRun run = new(registries: 2);
        for (int gap = 0; gap <= 2 * outer.Length; gap++)
        {
            Action[] here = [.. inner.Where((_, i) => gaps[i] == gap).Select(step => (Action)(() => run.Take(1, step)))];
            if (gap % 2 == 1) run.Take(0, outer[gap / 2], here);
            else foreach (Action step in here) step();
        }

        return run;
    }

    private static SharedStep[] Steps(int program, int count)
    {
        SharedStep[] steps = new SharedStep[count];
        for (int i = 0; i < count; i++, program /= SharedStep.Alphabet.Length)
            steps[i] = SharedStep.Alphabet[program % SharedStep.Alphabet.Length];
        return steps;
    }

    private static IEnumerable<int[]> Ascending(int count, int below, int from = 0)
    {
        if (count == 0)
        {
            yield return [];
            yield break;
        }

        for (int first = from; first < below; first++)
            foreach (int[] rest in Ascending(count - 1, below, first)) yield return [first, .. rest];
    }

    // One step of a registry that is not busy; up to two more happen within it, which may have others within them.
    private static void Take(SharedRun run, Queue<int> left, int[] busy)
    {
        int choice = left.Dequeue();
        int[] free = [.. Enumerable.Range(0, 3).Except(busy)];
        int registry = free[choice % free.Length];
        SharedStep step = SharedStep.Alphabet[choice / 3 % SharedStep.Alphabet.Length];
        int within = busy.Length == 2 ? 0 : choice / 64 % 3;
        run.Take(registry, step, [.. Enumerable.Repeat<Action>(() =>
        {
            if (left.Count > 0) Take(run, left, [.. busy, registry]);
        }, within)]);
    }
}
