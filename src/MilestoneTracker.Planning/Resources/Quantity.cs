using System.Diagnostics;
using System.Globalization;

namespace MilestoneTracker.Planning.Resources;

/// <summary>How much of a resource is asked for or there is, in whole hundredths: <c>1</c> is one person or one machine at full time,
/// <c>0.5</c> half of that.</summary>
/// <remarks>From 0 to 10,000. Every value has one text: no leading zero, no zero at the end of a fraction. The <see langword="default"/>
/// is 0. Sums and comparisons are exact: 1.01 of 1 is over-allocated, 1.00 of 1 is not.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly record struct Quantity
{
    internal const string Rule =
        "A quantity is 0.01 to 10000 in at most two decimals, such as 1, 0.5 or 2.25, without zeros at its start or after its fraction.";

    private const int Most = 1_000_000;

    private Quantity(int hundredths) => Hundredths = hundredths;

    /// <summary>One at full time.</summary>
    public static Quantity One { get; } = new(100);

    /// <summary>The value in hundredths: 0 to 1,000,000.</summary>
    public int Hundredths { get; }

    /// <summary>Makes a quantity of hundredths.</summary>
    /// <param name="hundredths">0 to 1,000,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is out of that range.</exception>
    public static Quantity OfHundredths(int hundredths) => hundredths is >= 0 and <= Most ? new Quantity(hundredths)
        : throw new ArgumentOutOfRangeException(nameof(hundredths), hundredths, "A quantity has 0 to 1,000,000 hundredths.");

    /// <summary>Reads a quantity; 0 included.</summary>
    /// <param name="text">The text, exactly as quantities are written.</param>
    /// <param name="quantity">The quantity; 0 where the answer is <see langword="false"/>.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Quantity quantity)
    {
        quantity = default;
        int dot = text.IndexOf('.');
        ReadOnlySpan<char> whole = dot < 0 ? text : text[..dot];
        ReadOnlySpan<char> fraction = dot < 0 ? [] : text[(dot + 1)..];
        if (whole.Length is 0 or > 5 || (whole[0] == '0' && whole.Length > 1)) return false;
        if (dot >= 0 && (fraction.Length is 0 or > 2 || fraction[^1] == '0')) return false;
        (int number, int rest) = (Values.PlanMoment.Number(whole), Values.PlanMoment.Number(fraction));
        if (number < 0 || rest < 0) return false;
        int hundredths = (number * 100) + (fraction.Length == 1 ? rest * 10 : rest);
        if (hundredths > Most) return false;
        quantity = new Quantity(hundredths);
        return true;
    }

    /// <summary>Reads a quantity; 0 included.</summary>
    /// <param name="text">The text, exactly as quantities are written.</param>
    /// <exception cref="FormatException">It is not one; the message says the form.</exception>
    public static Quantity Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out Quantity quantity) ? quantity : throw new FormatException($"'{text}' is not a quantity. {Rule}");

    /// <summary>The one text of this value, such as <c>1.5</c>.</summary>
    public override string ToString() => TextOf(Hundredths);

    /// <summary>The text of a sum of hundredths, which may be more than a quantity holds.</summary>
    internal static string TextOf(Int128 hundredths) =>
        ((decimal)hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}
