using System.Diagnostics;
using System.Globalization;

namespace MilestoneTracker.Planning.Values;

/// <summary>How far remaining work may turn out shorter or longer, in per cent, such as <c>80%/100%/150%</c>: what a plan says for all
/// milestones that have no estimate of their own.</summary>
/// <remarks>Whole numbers from 0 to 1000 that do not descend, written like an estimate. One text for each value; immutable; safe from any
/// thread; <see langword="default"/> is <c>0%/0%/0%</c>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly record struct PercentRange : ISpanParsable<PercentRange>
{
    internal const string Rule =
        "Percentages are A%/M%/B%, triangular A%/M%/B% or uniform A%/B%, such as 80%/100%/150%: "
        + "whole numbers from 0 to 1000 that do not descend.";

    private PercentRange(EstimateShape shape, int least, int likely, int greatest) =>
        (Shape, Least, Likely, Greatest) = (shape, least, likely, greatest);

    /// <summary>How it spreads.</summary>
    public EstimateShape Shape { get; }

    /// <summary>At least so many per cent, 0 to 1000.</summary>
    public int Least { get; }

    /// <summary>Most likely so many per cent; of a uniform one the middle, rounded down.</summary>
    public int Likely { get; }

    /// <summary>At most so many per cent, 0 to 1000.</summary>
    public int Greatest { get; }

    /// <summary>Percentages of the shape PERT, such as <c>80%/100%/150%</c>.</summary>
    /// <param name="least">At least so many per cent, 0 to 1000.</param>
    /// <param name="likely">Most likely so many per cent.</param>
    /// <param name="greatest">At most so many per cent, 0 to 1000.</param>
    /// <exception cref="ArgumentException">They descend, or one is out of its range.</exception>
    public static PercentRange Pert(int least, int likely, int greatest) => Checked(EstimateShape.Pert, least, likely, greatest);

    /// <summary>Triangular percentages, such as <c>triangular 80%/100%/150%</c>.</summary>
    /// <param name="least">At least so many per cent, 0 to 1000.</param>
    /// <param name="likely">Most likely so many per cent.</param>
    /// <param name="greatest">At most so many per cent, 0 to 1000.</param>
    /// <exception cref="ArgumentException">They descend, or one is out of its range.</exception>
    public static PercentRange Triangular(int least, int likely, int greatest) =>
        Checked(EstimateShape.Triangular, least, likely, greatest);

    /// <summary>Uniform percentages, such as <c>uniform 80%/150%</c>.</summary>
    /// <param name="least">At least so many per cent, 0 to 1000.</param>
    /// <param name="greatest">At most so many per cent, 0 to 1000.</param>
    /// <exception cref="ArgumentException">They descend, or one is out of its range.</exception>
    public static PercentRange Uniform(int least, int greatest) =>
        Checked(EstimateShape.Uniform, least, (int)(((long)least + greatest) / 2), greatest);

    /// <summary>Reads percentages.</summary>
    /// <param name="text">The text, exactly as percentages are written.</param>
    /// <param name="range">What they say; <see langword="default"/> where the answer is <see langword="false"/>.</param>
    /// <returns>Whether they are such.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out PercentRange range)
    {
        range = default;
        EstimateShape shape = ThreePoint.TakeShape(ref text);
        Span<Range> parts = stackalloc Range[4];
        int count = text.Split(parts, '/');
        if (count != (shape == EstimateShape.Uniform ? 2 : 3)) return false;
        int greatest = 0;
        if (!TryRead(text[parts[0]], out int least) || !TryRead(text[parts[1]], out int second)
            || (count == 3 && !TryRead(text[parts[2]], out greatest))) return false;
        if (count == 2) greatest = second;
        if (second < least || greatest < second) return false;
        range = new PercentRange(shape, least, count == 3 ? second : (least + greatest) / 2, greatest);
        return true;
    }

    /// <summary>Reads percentages.</summary>
    /// <param name="text">The text, exactly as percentages are written.</param>
    /// <exception cref="FormatException">They are not such; the message says the form.</exception>
    public static PercentRange Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out PercentRange range) ? range : throw new FormatException($"'{text}' is not a range of percentages. {Rule}");

    /// <summary>The one text of this value, such as <c>80%/100%/150%</c>.</summary>
    public override string ToString() => Shape switch
    {
        EstimateShape.Uniform => string.Create(CultureInfo.InvariantCulture, $"uniform {Least}%/{Greatest}%"),
        EstimateShape.Triangular => string.Create(CultureInfo.InvariantCulture, $"triangular {Least}%/{Likely}%/{Greatest}%"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Least}%/{Likely}%/{Greatest}%"),
    };

    private static PercentRange Checked(EstimateShape shape, int least, int likely, int greatest)
    {
        PercentRange range = new(shape, least, likely, greatest);
        return least >= 0 && least <= likely && likely <= greatest && greatest <= 1000 ? range
            : throw new ArgumentException($"'{range}' is not a range of percentages. {Rule}", nameof(greatest));
    }

    private static bool TryRead(ReadOnlySpan<char> text, out int percent)
    {
        percent = text is [.. { Length: >= 1 and <= 4 } digits, '%'] && (digits.Length == 1 || digits[0] != '0')
            ? PlanMoment.Number(digits) : -1;
        return percent is >= 0 and <= 1000;
    }

    static PercentRange ISpanParsable<PercentRange>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<PercentRange>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out PercentRange result) =>
        TryParse(s, out result);

    static PercentRange IParsable<PercentRange>.Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s);
    }

    static bool IParsable<PercentRange>.TryParse(string? s, IFormatProvider? provider, out PercentRange result)
    {
        result = default;
        return s is not null && TryParse(s, out result);
    }
}
