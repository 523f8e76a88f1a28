using System.Diagnostics;
using MilestoneTracker.State;

namespace MilestoneTracker;

/// <summary>Of all that is counted, how much is done: the only number for progress that there is, with the counts that it comes
/// from.</summary>
/// <remarks>
/// <para>Of a milestone (<see cref="RegistrySnapshot.GetCompletion"/>) everything counts that it needs, itself included, each once
/// however many
/// ways lead to it. Of a set (<see cref="Over"/>) its members count, and not what they need. What is cancelled does not count.</para>
/// <para>A completed milestone counts 1; any other its field <c>progress</c>, or without one 0.5 where it is in progress and 0
/// where not; each
/// times its field <c>weight</c>, or 1. Sums are exact integers with one division at the end, so that equal plans have equal bits.</para>
/// <para>The <see langword="default"/> counts nothing. Safe from any thread.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly record struct Completion
{
    private readonly long _done; // millionths, weighted
    private readonly long _weight;
    private readonly bool _isOfCompleted;

    internal Completion(int completed, int counted, int cancelled, long done, long weight, bool isOfCompleted) =>
        (Completed, Counted, Cancelled, _done, _weight, _isOfCompleted) = (completed, counted, cancelled, done, weight, isOfCompleted);

    /// <summary>How many of those that count are completed.</summary>
    public int Completed { get; }

    /// <summary>How many count: all but the cancelled ones.</summary>
    public int Counted { get; }

    /// <summary>How many were left out because they are cancelled.</summary>
    public int Cancelled { get; }

    /// <summary>Progress, from 0 to 1: 1 for a completed milestone, otherwise the weighted mean of what counts;
    /// <see langword="null"/> where
    /// nothing counts, as for a cancelled milestone. The double that is nearest to the exact quotient, up to nine million
    /// milestones.</summary>
    public double? Value => _isOfCompleted ? 1 : _weight == 0 ? null : (double)_done / (_weight * ProgressState.Whole);

    /// <summary>Progress in whole per cent, cut down, and at most 99 unless the milestone is completed (of a set: all that counts);
    /// <see langword="null"/> where nothing counts.</summary>
    public int? Percent => _isOfCompleted ? 100
        : _weight == 0 ? null
        : Completed == Counted ? 100
        : (int)Math.Min(99, _done / (_weight * (ProgressState.Whole / 100)));

    /// <summary>The progress of a set of milestones: a component, an owner, a whole plan. Each counts once, and not what it needs.
    /// O(members).</summary>
    /// <param name="members">The milestones, of one snapshot; one that comes again under its name is left out.</param>
    /// <exception cref="ArgumentNullException"><paramref name="members"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A member is <see langword="null"/>.</exception>
    public static Completion Over(IEnumerable<Milestone> members)
    {
        if (members is null) throw new ArgumentNullException(nameof(members));
        HashSet<string> seen = new(StringComparer.Ordinal);
        Counting.Tally tally = default;
        foreach (Milestone? member in members)
        {
            if (member is null) throw new ArgumentException("A member is null. Leave it out.", nameof(members));
            if (seen.Add(member.Name)) tally.Add(member.Standing);
        }

        return tally.Of(isCompleted: false);
    }

    /// <summary>The counts and the per cent in words, for people, such as <c>12 of 59, 2 cancelled, 20 %</c>.</summary>
    public override string ToString()
    {
        string cancelled = Cancelled == 0 ? "" : FormattableString.Invariant($", {Cancelled} cancelled");
        return FormattableString.Invariant($"{Completed} of {Counted}{cancelled}{(Percent is { } percent ? $", {percent} %" : "")}");
    }
}
