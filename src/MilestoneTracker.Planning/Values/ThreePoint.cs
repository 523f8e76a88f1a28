using System.Diagnostics;

namespace MilestoneTracker.Planning.Values;

/// <summary>An estimate of a duration: at least, most likely and at most, such as <c>3d/5d/10d</c>, <c>triangular 3d/5d/10d</c> or
/// <c>uniform 3d/10d</c>.</summary>
/// <remarks>The durations are all working or all elapsed, and none is shorter than the one before it. One text for each value; immutable;
/// safe from any thread; <see langword="default"/> is <c>0m/0m/0m</c>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly record struct ThreePoint : ISpanParsable<ThreePoint>
{
    internal const string Rule =
        "An estimate is A/M/B, triangular A/M/B or uniform A/B, such as 3d/5d/10d: "
        + "durations that do not descend, all working or all elapsed. " + PlanDuration.Limits;

    private ThreePoint(EstimateShape shape, PlanDuration least, PlanDuration likely, PlanDuration greatest) =>
        (Shape, Least, Likely, Greatest) = (shape, least, likely, greatest);

    /// <summary>How it spreads.</summary>
    public EstimateShape Shape { get; }

    /// <summary>At least so long.</summary>
    public PlanDuration Least { get; }

    /// <summary>Most likely so long; of a uniform one the same as <see cref="Least"/>, and <see cref="GetLikelyMinutes"/> says its
    /// middle.</summary>
    public PlanDuration Likely { get; }

    /// <summary>At most so long.</summary>
    public PlanDuration Greatest { get; }

    /// <summary>Whether the durations are elapsed time.</summary>
    public bool IsElapsed => Least.IsElapsed;

    /// <summary>An estimate of the shape PERT, such as <c>3d/5d/10d</c>.</summary>
    /// <param name="least">At least so long.</param>
    /// <param name="likely">Most likely so long.</param>
    /// <param name="greatest">At most so long.</param>
    /// <param name="units">What a day and a week are: whether durations descend depends on them.</param>
    /// <exception cref="ArgumentException">A duration is shorter than the one before it, or they are not of one kind.</exception>
    /// <exception cref="OverflowException">A duration is longer than 10,000,000 minutes by these units.</exception>
    public static ThreePoint Pert(PlanDuration least, PlanDuration likely, PlanDuration greatest, WorkUnits units = default) =>
        Checked(new ThreePoint(EstimateShape.Pert, least, likely, greatest), units);

    /// <summary>A triangular estimate, such as <c>triangular 3d/5d/10d</c>.</summary>
    /// <param name="least">At least so long.</param>
    /// <param name="likely">Most likely so long.</param>
    /// <param name="greatest">At most so long.</param>
    /// <param name="units">What a day and a week are: whether durations descend depends on them.</param>
    /// <exception cref="ArgumentException">A duration is shorter than the one before it, or they are not of one kind.</exception>
    /// <exception cref="OverflowException">A duration is longer than 10,000,000 minutes by these units.</exception>
    public static ThreePoint Triangular(PlanDuration least, PlanDuration likely, PlanDuration greatest, WorkUnits units = default) =>
        Checked(new ThreePoint(EstimateShape.Triangular, least, likely, greatest), units);

    /// <summary>A uniform estimate, such as <c>uniform 3d/10d</c>.</summary>
    /// <param name="least">At least so long.</param>
    /// <param name="greatest">At most so long.</param>
    /// <param name="units">What a day and a week are: whether durations descend depends on them.</param>
    /// <exception cref="ArgumentException">The second duration is shorter than the first, or they are not of one kind.</exception>
    /// <exception cref="OverflowException">A duration is longer than 10,000,000 minutes by these units.</exception>
    public static ThreePoint Uniform(PlanDuration least, PlanDuration greatest, WorkUnits units = default) =>
        Checked(new ThreePoint(EstimateShape.Uniform, least, least, greatest), units);

    /// <summary>The likely value in minutes; of a uniform one the middle, rounded down.</summary>
    /// <param name="units">What a day and a week are.</param>
    /// <exception cref="OverflowException">A duration is longer than 10,000,000 minutes by these units.</exception>
    public int GetLikelyMinutes(WorkUnits units = default) =>
        Shape == EstimateShape.Uniform ? (Least.GetMinutes(units) + Greatest.GetMinutes(units)) / 2 : Likely.GetMinutes(units);

    /// <summary>Reads an estimate.</summary>
    /// <param name="text">The text, exactly as estimates are written.</param>
    /// <param name="units">What a day and a week are: whether durations descend depends on them.</param>
    /// <param name="estimate">The estimate; <see langword="default"/> where the answer is <see langword="false"/>.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, WorkUnits units, out ThreePoint estimate)
    {
        estimate = default;
        EstimateShape shape = TakeShape(ref text);
        Span<Range> parts = stackalloc Range[4];
        int count = text.Split(parts, '/');
        if (count != (shape == EstimateShape.Uniform ? 2 : 3)) return false;
        if (!PlanDuration.TryParse(text[parts[0]], units, out PlanDuration least)
            || !PlanDuration.TryParse(text[parts[1]], units, out PlanDuration second)) return false;
        PlanDuration greatest = second;
        if (count == 3 && !PlanDuration.TryParse(text[parts[2]], units, out greatest)) return false;
        ThreePoint read = new(shape, least, count == 3 ? second : least, greatest);
        if (!read.IsOrdered(units)) return false;
        estimate = read;
        return true;
    }

    /// <summary>Reads an estimate by the usual units.</summary>
    /// <param name="text">The text, exactly as estimates are written.</param>
    /// <exception cref="FormatException">It is not one; the message says the form.</exception>
    public static ThreePoint Parse(ReadOnlySpan<char> text) =>
        TryParse(text, default, out ThreePoint estimate) ? estimate : throw new FormatException($"'{text}' is not an estimate. {Rule}");

    /// <summary>The one text of this value, such as <c>3d/5d/10d</c>.</summary>
    public override string ToString() => Shape switch
    {
        EstimateShape.Uniform => $"uniform {Least}/{Greatest}",
        EstimateShape.Triangular => $"triangular {Least}/{Likely}/{Greatest}",
        _ => $"{Least}/{Likely}/{Greatest}",
    };

    /// <summary>The shape that a text begins with, which is taken from it; PERT where it begins with none.</summary>
    internal static EstimateShape TakeShape(ref ReadOnlySpan<char> text)
    {
        const string Triangular = "triangular ";
        const string Uniform = "uniform ";
        EstimateShape shape = text.StartsWith(Triangular, StringComparison.Ordinal) ? EstimateShape.Triangular
            : text.StartsWith(Uniform, StringComparison.Ordinal) ? EstimateShape.Uniform
            : EstimateShape.Pert;
        text = text[(shape switch { EstimateShape.Triangular => Triangular.Length, EstimateShape.Uniform => Uniform.Length, _ => 0 })..];
        return shape;
    }

    private static ThreePoint Checked(ThreePoint estimate, WorkUnits units) => estimate.IsOrdered(units) ? estimate
        : throw new ArgumentException($"'{estimate}' is not an estimate. {Rule}", nameof(estimate));

    private bool IsOrdered(WorkUnits units) => Likely.IsElapsed == Least.IsElapsed && Greatest.IsElapsed == Least.IsElapsed
        && Least.GetMinutes(units) <= Likely.GetMinutes(units) && Likely.GetMinutes(units) <= Greatest.GetMinutes(units);

    static ThreePoint ISpanParsable<ThreePoint>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<ThreePoint>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out ThreePoint result) =>
        TryParse(s, default, out result);

    static ThreePoint IParsable<ThreePoint>.Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s);
    }

    static bool IParsable<ThreePoint>.TryParse(string? s, IFormatProvider? provider, out ThreePoint result)
    {
        result = default;
        return s is not null && TryParse(s, default, out result);
    }
}
