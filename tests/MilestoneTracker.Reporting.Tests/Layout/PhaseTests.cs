using CsCheck;
using FluentAssertions;
using MilestoneTracker.Reporting.Layout;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Layout;

public sealed class PhaseTests
{
    [Fact]
    public void Only_arrows_on_a_cycle_are_turned_and_no_cycle_is_left() => RandomPlans.Any.Sample(
        plan =>
        {
            Arrow[] arrows = [.. plan.Arrows.Where(arrow => arrow.From != arrow.To)];
            bool[] turned = CycleBreaking.FindReversed(plan.Boxes.Length, arrows);
            bool[,] before = LayoutRules.Reached(plan.Boxes.Length, arrows);
            bool[,] after = LayoutRules.Reached(
                plan.Boxes.Length, [.. arrows.Select((arrow, i) => turned[i] ? new Arrow(arrow.To, arrow.From) : arrow)]);

            for (int i = 0; i < arrows.Length; i++) (turned[i] && !before[arrows[i].To, arrows[i].From]).Should().BeFalse();
            for (int box = 0; box < plan.Boxes.Length; box++) after[box, box].Should().BeFalse();
        }, iter: 300, threads: 1);

    [Fact]
    public void Of_a_ring_one_arrow_is_turned() =>
        CycleBreaking.FindReversed(50, [.. Enumerable.Range(0, 50).Select(i => new Arrow(i, (i + 1) % 50))])
        .Count(turned => turned).Should().Be(1);

    [Fact]
    public void No_ranking_is_shorter_than_ours() => Gen.ULong.Sample(
        seed =>
        {
            Random random = new((int)seed);
            int count = random.Next(2, 7);
            Arrow[] arrows = [
                .. Enumerable.Range(1, count - 1).Select(i => new Arrow(random.Next(i), i)), .. Enumerable.Range(0, random.Next(5))
                    .Select(_ => random.Next(1, count)).Select(to => new Arrow(random.Next(to), to))];
            int[] ours = Ranking.Rank(count, arrows);

            arrows.Should().OnlyContain(arrow => ours[arrow.From] < ours[arrow.To]);
            Length(arrows, ours).Should().Be(Shortest(count, arrows));
        }, iter: 100, threads: 1);

    [Theory]
    [InlineData(null)]
    [InlineData("1k0_uxsUG6w3")] // the order that was given crosses once, the best that is found twice
    public void Crossings_are_counted_as_by_trying_every_pair_and_never_more_than_at_first(string? seed) =>
        RandomPlans.WithoutCycles.Sample(
        plan =>
        {
            if (plan.Arrows.Length == 0) return;
            int[] partOf = ConnectedComponents.Find(plan.Boxes.Length, plan.Arrows);
            int[] members = [.. Enumerable.Range(0, partOf.Length).Where(box => partOf[box] == partOf[plan.Arrows[0].From])];
            Arrow[] arrows = [
                .. plan.Arrows.Where(arrow => partOf[arrow.From] == partOf[members[0]])
                    .Select(arrow => new Arrow(Array.IndexOf(members, arrow.From), Array.IndexOf(members, arrow.To)))];
            LayeredGraph graph = new(members.Length, arrows, Ranking.Rank(members.Length, arrows));

            new CrossingCount(graph).CountAll().Should().Be(Naive(graph));
            long before = Naive(graph);
            long left = Ordering.Run(graph);
            left.Should().Be(Naive(graph));
            left.Should().BeLessThanOrEqualTo(before);
            for (int node = 0; node < graph.Count; node++) graph.Layers[graph.Ranks[node]][graph.Places[node]].Should().Be(node);
        }, seed: seed, iter: seed is null ? 200 : 1, threads: 1);

    [Fact]
    public void A_tree_has_no_crossing()
    {
        Arrow[] arrows = [.. Enumerable.Range(1, 200).Select(i => new Arrow((i - 1) / 3, i))];

        Ordering.Run(new LayeredGraph(201, arrows, Ranking.Rank(201, arrows))).Should().Be(0);
    }

    [Fact]
    public void Parts_of_all_sizes_are_packed_without_overlap_and_without_much_waste() => Gen.ULong.Sample(
        seed =>
        {
            Random random = new((int)seed);
            BoxSize[] parts =
                [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => new BoxSize(random.Next(10, 500), random.Next(10, 300)))];
            Packing sheet = Packing.Pack(parts, new Gaps(18, 56));

            for (int i = 0; i < parts.Length; i++)
            {
                (Point a, BoxSize size) = (sheet.Corners[i], parts[i]);
                (a.X + size.Width <= sheet.Size.Width + 1e-6 && a.Y + size.Height <= sheet.Size.Height + 1e-6).Should().BeTrue();
                for (int j = 0; j < i; j++)
                {
                    Point b = sheet.Corners[j];
                    (a.X < b.X + parts[j].Width
                        && b.X < a.X + size.Width && a.Y < b.Y + parts[j].Height && b.Y < a.Y + size.Height).Should().BeFalse();
                }
            }

            double used = parts.Sum(part => (part.Width + 28) * (part.Height + 18));
            (sheet.Size.Width * sheet.Size.Height).Should().BeLessThan(Math.Max(3 * used, 600 * 600));
        }, iter: 200, threads: 1);

    private static long Naive(LayeredGraph graph)
    {
        long count = 0;
        for (int i = 0; i < graph.From.Length; i++)
            for (int j = 0; j < i; j++)
                if (graph.Ranks[graph.From[i]] == graph.Ranks[graph.From[j]]
                    && (graph.Places[graph.From[i]] - graph.Places[graph.From[j]])
                        * (graph.Places[graph.To[i]] - graph.Places[graph.To[j]]) < 0) count++;
        return count;
    }

    private static int Length(Arrow[] arrows, int[] ranks) => arrows.Sum(arrow => ranks[arrow.To] - ranks[arrow.From]);

    // Every way to give ranks below the number of boxes, one by one.
    private static int Shortest(int count, Arrow[] arrows)
    {
        int shortest = int.MaxValue;
        int[] ranks = new int[count];
        for (int number = 0; number < Math.Pow(count, count); number++)
        {
            for (int box = 0, rest = number; box < count; box++, rest /= count) ranks[box] = rest % count;
            if (arrows.All(arrow => ranks[arrow.From] < ranks[arrow.To])) shortest = Math.Min(shortest, Length(arrows, ranks));
        }

        return shortest;
    }
}
