using System.Diagnostics;

namespace MilestoneTracker.Planning.Values;

/// <summary>How long after a dependency its dependent may go on: a duration such as <c>2d</c>, or a lead, how long before, such as
/// <c>-1d</c>.</summary>
/// <remarks>Working lags run in the calendar that the dependent names, elapsed ones through nights and days off. One text for each value;
/// immutable; safe from any thread; <see langword="default"/> is <c>0m</c>, no lag.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly record struct PlanLag : ISpanParsable<PlanLag>
{
    internal const string Rule =
        "A lag is a duration such as 2d or 3eh, or a lead: a minus and a duration that is not zero, such as -1d. "
        + PlanDuration.Limits;

    private PlanLag(PlanDuration duration, bool isLead) => (Duration, IsLead) = (duration, isLead);

    /// <summary>How long, whichever way.</summary>
    public PlanDuration Duration { get; }

    /// <summary>Whether the dependent may go on before the dependency, not after it.</summary>
    public bool IsLead { get; }

    /// <summary>A lag: the dependent waits for so long.</summary>
    /// <param name="duration">How long.</param>
    public static PlanLag After(PlanDuration duration) => new(duration, isLead: false);

    /// <summary>A lead: the dependent goes on so long before.</summary>
    /// <param name="duration">How long; not zero.</param>
    /// <exception cref="ArgumentException"><paramref name="duration"/> is zero.</exception>
    public static PlanLag Before(PlanDuration duration) => duration.IsZero
        ? throw new ArgumentException("A lead is not zero. Where there is none, leave the lag out.", nameof(duration))
        : new PlanLag(duration, isLead: true);

    /// <summary>How long in minutes; negative for a lead.</summary>
    /// <param name="units">What a day and a week are; without effect on elapsed time.</param>
    /// <exception cref="OverflowException">It is longer than 10,000,000 minutes by these units.</exception>
    public int GetMinutes(WorkUnits units = default) => IsLead ? -Duration.GetMinutes(units) : Duration.GetMinutes(units);

    /// <summary>Reads a lag.</summary>
    /// <param name="text">The text, exactly as lags are written.</param>
    /// <param name="units">What a day and a week are: for the greatest length.</param>
    /// <param name="lag">The lag; <see langword="default"/> where the answer is <see langword="false"/>.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, WorkUnits units, out PlanLag lag)
    {
        lag = default;
        bool isLead = text is ['-', ..];
        if (!PlanDuration.TryParse(isLead ? text[1..] : text, units, out PlanDuration duration)
            || (isLead && duration.IsZero)) return false;
        lag = new PlanLag(duration, isLead);
        return true;
    }

    /// <summary>Reads a lag by the usual units.</summary>
    /// <param name="text">The text, exactly as lags are written.</param>
    /// <exception cref="FormatException">It is not one; the message says the form.</exception>
    public static PlanLag Parse(ReadOnlySpan<char> text) =>
        TryParse(text, default, out PlanLag lag) ? lag : throw new FormatException($"'{text}' is not a lag. {Rule}");

    /// <summary>The one text of this value, such as <c>-1d</c>.</summary>
    public override string ToString() => IsLead ? "-" + Duration : Duration.ToString();

    static PlanLag ISpanParsable<PlanLag>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<PlanLag>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out PlanLag result) =>
        TryParse(s, default, out result);

    static PlanLag IParsable<PlanLag>.Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s);
    }

    static bool IParsable<PlanLag>.TryParse(string? s, IFormatProvider? provider, out PlanLag result)
    {
        result = default;
        return s is not null && TryParse(s, default, out result);
    }
}
