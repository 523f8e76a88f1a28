using System.Diagnostics;
using MilestoneTracker.State;

namespace MilestoneTracker;

/// <summary>How much is done of everything that counts: the only measure of progress, with the counts that it is computed from.</summary>
/// <remarks>
/// <para>For a milestone (<see cref="RegistrySnapshot.GetCompletion"/>), everything counts that it needs, and the milestone itself, each
/// once however many paths lead to it. For a set (<see cref="Over"/>), only its members count, not what they need. Cancelled milestones
/// do not count.</para>
/// <para>A completed milestone contributes 1; any other contributes its field <c>progress</c> or, without one, 0.5 if it is in progress
/// and 0 otherwise; each is multiplied by its field <c>weight</c> (default: 1). Sums are exact integers with one division at the end, so
/// equal plans have bit-identical results.</para>
/// <para>In the <see langword="default"/> nothing counts. Safe from any thread.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly record struct Completion
{
    private readonly long _done; // weighted, in millionths
    private readonly long _weight;
    private readonly bool _isOfCompleted;

    internal Completion(int completed, int counted, int cancelled, long done, long weight, bool isOfCompleted) =>
        (Completed, Counted, Cancelled, _done, _weight, _isOfCompleted) = (completed, counted, cancelled, done, weight, isOfCompleted);

    /// <summary>How many of the milestones that count are completed.</summary>
    public int Completed { get; }

    /// <summary>How many milestones count: all but the cancelled ones.</summary>
    public int Counted { get; }

    /// <summary>How many milestones do not count because they are cancelled.</summary>
    public int Cancelled { get; }

    /// <summary>Progress from 0 to 1: 1 for a completed milestone, otherwise the weighted mean of what counts; <see langword="null"/> if
    /// nothing counts, as for a cancelled milestone. For up to nine million milestones it is the double nearest to the exact
    /// quotient.</summary>
    public double? Value => _isOfCompleted ? 1 : _weight == 0 ? null : (double)_done / (_weight * ProgressState.Whole);

    /// <summary>Progress in whole per cent, rounded down, and at most 99 unless the milestone (of a set: everything that counts) is
    /// completed; <see langword="null"/> if nothing counts.</summary>
    public int? Percent => _isOfCompleted ? 100
        : _weight == 0 ? null
        : Completed == Counted ? 100
        : (int)Math.Min(99, _done / (_weight * (ProgressState.Whole / 100)));

    /// <summary>Computes the progress of a set of milestones, such as a component, an owner's milestones or a whole plan. Each member
    /// counts once; what it needs does not count. O(members).</summary>
    /// <param name="members">The milestones, all of one snapshot. A milestone that occurs again is ignored.</param>
    /// <exception cref="ArgumentNullException"><paramref name="members"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A member is <see langword="null"/>.</exception>
    public static Completion Over(IEnumerable<Milestone> members)
    {
        if (members is null) throw new ArgumentNullException(nameof(members));
        HashSet<string> seen = new(StringComparer.Ordinal);
        Counting.Tally tally = default;
        foreach (Milestone? member in members)
        {
            if (member is null) throw new ArgumentException("A member is null. Remove it.", nameof(members));
            if (seen.Add(member.Name)) tally.Add(member.ProgressState);
        }

        return tally.Of(isCompleted: false);
    }

    /// <summary>The counts and the percentage, for people, such as <c>12 of 59, 2 cancelled, 20 %</c>.</summary>
    public override string ToString()
    {
        string cancelled = Cancelled == 0 ? "" : FormattableString.Invariant($", {Cancelled} cancelled");
        return FormattableString.Invariant($"{Completed} of {Counted}{cancelled}{(Percent is { } percent ? $", {percent} %" : "")}");
    }
}
