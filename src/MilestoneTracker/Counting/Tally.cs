using System.Runtime.CompilerServices;
using MilestoneTracker.State;

namespace MilestoneTracker.Counting;

// A running sum: the rule of progress, in one place. Sums are integers, so the order of counting does not matter (invariant I8).
internal struct Tally
{
    private int _completed;
    private int _counted;
    private int _cancelled;
    private long _done;
    private long _weight;

    public Tally(int completed, int counted, int cancelled, long done, long weight) =>
        (_completed, _counted, _cancelled, _done, _weight) = (completed, counted, cancelled, done, weight);

    /// <summary>How many are counted.</summary>
    public readonly int Counted => _counted;

    /// <summary>Whether adding it has no effect.</summary>
    public readonly bool IsNothing => (_completed | _counted | _cancelled) == 0 && (_done | _weight) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in ProgressState progress)
    {
        if (progress.Status == MilestoneStatus.Cancelled)
        {
            _cancelled++;
            return;
        }

        _counted++;
        _completed += progress.Status == MilestoneStatus.Completed ? 1 : 0;
        _weight += progress.Weight;
        _done += (long)progress.Weight * progress.Own;
    }

    /// <summary>Adds the difference of a contribution that counts before and after, so that as many are counted and cancelled as
    /// before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in Tally difference)
    {
        _completed += difference._completed;
        _done += difference._done;
        _weight += difference._weight;
    }

    /// <summary>The sum to add when the contribution of a milestone changes.</summary>
    public static Tally Difference(in ProgressState old, in ProgressState now)
    {
        (Tally one, Tally two) = (default, default);
        one.Add(old);
        two.Add(now);
        return new Tally(
            two._completed - one._completed, two._counted - one._counted, two._cancelled - one._cancelled, two._done - one._done,
            two._weight - one._weight);
    }

    /// <summary>The sum as the progress of a milestone or set.</summary>
    /// <param name="isCompleted">Whether the milestone itself is completed.</param>
    public readonly Completion Of(bool isCompleted) => new(_completed, _counted, _cancelled, _done, _weight, isCompleted);
}
