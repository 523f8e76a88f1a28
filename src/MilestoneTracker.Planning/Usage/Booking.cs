using MilestoneTracker.Planning.Levelling;

namespace MilestoneTracker.Planning.Usage;

/// <summary>That a milestone asks so much of a resource in the time between two minutes in which all parts work.</summary>
internal readonly record struct Booking(int Position, int Quantity, long From, long To, WorkRanges[] Parts)
{
    /// <summary>The stretches of it within two times.</summary>
    public IEnumerable<(long From, long To)> Within(long from, long to) =>
        StaffedTime.PiecesOf(Parts, Math.Max(From, from), Math.Min(To, to));

    public bool IsAt(long time) => From <= time && time < To && Within(time, time + 1).Any();
}
