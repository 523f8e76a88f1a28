using MilestoneTracker.Planning.Simulations;

namespace MilestoneTracker.Planning.Levelling;

// Whole numbers by chance, as a function of the seed, the phase, the generation and the child: no other child and no thread changes any.
internal struct Draws(ulong seed, int phase, int generation, int child)
{
    private readonly ulong _stream = unchecked(RandomStream.Mix(RandomStream.Mix(RandomStream.Mix(RandomStream.Mix(
        seed + RandomStream.Golden) + (ulong)phase) + (ulong)generation) + (ulong)child));

    private ulong _drawn;

    /// <summary>A number from 0 up to a bound, which it does not reach: the high half of a product of 128 bits.</summary>
    public long Below(long bound)
    {
        ulong drawn = RandomStream.Mix(unchecked(_stream + (++_drawn * RandomStream.Golden)));
        return (long)Math.BigMul(drawn, (ulong)bound, out _);
    }
}
