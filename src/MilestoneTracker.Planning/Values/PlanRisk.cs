using System.Diagnostics;
using System.Globalization;

namespace MilestoneTracker.Planning.Values;

/// <summary>A risk of a milestone: with which probability it happens, and how much work it then adds, such as <c>30% 5d</c> or
/// <c>30% 2d/5d/10d</c>.</summary>
/// <remarks>It moves no forecast: the schedule is made without it, and a simulation draws it. One text for each value; immutable; safe
/// from any thread. <see langword="default"/> stands for no risk, and is not a text that parses.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly record struct PlanRisk : ISpanParsable<PlanRisk>
{
    internal const string Rule =
        "A risk is a whole number of per cent from 1 to 99, a space, and a duration or an estimate, such as 30% 5d or 30% 2d/5d/10d. "
        + PlanDuration.Limits;

    private PlanRisk(int percent, PlanDuration? duration, ThreePoint? estimate) =>
        (Percent, Duration, Estimate) = (percent, duration, estimate);

    /// <summary>How probable it is, in per cent: 1 to 99.</summary>
    public int Percent { get; }

    /// <summary>The work that it adds, where that is one duration.</summary>
    public PlanDuration? Duration { get; }

    /// <summary>The work that it adds, where that is an estimate.</summary>
    public ThreePoint? Estimate { get; }

    /// <summary>Whether what it adds is elapsed time.</summary>
    public bool IsElapsed => Duration?.IsElapsed ?? Estimate?.IsElapsed ?? false;

    /// <summary>A risk that adds one duration.</summary>
    /// <param name="percent">How probable it is, 1 to 99.</param>
    /// <param name="duration">The work that it adds.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="percent"/> is out of that range.</exception>
    public static PlanRisk Of(int percent, PlanDuration duration) => new(Checked(percent), duration, null);

    /// <summary>A risk that adds what an estimate says.</summary>
    /// <param name="percent">How probable it is, 1 to 99.</param>
    /// <param name="estimate">The work that it adds.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="percent"/> is out of that range.</exception>
    public static PlanRisk Of(int percent, ThreePoint estimate) => new(Checked(percent), null, estimate);

    /// <summary>Reads a risk.</summary>
    /// <param name="text">The text, exactly as risks are written.</param>
    /// <param name="units">What a day and a week are.</param>
    /// <param name="risk">The risk; <see langword="default"/> where the answer is <see langword="false"/>.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, WorkUnits units, out PlanRisk risk)
    {
        risk = default;
        int sign = text.IndexOf('%');
        if (sign is not (1 or 2) || text[0] == '0' || text.Length < sign + 3 || text[sign + 1] != ' ') return false;
        int percent = PlanMoment.Number(text[..sign]);
        if (percent is < 1 or > 99) return false;
        ReadOnlySpan<char> size = text[(sign + 2)..];
        if (size.Contains('/'))
        {
            if (!ThreePoint.TryParse(size, units, out ThreePoint estimate)) return false;
            risk = new PlanRisk(percent, null, estimate);
            return true;
        }

        if (!PlanDuration.TryParse(size, units, out PlanDuration duration)) return false;
        risk = new PlanRisk(percent, duration, null);
        return true;
    }

    /// <summary>Reads a risk by the usual units.</summary>
    /// <param name="text">The text, exactly as risks are written.</param>
    /// <exception cref="FormatException">It is not one; the message says the form.</exception>
    public static PlanRisk Parse(ReadOnlySpan<char> text) =>
        TryParse(text, default, out PlanRisk risk) ? risk : throw new FormatException($"'{text}' is not a risk. {Rule}");

    /// <summary>The one text of this value, such as <c>30% 5d</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture,
            $"{Percent}% {(Estimate is { } estimate ? estimate.ToString() : Duration.GetValueOrDefault().ToString())}");

    private static int Checked(int percent) =>
        percent is >= 1 and <= 99 ? percent
            : throw new ArgumentOutOfRangeException(nameof(percent), percent, "A risk has a probability of 1 to 99 per cent.");

    static PlanRisk ISpanParsable<PlanRisk>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<PlanRisk>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out PlanRisk result) =>
        TryParse(s, default, out result);

    static PlanRisk IParsable<PlanRisk>.Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s);
    }

    static bool IParsable<PlanRisk>.TryParse(string? s, IFormatProvider? provider, out PlanRisk result)
    {
        result = default;
        return s is not null && TryParse(s, default, out result);
    }
}
