using System.Globalization;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Faults;

/// <summary>Which of many cases are tried: all, or a share that is the same every time for the same seed.</summary>
internal readonly record struct Share(int Of, int In)
{
    public static Share All => new(1, 1);

    public static Share? Parse(string text) =>
        text.Split('/') is [string of, string all]
        && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out int part)
        && int.TryParse(all, NumberStyles.None, CultureInfo.InvariantCulture, out int whole)
        && part >= 1 && part <= whole ? new Share(part, whole) : null;

    // Another generator than the one that the case itself is made with: else all cases of a share would be made from small numbers.
    public bool Has(ulong seed, long thing) => Of == In || SplitMix.For(~seed, thing).Below(In) < Of;

    public override string ToString() => FormattableString.Invariant($"{Of}/{In}");
}
