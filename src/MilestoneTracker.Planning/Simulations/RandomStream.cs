using System.Text;

namespace MilestoneTracker.Planning.Simulations;

// The numbers of one milestone or component in a simulation, as a function of the seed, the name, the iteration and the use: none
// depends on what else is drawn, so neither another milestone nor another order or thread changes any. SplitMix64 (Steele, Lea, Flood,
// "Fast Splittable Pseudorandom Number Generators", 2014) over FNV-1a of the name. All arithmetic on 64 bits wraps.
internal readonly struct RandomStream(ulong state)
{
    public const ulong Golden = 0x9E3779B97F4A7C15;
    public const ulong FirstFactor = 0xBF58476D1CE4E5B9;
    public const ulong SecondFactor = 0x94D049BB133111EB;

    /// <summary>How many numbers an iteration has.</summary>
    public const int Uses = 4;

    public const int Duration = 0;
    public const int RiskHappens = 1;
    public const int RiskSize = 2;

    private const byte MilestoneKind = 0;
    private const byte ComponentKind = 1;

    public ulong State => state;

    public static RandomStream OfMilestone(ulong seed, string name) => Of(seed, MilestoneKind, name);

    public static RandomStream OfComponent(ulong seed, string name) => Of(seed, ComponentKind, name);

    /// <summary>A number strictly between 0 and 1.</summary>
    public double At(long iteration, int use)
    {
        ulong z = Mix(unchecked(state + (((ulong)iteration * Uses) + (ulong)use + 1) * Golden));
        return ((z >> 12) + 0.5) * (1.0 / (1L << 52));
    }

    public static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * FirstFactor;
            z = (z ^ (z >> 27)) * SecondFactor;
            return z ^ (z >> 31);
        }
    }

    private static RandomStream Of(ulong seed, byte kind, string name)
    {
        const ulong Prime = 0x100000001B3;
        unchecked
        {
            ulong hash = (0xCBF29CE484222325 ^ kind) * Prime;
            foreach (byte unit in Encoding.UTF8.GetBytes(name)) hash = (hash ^ unit) * Prime;
            return new RandomStream(Mix(Mix(seed + Golden) + hash));
        }
    }
}
