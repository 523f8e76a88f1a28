using MilestoneTracker.Planning.Passes;

namespace MilestoneTracker.Planning.Simulations;

// From the places of one axis to those of another, through their times: a later time counts on the way forward, an earlier one on the way
// back (Axis.Up, Axis.Down). Iterations come to the same places again and again, so those from now on for some years are remembered as they
// are found: 1 MiB. Safe from any thread, because all find the same.
internal sealed class AxisMap
{
    private const int Remembered = 1 << 18;
    private const int Unknown = int.MinValue;

    private readonly Axis _from;
    private readonly Axis _to;
    private readonly bool _isUp;
    private readonly int[] _found = new int[Remembered];

    public AxisMap(Axis from, Axis to, bool isUp)
    {
        (_from, _to, _isUp) = (from, to, isUp);
        Array.Fill(_found, Unknown);
    }

    /// <summary>Whether it is the map from one axis to another.</summary>
    public bool Is(Axis from, Axis to, bool isUp) => _from == from && _to == to && _isUp == isUp;

    /// <summary>Replaces the places of a row.</summary>
    public void Apply(Span<int> row)
    {
        int[] found = _found;
        foreach (ref int place in row)
        {
            int there = (uint)place < (uint)found.Length ? found[place] : Unknown;
            place = there != Unknown ? there : Find(place);
        }
    }

    private int Find(int place)
    {
        long time = _from.TimeOf(place);
        int there = (int)(_isUp ? _to.Up(time) : _to.Down(time));
        if ((uint)place < (uint)_found.Length) _found[place] = there;
        return there;
    }
}
