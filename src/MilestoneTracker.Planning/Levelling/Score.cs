namespace MilestoneTracker.Planning.Levelling;

// What makes one order of a phase better than another: first how many cannot be staffed, because what is placed as if nobody were assigned
// is not a forecast to strive for; then the lateness against targets, each minute weighted by the priority of its milestone; then the
// finish of the last; then the sum of all finishes.
internal readonly record struct Score(int Unstaffed, long Lateness, long Finish, long Sum) : IComparable<Score>
{
    public int CompareTo(Score other)
    {
        int order = Unstaffed.CompareTo(other.Unstaffed);
        if (order == 0) order = Lateness.CompareTo(other.Lateness);
        if (order == 0) order = Finish.CompareTo(other.Finish);
        return order != 0 ? order : Sum.CompareTo(other.Sum);
    }

    public static bool operator <(Score one, Score other) => one.CompareTo(other) < 0;

    public static bool operator >(Score one, Score other) => one.CompareTo(other) > 0;

    public static bool operator <=(Score one, Score other) => one.CompareTo(other) <= 0;

    public static bool operator >=(Score one, Score other) => one.CompareTo(other) >= 0;
}
